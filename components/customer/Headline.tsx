import { estimateReason } from '@/components/charts/estimate-reason';
import { TrendBars } from '@/components/charts/TrendBars';
import type { Profitability } from '@/utils/economics/profitability';
import styles from './Headline.module.css';
import { LeadingMargin, UnknownMargin } from './LeadingMargin';

const { headline, trend: trendClass } = styles;

export interface HeadlineProps {
  readonly profitability: Profitability;
}

/** The margin of the last twelve months, and beside it how it came month by month. */
export function Headline({ profitability: { year, trend, changePercent } }: HeadlineProps) {
  const { value, state, asOf } = year.contributionMargin;
  if (value === null) return <UnknownMargin isHidden={year.contributionMargin.missing.includes('role')} />;
  const why = estimateReason(year.contributionMargin, year.isBeforeCostToServe);
  return (
    <div class={headline}>
      <div>
        <LeadingMargin amount={value} state={state} why={why} asOf={asOf} changePercent={changePercent.value} />
      </div>
      {trend !== null && (
        <div class={trendClass}>
          <TrendBars months={trend} />
        </div>
      )}
    </div>
  );
}
