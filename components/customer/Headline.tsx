import { i18n } from '#i18n';
import { estimateReason } from '@/components/charts/estimate-reason';
import { TrendBars } from '@/components/charts/TrendBars';
import { dayText } from '@/components/ui/Day';
import { Money } from '@/components/ui/Money';
import { percentText } from '@/components/ui/Percent';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import type { Figure } from '@/utils/economics/figure';
import type { Profitability } from '@/utils/economics/profitability';
import styles from './Headline.module.css';

const { headline, figure, lost, unknown, change, more, less, arrow, state, trend: trendClass } = styles;

export interface HeadlineProps {
  readonly profitability: Profitability;
}

/** The one figure that leads: the margin, how far it can be trusted, and where it is going. */
export function Headline({ profitability: { year, trend, changePercent } }: HeadlineProps) {
  const margin = year.contributionMargin;
  if (margin.value === null) return <p class={unknown}>{i18n.t('panel.profit.unknown')}</p>;
  const isLoss = margin.value.minor < 0;
  return (
    <div class={headline}>
      <div>
        <p class={`${figure} ${isLoss ? lost : ''}`}>
          <Stated state={margin.state} why={estimateReason(margin, year.isBeforeCostToServe)}>
            <Money amount={margin.value} size="large" />
          </Stated>
          {isLoss && <Tag tone="loss">{i18n.t('panel.profit.loss')}</Tag>}
        </p>
        {!isLoss && <Change percent={changePercent} />}
        <p class={state}>{i18n.t('panel.profit.asOf', [i18n.t(`panel.profit.is.${margin.state}`), dayText(margin.asOf)])}</p>
      </div>
      {trend !== null && (
        <div class={trendClass}>
          <TrendBars months={trend} />
        </div>
      )}
    </div>
  );
}

/** Says more or less in words; the arrow only repeats it. */
export function Change({ percent: { value } }: { readonly percent: Pick<Figure, 'value'> }) {
  if (value === null) return <p class={change}>{i18n.t('panel.profit.noYearBefore')}</p>;
  const size = percentText(Math.abs(value), 0);
  if (Math.round(value) === 0) return <p class={change}>{i18n.t('panel.profit.same')}</p>;
  return (
    <p class={`${change} ${value > 0 ? more : less}`}>
      <svg class={arrow} viewBox="0 0 8 8" aria-hidden="true">
        <path d={value > 0 ? 'M4 1 8 7H0z' : 'M4 7 0 1h8z'} />
      </svg>
      {i18n.t(value > 0 ? 'panel.profit.more' : 'panel.profit.less', [size])}
    </p>
  );
}
