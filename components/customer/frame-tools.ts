import { type ComponentChildren, createContext } from 'preact';

/** What stands at the top of the panel whatever it shows. */
export interface FrameTools {
  /** At the right of the head. */
  readonly buttons: ComponentChildren;
  /** Over the whole head, while it is wanted. */
  readonly bar?: ComponentChildren;
}

/** Where a frame finds them; absent where a panel has none. */
export const FrameToolsOf = createContext<FrameTools | undefined>(undefined);
