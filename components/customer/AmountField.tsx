import type { Signal } from '@preact/signals';
import { i18n } from '#i18n';
import { Field } from '@/components/ui/Field';
import { shownIn } from '@/components/ui/hidden-figures';
import { type Currency, type Money, parseDecimal } from '@/utils/domain/money';

export interface AmountFieldProps {
  readonly label: string;
  /** As it is typed. */
  readonly text: Signal<string>;
  readonly currency: Currency;
}

/** A box for an amount above nought; says where what was typed is none. */
export function AmountField({ label, text, currency }: AmountFieldProps) {
  const typed = text.value.trim();
  const isWrong = typed !== '' && amountIn(typed, currency) === undefined;
  return (
    <Field label={label} error={isWrong ? i18n.t('panel.decide.badAmount', [typed]) : undefined}>
      {(control) => (
        <input
          {...control}
          inputMode="decimal"
          autocomplete="off"
          {...shownIn(text.value)}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      )}
    </Field>
  );
}

/** The amount that was typed, with a point or a comma; undefined where it is none, or not above nought. */
export function amountIn(text: string, currency: Currency): Money | undefined {
  const parsed = parseDecimal(text.trim().replace(',', '.'), currency);
  return parsed.ok && parsed.value.minor > 0 ? parsed.value : undefined;
}
