import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { compactMoney, moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import { Stated } from '@/components/ui/Stated';
import type { Currency } from '@/utils/domain/money';
import type { Figure } from '@/utils/economics/figure';
import type { StandingMetric } from '@/utils/economics/standing/metrics';
import { countText } from '@/utils/i18n/count';
import type { Customers } from '@/utils/state/portfolio/portfolio';
import styles from './Summary.module.css';

const { summary, figure: figureClass, value, more, unknown } = styles;

export interface SummaryProps {
  readonly customers: Customers;
  readonly metrics: Readonly<Record<StandingMetric, Figure>>;
}

/** What all customers come to together, in the last twelve months. */
export function Summary({ customers: { slots, counted, currency, whale, isCostAssumed }, metrics }: SummaryProps) {
  const { netRevenue, contributionMargin, costToServe, marginPercent, retentionPercent } = metrics;
  const lossText = whale !== undefined && whale.losing > 0 ? moneyText({ minor: whale.loss, currency }) : i18n.t('portfolio.sum.nobody');
  return (
    <dl class={summary} aria-label={i18n.t('portfolio.sum.label')}>
      <Item name={i18n.t('portfolio.sum.customers')} below={i18n.t('portfolio.sum.withBooks', [countText(counted)])}>
        {countText(slots.length)}
      </Item>
      <Item name={i18n.t('portfolio.sum.netRevenue')} below={i18n.t('portfolio.sum.twelve')}>
        <Amount figure={netRevenue} currency={currency} />
      </Item>
      <Item
        name={i18n.t('portfolio.sum.margin')}
        below={
          marginPercent.value === null
            ? i18n.t('portfolio.sum.twelve')
            : i18n.t('portfolio.sum.percent', [percentText(marginPercent.value)])
        }
      >
        <Amount figure={contributionMargin} {...{ currency, isCostAssumed }} />
      </Item>
      <Item name={i18n.t('portfolio.sum.costToServe')} below={i18n.t('portfolio.sum.twelve')}>
        <Amount figure={costToServe} {...{ currency, isCostAssumed }} />
      </Item>
      <Item name={i18n.t('portfolio.sum.losing')} below={lossText}>
        {whale === undefined ? <Unknown /> : countText(whale.losing)}
      </Item>
      <Item name={i18n.t('portfolio.sum.kept')} below={i18n.t('portfolio.sum.keptHint')}>
        {retentionPercent.value === null ? <Unknown /> : percentText(retentionPercent.value, 0)}
      </Item>
    </dl>
  );
}

interface ItemProps {
  readonly name: string;
  readonly below: string;
  readonly children: ComponentChildren;
}

function Item({ name, below, children }: ItemProps) {
  return (
    <div class={figureClass}>
      <dt>{name}</dt>
      <dd class={value}>{children}</dd>
      <dd class={more}>{below}</dd>
    </div>
  );
}

interface AmountProps {
  readonly figure: Figure;
  readonly currency: Currency;
  readonly isCostAssumed?: boolean;
}

/** Short enough for a strip; the exact amount shows on hover, and in the table behind. */
function Amount({ figure: { value: minor, state, missing }, currency, isCostAssumed = false }: AmountProps) {
  if (minor === null) return <Unknown />;
  const unsure = isCostAssumed ? 'panel.why.default' : 'portfolio.lack.unsure';
  const why = i18n.t(missing.length > 0 ? 'portfolio.lack.some' : unsure);
  return (
    <Stated state={state} why={state === 'measured' ? undefined : why}>
      <span title={moneyText({ minor, currency })}>{compactMoney({ minor, currency })}</span>
    </Stated>
  );
}

const Unknown = () => <span class={unknown}>{i18n.t('panel.flow.unknown')}</span>;
