import type { Setting } from './setting';

/** The key of `hiddenFigures`: no backup holds it, and no restoring ends it while somebody shares their screen. */
export const HIDDEN_FIGURES = 'hiddenFigures';

/** Whether all amounts are covered, for sharing the screen; until the user shows them, also over restarts. */
export const hiddenFigures: Setting<boolean> = {
  key: HIDDEN_FIGURES,
  fallback: false,
  parse: (stored) => (typeof stored === 'boolean' ? stored : undefined),
};
