import { i18n } from '#i18n';
import { dayText } from '@/components/ui/Day';
import { areFiguresHidden } from '@/components/ui/hidden-figures';
import { Money } from '@/components/ui/Money';
import { percentText } from '@/components/ui/Percent';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import type { Money as Amount } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import type { FigureState } from '@/utils/economics/figure';
import styles from './LeadingMargin.module.css';

const { figure, lost, unknown, change, more, less, arrow, state: stateClass } = styles;

export interface LeadingMarginProps {
  readonly amount: Amount;
  readonly state: FigureState;
  /** Why it is no better than its state, as a sentence. */
  readonly why?: string | undefined;
  readonly asOf: CivilDate;
  /** Against the twelve months before; null where those cannot be compared with. */
  readonly changePercent: number | null;
}

/** The one figure that leads, in the panel and on a card: the margin, how far it can be trusted, and where it is going. */
export function LeadingMargin({ amount, state, why, asOf, changePercent }: LeadingMarginProps) {
  const isLoss = amount.minor < 0;
  return (
    <>
      <p class={`${figure} ${isLoss ? lost : ''}`}>
        <Stated state={state} {...(why === undefined ? {} : { why })}>
          <Money amount={amount} size="large" />
        </Stated>
        {isLoss && <Tag tone="loss">{i18n.t('panel.profit.loss')}</Tag>}
      </p>
      {!isLoss && <Change percent={changePercent} />}
      <p class={stateClass}>{i18n.t('panel.profit.asOf', [i18n.t(`panel.profit.is.${state}`), dayText(asOf)])}</p>
    </>
  );
}

/** Stands in its place where the margin is missing; `isHidden` where it is not for the user's role. */
export const UnknownMargin = ({ isHidden = false }: { readonly isHidden?: boolean }) => (
  <p class={unknown}>{i18n.t(isHidden ? 'panel.profit.notVisible' : 'panel.profit.unknown')}</p>
);

/** Says more or less in words; the arrow only repeats it. While amounts are covered it says neither. */
function Change({ percent }: { readonly percent: number | null }) {
  if (areFiguresHidden.value) return null;
  if (percent === null) return <p class={change}>{i18n.t('panel.profit.noYearBefore')}</p>;
  const size = percentText(Math.abs(percent), 0);
  if (Math.round(percent) === 0) return <p class={change}>{i18n.t('panel.profit.same')}</p>;
  return (
    <p class={`${change} ${percent > 0 ? more : less}`}>
      <svg class={arrow} viewBox="0 0 8 8" aria-hidden="true">
        <path d={percent > 0 ? 'M4 1 8 7H0z' : 'M4 7 0 1h8z'} />
      </svg>
      {i18n.t(percent > 0 ? 'panel.profit.more' : 'panel.profit.less', [size])}
    </p>
  );
}
