import type { Currency } from '@/utils/domain/money';
import type { Standing } from '@/utils/domain/standing';
import type { CivilDate } from '@/utils/domain/time';
import type { Competitor } from '@/utils/domain/voice';
import type { Cohort } from '@/utils/economics/cohorts';
import type { Figure, MoneyFigure } from '@/utils/economics/figure';
import type { LostOpportunities } from '@/utils/economics/opportunities';
import type { Quadrants } from '@/utils/economics/standing/quadrants';
import type { Whale } from '@/utils/economics/standing/whale';
import type { SideSaid } from '@/utils/voice/said-often';
import type { Tagged } from './everybody';

/** All customers beside each other, for a day: what the worker sends at first. */
export interface Customers {
  readonly today: CivilDate;
  readonly currency: Currency;
  /** Whether the cost of our time is assumed: nobody set it. */
  readonly isCostAssumed: boolean;
  /** Customers of their own, by name. */
  readonly slots: Uint32Array<ArrayBuffer>;
  /** How many of them have books. */
  readonly counted: number;
  readonly nameOrder: Float64Array<ArrayBuffer>;
  readonly isCompany: Uint8Array<ArrayBuffer>;
  readonly tags: readonly Tagged[];
  readonly standing: Standing;
  /** P(alive), NaN where there is none, and why the base taught no model. */
  readonly alive: Float64Array<ArrayBuffer>;
  readonly noModel: 'tooFew' | 'learning' | 'unfit' | undefined;
  readonly segments: Uint8Array<ArrayBuffer>;
  readonly openNeeds: Uint16Array<ArrayBuffer>;
  readonly overduePromises: Uint16Array<ArrayBuffer>;
  readonly whale: Whale | undefined;
  readonly quadrants: Quadrants | undefined;
  readonly sides: readonly SideSaid[];
  /** Of the last twelve months. */
  readonly lost: LostOpportunities;
  readonly competitors: readonly Competitor[];
}

/** What needs the books of all once more: a year ago, and the quarters since. */
export interface Past {
  readonly earlier: Pick<Standing, 'netRevenue' | 'costToServe' | 'margin'>;
  readonly cohorts: readonly Cohort[];
  readonly returnOnCustomer: ReturnOnAll;
}

/** Return on Customer of the last twelve months, and what it is made of. */
export interface ReturnOnAll {
  /** As a fraction. */
  readonly rate: Figure;
  readonly profit: MoneyFigure;
  /** The lifetime values of all customers, a year ago and today. */
  readonly start: MoneyFigure;
  readonly end: MoneyFigure;
  /** Customers who buy and have no value in it. */
  readonly unvalued: number;
}
