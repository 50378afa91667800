import { type Arrangement, firstArrangement, parseArrangement } from '@/utils/domain/arrangement';
import type { Setting } from './setting';

/** How the sections of the panel stand. */
export const arrangement: Setting<Arrangement> = {
  key: 'arrangement',
  fallback: firstArrangement,
  parse: parseArrangement,
  under: ({ panel }, own) => own ?? panel,
};
