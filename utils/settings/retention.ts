import { type Retention, retentionPeriods } from '@/utils/domain/retention';
import type { Setting } from './setting';

/** How long contacts with customers are kept; for ever until somebody chose. */
export const retention: Setting<Retention> = {
  key: 'retention',
  fallback: 'forever',
  parse: (stored) => retentionPeriods.find((each) => each === stored),
};
