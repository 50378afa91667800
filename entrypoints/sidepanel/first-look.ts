import { effect } from '@preact/signals';
import type { PanelModel } from '@/utils/state/panel';

/** Resolves once the panel has something to show, or after so many milliseconds. */
export const firstLook = ({ state }: PanelModel, patience = Number.POSITIVE_INFINITY): Promise<void> =>
  new Promise((resolve) => {
    if (Number.isFinite(patience)) setTimeout(resolve, patience);
    const dispose = effect(() => {
      if (state.value.state === 'loading') return;
      resolve();
      queueMicrotask(() => dispose());
    });
  });

/** Resolves once what is drawn by now is on the screen. */
export const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
