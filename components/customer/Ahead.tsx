import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { countText } from '@/components/charts/count-text';
import { placeInWords, WhaleSpark } from '@/components/charts/WhaleSpark';
import { dayText } from '@/components/ui/Day';
import { Money } from '@/components/ui/Money';
import { moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import { Skeleton } from '@/components/ui/Skeleton';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import type { CompetitorId } from '@/utils/domain/voice';
import type { Figure, MissingInput } from '@/utils/economics/figure';
import type { LostOpportunities } from '@/utils/economics/opportunities';
import type { AheadView } from '@/utils/state/ahead';
import styles from './Ahead.module.css';

const { rows, strong, faint, note, wide } = styles;

type Ready = Extract<AheadView, { state: 'ready' }>;

export interface AheadProps {
  readonly ahead: AheadView;
}

/** Where the customer stands among all, what is to come of them, and what they owe. */
export function Ahead({ ahead }: AheadProps) {
  if (ahead.state === 'failed') return <p class={note}>{i18n.t('panel.rank.failed')}</p>;
  if (ahead.state === 'working') return <Working done={ahead.done} />;
  return (
    <dl class={rows}>
      <Rank ahead={ahead} />
      <LifetimeValue ahead={ahead} />
      {ahead.orders && <Orders orders={ahead.orders} isLearning={ahead.isLearning} />}
      <Owed receivables={ahead.receivables} />
    </dl>
  );
}

/** The inputs that figures without a value lack. */
export function lackingAhead(ahead: AheadView | undefined): readonly MissingInput[] {
  if (ahead?.state !== 'ready') return [];
  const { rank, lifetimeValue, orders, receivables, isLearning } = ahead;
  const outlook = isLearning ? [] : [lifetimeValue, ...(orders === undefined ? [] : [orders.expected, orders.next])];
  const figures: readonly Figure<unknown>[] = [rank, ...outlook, receivables.open];
  return [...new Set(figures.filter(({ value }) => value === null).flatMap(({ missing }) => missing))];
}

function Working({ done }: { readonly done: number }) {
  return (
    <dl class={rows}>
      <Row name={i18n.t('panel.rank.title')}>
        <span class={faint}>{i18n.t('panel.rank.working', [percentText(100 * done, 0)])}</span>
      </Row>
    </dl>
  );
}

interface RowProps {
  readonly name: string;
  /** Said more quietly behind the name. */
  readonly span?: string;
  /** What stands below, over the whole width. */
  readonly below?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Row({ name, span, below, children }: RowProps) {
  return (
    <div>
      <dt>
        {name}
        {span !== undefined && <span class={faint}> {span}</span>}
      </dt>
      <dd>{children}</dd>
      {below !== undefined && <dd class={wide}>{below}</dd>}
    </div>
  );
}

const Unknown = () => <span class={faint}>{i18n.t('panel.flow.unknown')}</span>;

function Rank({ ahead: { rank, curve, unranked } }: { readonly ahead: Ready }) {
  const place = rank.value;
  if (place === null) {
    return (
      <Row name={i18n.t('panel.rank.title')}>
        <Unknown />
      </Row>
    );
  }
  const top = Math.max(1, Math.ceil((100 * place.rank) / place.of));
  const below = (
    <>
      {curve && <WhaleSpark curve={curve} place={place} />}
      <span class={note}>
        {placeInWords(place)}
        {unranked > 0 && ` ${i18n.t('panel.rank.unranked', unranked, [countText(unranked)])}`}
      </span>
    </>
  );
  return (
    <Row name={i18n.t('panel.rank.title')} below={below}>
      <Stated state={rank.state} why={rank.state === 'measured' ? undefined : i18n.t('panel.why.others')}>
        <span class={strong}>{countText(place.rank)}</span> {i18n.t('panel.rank.of', [countText(place.of)])}
      </Stated>{' '}
      {top <= 50 && place.of >= 10 && <Tag tone="gain">{i18n.t('panel.rank.top', [percentText(top, 0)])}</Tag>}
    </Row>
  );
}

function LifetimeValue({ ahead: { lifetimeValue: figure, isLearning } }: { readonly ahead: Ready }) {
  const { value, range, state, method } = figure;
  const name = i18n.t('panel.lifetime.title');
  if (value === null) return <Row name={name}>{isLearning ? <Learning /> : <Unknown />}</Row>;
  const spanOf = method.startsWith('firstPayment') ? {} : { span: i18n.t('panel.lifetime.span') };
  const within = range && i18n.t('panel.lifetime.range', [moneyText(range.low), moneyText(range.high)]);
  const below = [within, method !== 'ratio' && i18n.t(`panel.method.${method}`)].filter(Boolean).join('. ');
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

function Orders({
  orders: { alive, expected, next },
  isLearning,
}: {
  readonly orders: NonNullable<Ready['orders']>;
  readonly isLearning: boolean;
}) {
  if (isLearning) return null;
  const word = alive.value === null ? undefined : chances.find(([least]) => (alive.value ?? 0) >= least)?.[1];
  const why = i18n.t('panel.why.outlook');
  return (
    <>
      {next.value !== null && (
        <Row name={i18n.t('panel.order.title')}>
          <Stated state={next.state} why={why}>
            <span class={strong}>{nextInWords(next)}</span>
          </Stated>
          {expected.value !== null && expected.range !== null && (
            <span class={note}>
              {i18n.t('panel.order.year', [oneDigit(expected.value), countText(expected.range.low), countText(expected.range.high)])}
            </span>
          )}
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

function nextInWords({ value, asOf }: NonNullable<Ready['orders']>['next']): string {
  const by = value?.by ?? null;
  if (by === null) return i18n.t('panel.order.far');
  return i18n.t(by < asOf ? 'panel.order.late' : 'panel.order.by', [dayText(by)]);
}

const oneDigit = (count: number): string => new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(count);

function Owed({ receivables: { open, overdue, daysOverdue } }: Pick<Ready, 'receivables'>) {
  if (open.value === null) return null;
  const isLate = overdue.value !== null && overdue.value.minor > 0;
  return (
    <>
      <Row name={i18n.t('panel.owed.open')}>
        {open.value.minor === 0 ? (
          <span class={faint}>{i18n.t('panel.owed.nothing')}</span>
        ) : (
          <Stated state={open.state}>
            <Money amount={open.value} />
          </Stated>
        )}
      </Row>
      {open.value.minor !== 0 && (
        <Row name={i18n.t('panel.owed.overdue')}>
          {overdue.value === null ? (
            <Unknown />
          ) : isLate ? (
            <Stated state={overdue.state} why={overdue.state === 'estimated' ? i18n.t('panel.input.dueDate.sentence') : undefined}>
              <span class={strong}>
                <Money amount={overdue.value} />
              </span>{' '}
              <Tag tone="loss">{i18n.t('panel.owed.days', daysOverdue.value ?? 0)}</Tag>
            </Stated>
          ) : (
            <span class={faint}>{i18n.t('panel.owed.nothing')}</span>
          )}
        </Row>
      )}
    </>
  );
}

export interface LostProps {
  readonly lost: LostOpportunities;
  readonly nameOf: (id: CompetitorId) => string | undefined;
}

/** What was lost in the last twelve months, to whom and why. */
export function Lost({ lost: { count, gross, expectedMargin, byReason, byCompetitor }, nameOf }: LostProps) {
  if (count === 0) return null;
  const to = byCompetitor.flatMap(({ competitorId }) => (competitorId === null ? [] : (nameOf(competitorId) ?? [])));
  const why = byReason.flatMap(({ reason }) => reason ?? []);
  const words = [...(to.length === 0 ? [] : [i18n.t('panel.lost.to', [to.join(', ')])]), ...why].join(': ');
  const margin = expectedMargin.value && i18n.t('panel.lost.margin', [moneyText(expectedMargin.value)]);
  const below = [words, margin].filter(Boolean).join('. ');
  return (
    <dl class={rows}>
      <Row
        name={i18n.t('panel.lost.title')}
        span={i18n.t('panel.lost.span')}
        {...(below === '' ? {} : { below: <span class={note}>{below}</span> })}
      >
        {gross.value === null ? (
          <Unknown />
        ) : (
          <Stated state={gross.state}>
            <span class={strong}>
              <Money amount={gross.value} />
            </span>
          </Stated>
        )}
      </Row>
    </dl>
  );
}
