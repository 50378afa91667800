import type { Team } from '@/utils/domain/interaction';
import styles from './TeamDot.module.css';

const { dot } = styles;

/** One shape for each team, so that nobody has to tell colours apart. */
const shapes = {
  sales: 'M6 .8 11.2 6 6 11.2.8 6z',
  marketing: 'M6 1.2 11.2 10.4H.8z',
  service: 'M6 1.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6z',
  support: 'M1.6 1.6h8.8v8.8H1.6z',
  finance: 'M.8 3.8h10.4v4.4H.8z',
  voice: 'M1 1.6h10v6.6H6.2L3.4 11V8.2H1z',
} as const;

export interface TeamDotProps {
  /** `voice` for what the customer said to all of us. */
  readonly team: Team | 'voice';
  readonly place: 'coming' | 'open' | 'past';
}

/** A mark on the time line: dashed for what is coming, filled for what waits, hollow for what was. */
export function TeamDot({ team, place }: TeamDotProps) {
  return (
    <svg class={`${dot} ${styles[team]} ${styles[place] ?? ''}`} viewBox="0 0 12 12" aria-hidden="true">
      <path d={shapes[team]} />
    </svg>
  );
}
