import { i18n } from '#i18n';
import { dayText } from '@/components/ui/Day';
import { Money } from '@/components/ui/Money';
import { moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import { Skeleton } from '@/components/ui/Skeleton';
import { Stated } from '@/components/ui/Stated';
import type { Method } from '@/utils/economics/figure';
import { countText } from '@/utils/i18n/count';
import { readerLocale } from '@/utils/i18n/locale';
import type { Ahead } from '@/utils/state/standing/ahead';
import { Row, Unknown } from './Rows';
import styles from './Rows.module.css';

const { strong, faint, note } = styles;

/** Reckoned from what each order brought: contacts come with none. */
const isOfOrders: ReadonlySet<Method> = new Set<Method>(['intervalRule', 'gammaGamma', 'gammaGammaRevenue']);

/** What is to come, by the model or rule that it names. */
export function LifetimeValue({ lifetimeValue: figure, isLearning }: Pick<Ahead, 'lifetimeValue' | 'isLearning'>) {
  const { value, range, state, method } = figure;
  const name = i18n.t('panel.lifetime.title');
  if (value === null) return <Row name={name}>{isLearning ? <Learning /> : <Unknown />}</Row>;
  const spanOf = method.startsWith('firstPayment') ? {} : { span: i18n.t('panel.lifetime.span') };
  const within = range && i18n.t('panel.lifetime.range', [moneyText(range.low), moneyText(range.high)]);
  const by = method === 'ratio' ? undefined : i18n.t(`panel.method.${method}`);
  const below = [within, by !== undefined && isOfOrders.has(method) ? i18n.t('panel.lifetime.beforeTime', [by]) : by]
    .filter(Boolean)
    .join('. ');
  return (
    <Row name={name} {...spanOf} below={<span class={note}>{below}</span>}>
      <Stated state={state} why={i18n.t(state === 'default' ? 'panel.why.discount' : 'panel.why.outlook')}>
        <span class={strong}>
          <Money amount={value} />
        </span>
      </Stated>
    </Row>
  );
}

function Learning() {
  return (
    <>
      <span class={faint}>{i18n.t('panel.lifetime.learning')}</span> <Skeleton width="48px" />
    </>
  );
}

/** The first word whose chance is reached. */
const chances = [
  [0.9, 'veryLikely'],
  [0.7, 'likely'],
  [0.4, 'open'],
  [0.1, 'unlikely'],
  [0, 'veryUnlikely'],
] as const;

/** When they order next, how often, and whether they still do. */
export function Orders({ orders: { alive, expected, next } }: { readonly orders: NonNullable<Ahead['orders']> }) {
  const word = alive.value === null ? undefined : chances.find(([least]) => (alive.value ?? 0) >= least)?.[1];
  const why = i18n.t('panel.why.outlook');
  const { value, range } = expected;
  const often =
    value === null || range === null
      ? undefined
      : i18n.t('panel.order.year', [oneDigit(value), countText(range.low), countText(range.high)]);
  return (
    <>
      {next.value !== null && (
        <Row name={i18n.t('panel.order.title')} {...(often === undefined ? {} : { below: <span class={note}>{often}</span> })}>
          <Stated state={next.state} why={why}>
            <span class={strong}>{nextInWords(next)}</span>
          </Stated>
        </Row>
      )}
      {word !== undefined && (
        <Row name={i18n.t('panel.order.alive')}>
          <Stated state={alive.state} why={why}>
            <span class={strong}>{i18n.t(`panel.order.${word}`)}</span>
          </Stated>{' '}
          <span class={faint}>{percentText(100 * (alive.value ?? 0), 0)}</span>
        </Row>
      )}
    </>
  );
}

function nextInWords({ value, asOf }: NonNullable<Ahead['orders']>['next']): string {
  const by = value?.by ?? null;
  if (by === null) return i18n.t('panel.order.far');
  return i18n.t(by < asOf ? 'panel.order.late' : 'panel.order.by', [dayText(by)]);
}

const oneDigit = (count: number): string => new Intl.NumberFormat(readerLocale(), { maximumFractionDigits: 1 }).format(count);
