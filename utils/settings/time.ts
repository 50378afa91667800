import type { Setting } from './setting';

/** Whether the time in front of a customer's conversation is counted; off until somebody wants it. */
export const countsTime: Setting<boolean> = {
  key: 'countsTime',
  fallback: false,
  parse: (stored) => (typeof stored === 'boolean' ? stored : undefined),
};
