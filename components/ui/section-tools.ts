import { createContext } from 'preact';

/** What a card that is a section of the panel can do; a card outside of any has none. */
export interface SectionTools {
  readonly id: string;
  readonly isCollapsed: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onToggle: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onHide: () => void;
}

export const SectionToolsOf = createContext<SectionTools | undefined>(undefined);
