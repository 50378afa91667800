import { computed, type ReadonlySignal } from '@preact/signals';
import type { Database } from '@/utils/db/schema';
import { type AheadView, createAhead } from '@/utils/state/ahead';
import { type PanelModel, profileIn } from '@/utils/state/panel';
import { runUpkeep } from '@/utils/state/run-upkeep';

/** Where the customer whom the panel shows stands among all, and what is to come of them. */
export function aheadIn(db: Database, panel: PanelModel, stop: AbortSignal): ReadonlySignal<AheadView | undefined> {
  const profile = computed(() => profileIn(panel.state.value));
  return createAhead(db, profile, { keep: runUpkeep, painted }, stop);
}

/** The next frame was drawn: nothing that is done now keeps the figures from being seen. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
