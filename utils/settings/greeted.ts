import type { Setting } from './setting';

/** Whether the user was greeted: a browser that loads the extension from a folder calls every start an installation. */
export const wasGreeted: Setting<boolean> = {
  key: 'wasGreeted',
  fallback: false,
  parse: (stored) => (typeof stored === 'boolean' ? stored : undefined),
};
