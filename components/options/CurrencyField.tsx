import type { ComponentChildren } from 'preact';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import { readerLocale } from '@/utils/i18n/locale';
import { Field } from '../ui/Field';

export interface CurrencyFieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly value: Currency;
  /** Who decided it, where it cannot be changed. */
  readonly lock?: string | undefined;
  readonly onChange: (currency: Currency) => void;
}

/** Every currency that the browser knows, to choose one. */
export function CurrencyField({ label, hint, value, lock, onChange }: CurrencyFieldProps) {
  return (
    <Field label={label} hint={hint} lock={lock}>
      {(control) => (
        <select {...control} value={value} onChange={({ currentTarget }) => onChange(parseCurrency(currentTarget.value) ?? value)}>
          {Intl.supportedValuesOf('currency').map((code) => (
            <option key={code} value={code}>
              {`${code}: ${names.of(code) ?? code}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const names = new Intl.DisplayNames(readerLocale(), { type: 'currency' });
