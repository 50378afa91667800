import { i18n } from '#i18n';
import { Change } from '@/components/customer/Headline';
import { Button } from '@/components/ui/Button';
import { dayText } from '@/components/ui/Day';
import { Money } from '@/components/ui/Money';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import type { CardMoney } from '@/utils/domain/card';
import styles from './Margin.module.css';

const { margin, title, figure, lost, unknown, state: stateClass } = styles;

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
        <p class={unknown}>{i18n.t('panel.profit.unknown')}</p>
        <p class={stateClass}>{i18n.t('card.noFigures')}</p>
      </section>
    );
  }
  const isLoss = amount.minor < 0;
  return (
    <section class={margin}>
      <h2 class={title}>{i18n.t(isBeforeCostToServe ? 'card.titleBefore' : 'card.title')}</h2>
      <p class={`${figure} ${isLoss ? lost : ''}`}>
        <Stated state={state}>
          <Money amount={amount} size="large" />
        </Stated>
        {isLoss && <Tag tone="loss">{i18n.t('panel.profit.loss')}</Tag>}
      </p>
      {!isLoss && <Change percent={{ value: changePercent }} />}
      <p class={stateClass}>{i18n.t('panel.profit.asOf', [i18n.t(`panel.profit.is.${state}`), dayText(asOf)])}</p>
    </section>
  );
}
