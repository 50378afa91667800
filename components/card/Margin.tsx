import { i18n } from '#i18n';
import { LeadingMargin, UnknownMargin } from '@/components/customer/LeadingMargin';
import { Button } from '@/components/ui/Button';
import type { CardMoney } from '@/utils/domain/card';
import styles from './Margin.module.css';

const { margin, title, state: stateClass } = styles;

export interface MarginProps {
  /** Null while the figures are covered. */
  readonly money: CardMoney | null;
  readonly onUncover: () => void;
}

/** The margin of the last twelve months, how far it can be trusted, and where it is going; covered while who this is is only a guess. */
export function Margin({ money, onUncover }: MarginProps) {
  if (money === null) {
    return (
      <section class={margin}>
        <h2 class={title}>{i18n.t('panel.profit.hiddenTitle')}</h2>
        <p class={stateClass}>{i18n.t('panel.profit.hidden')}</p>
        <Button onClick={onUncover}>{i18n.t('panel.profit.show')}</Button>
      </section>
    );
  }
  const { margin: amount, state, asOf, isBeforeCostToServe, changePercent } = money;
  if (amount === null) {
    return (
      <section class={margin}>
        <h2 class={title}>{i18n.t('card.title')}</h2>
        <UnknownMargin />
        <p class={stateClass}>{i18n.t('card.noFigures')}</p>
      </section>
    );
  }
  return (
    <section class={margin}>
      <h2 class={title}>{i18n.t(isBeforeCostToServe ? 'card.titleBefore' : 'card.title')}</h2>
      <LeadingMargin amount={amount} state={state} asOf={asOf} changePercent={changePercent} />
    </section>
  );
}
