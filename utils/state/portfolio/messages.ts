import type { CivilDate } from '@/utils/domain/time';
import type { Customers, Past } from './portfolio';

/** Adding up, reading everybody, and the books of a year ago. */
export type PortfolioStep = 'standing' | 'customers' | 'past';

export interface PortfolioRequest {
  readonly today: CivilDate;
}

export type PortfolioReply =
  | { readonly kind: 'progress'; readonly step: PortfolioStep; readonly done: number }
  | { readonly kind: 'customers'; readonly customers: Customers }
  | { readonly kind: 'past'; readonly past: Past }
  /** `stale`: the roll-ups have to be brought up to date first. */
  | { readonly kind: 'end'; readonly how: 'done' | 'stale' | 'failed' };

/** Reads the portfolio, telling what it has as it has it; resolves with how it ended. */
export type ReadPortfolio = (
  request: PortfolioRequest,
  tell: (reply: Exclude<PortfolioReply, { kind: 'end' }>) => void,
  stop: AbortSignal,
) => Promise<'done' | 'stale' | 'failed'>;
