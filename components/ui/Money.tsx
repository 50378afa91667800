import type { Money as Amount } from '@/utils/domain/money';
import { Covered } from './Covered';
import { areFiguresHidden } from './hidden-figures';
import styles from './Money.module.css';
import { moneyParts, moneyText } from './money-text';

const { money, large, fraction } = styles;

export interface MoneyProps {
  readonly amount: Amount;
  /** `large`: the one figure that leads, its fraction smaller. */
  readonly size?: 'large';
}

/** An amount of money, exact, in the reader's own way of writing; a blur while amounts are covered. */
export function Money({ amount, size }: MoneyProps) {
  if (areFiguresHidden.value) return <Covered {...(size === undefined ? {} : { size })} />;
  if (size === undefined) return <span class={money}>{moneyText(amount)}</span>;
  return (
    <span class={`${money} ${large}`}>
      {moneyParts(amount).map((part) => (isCents(part) ? <span class={fraction}>{part.value}</span> : part.value))}
    </span>
  );
}

const isCents = ({ type }: Intl.NumberFormatPart): boolean => type === 'decimal' || type === 'fraction';
