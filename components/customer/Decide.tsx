import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Disclosure } from '@/components/ui/Disclosure';
import { moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import { breakEvenRetention } from '@/utils/economics/concession';
import type { Figure } from '@/utils/economics/figure';
import { type Lever, leversTo, type MarginParts, marginOf } from '@/utils/economics/levers';
import { type DiscountRate, usualDiscount } from '@/utils/economics/lifetime/discount';
import { marginParts } from '@/utils/economics/margin-parts';
import type { ProfitAndLoss } from '@/utils/economics/profit-and-loss';
import type { Books } from '@/utils/economics/traced-rows';
import { AmountField, amountIn } from './AmountField';
import styles from './Decide.module.css';

const { decide, levers: leversClass, answer: answerClass, quiet } = styles;

export interface DecideProps {
  readonly year: ProfitAndLoss;
  readonly books: Books;
  /** How many of our customers stay from one year to the next; undefined until that is known. */
  readonly retention: Figure | undefined;
}

/** Helps to decide: what would make this customer profitable, and whether giving something in pays for itself. */
export function Decide({ year, books, retention }: DecideProps) {
  const parts = marginParts(year, books);
  if (parts === undefined) return null;
  return (
    <Disclosure summary={i18n.t('panel.decide.title')}>
      <div class={decide}>
        <Levers parts={parts} />
        <Concession year={year} retention={retention} />
      </div>
    </Disclosure>
  );
}

/** Each change that alone would be enough, the smallest first. */
function Levers({ parts }: { readonly parts: MarginParts }) {
  if ((marginOf(parts) ?? 0) >= 0) return null;
  const turns = leversTo(parts);
  if (turns.length === 0) return <p class={quiet}>{i18n.t('panel.decide.noLever')}</p>;
  return (
    <section>
      <h3>{i18n.t('panel.decide.levers')}</h3>
      <ul class={leversClass}>
        {turns.map(({ lever, percent }) => (
          <li key={lever}>{i18n.t(leverWords[lever], [percentText(Math.abs(percent), 1)])}</li>
        ))}
      </ul>
    </section>
  );
}

const leverWords = {
  price: 'panel.decide.lever.price',
  discount: 'panel.decide.lever.discount',
  goods: 'panel.decide.lever.goods',
  contacts: 'panel.decide.lever.contacts',
  minutes: 'panel.decide.lever.minutes',
  direct: 'panel.decide.lever.direct',
} as const satisfies Record<Lever, string>;

/** A refund, credit or discount against what this customer is worth. */
function Concession({ year, retention }: Pick<DecideProps, 'year' | 'retention'>) {
  const text = useSignal('');
  const amount = amountIn(text.value, year.currency)?.minor;
  return (
    <section>
      <AmountField label={i18n.t('panel.decide.give', [year.currency])} text={text} currency={year.currency} />
      <p role="status" class={answerClass}>
        {amount === undefined ? '' : concessionInWords(amount, year, retention, usualDiscount)}
      </p>
    </section>
  );
}

/** By the contract formula, as the break-even of a concession is defined there: formula 2, see `breakEvenRetention`. */
function concessionInWords(
  minor: number,
  { contributionMargin: { value } }: ProfitAndLoss,
  retention: Figure | undefined,
  discount: DiscountRate,
): string {
  if (value === null || value.minor <= 0) return i18n.t('panel.decide.noMargin');
  const part = i18n.t('panel.decide.part', [percentText((100 * minor) / value.minor, 1)]);
  const stay = retention?.value ?? null;
  if (stay === null) return [part, i18n.t('panel.decide.noRetention')].join(' ');
  const needed = breakEvenRetention({ m: value.minor, r: stay, d: discount.perYear }, minor);
  if (needed === undefined) return [part, i18n.t('panel.decide.never', [moneyText({ minor, currency: value.currency })])].join(' ');
  return [
    part,
    i18n.t('panel.decide.stay', [percentText(100 * stay, 1), percentText(100 * needed, 1), percentText(100 * discount.perYear, 0)]),
  ].join(' ');
}
