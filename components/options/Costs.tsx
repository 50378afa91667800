import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Currency, decimalText, parseDecimal } from '@/utils/domain/money';
import type { ServiceCost } from '@/utils/economics/cost-to-serve';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { CurrencyField } from './CurrencyField';
import styles from './options.module.css';
import { SaveRow, type Saving } from './SaveRow';

const { form, pair, quiet } = styles;

export interface CostsProps {
  readonly serviceCost: ServiceCost;
  /** Resolves once it is on disk. */
  readonly onSave: (serviceCost: ServiceCost) => Promise<void>;
}

/** What our time costs. Saving says that the values are the user's own, even where they stay as they were. */
export function Costs({ serviceCost, onSave }: CostsProps) {
  const [currency, setCurrency] = useState(serviceCost.currency);
  const [hour, setHour] = useState(decimalText({ minor: serviceCost.minorPerHour, currency: serviceCost.currency }));
  const [minutes, setMinutes] = useState(String(serviceCost.minutesPerContact));
  const [saving, setSaving] = useState<Saving>('untouched');
  const [isChecked, setChecked] = useState(false);
  const minorPerHour = amountOf(hour, currency);
  const minutesPerContact = /^\d{1,4}$/.test(minutes.trim()) ? Number(minutes) : undefined;
  const save = async (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (minorPerHour === undefined || minutesPerContact === undefined) return setSaving('untouched');
    setSaving('saving');
    try {
      await onSave({ currency, minorPerHour, minutesPerContact, isConfirmed: true });
      setSaving('saved');
    } catch {
      // Storage failed: the values stay in the form.
      setSaving('failed');
    }
  };
  return (
    <Card title={i18n.t('options.costs.title')}>
      <form class={form} noValidate onSubmit={save} onInput={() => setSaving('untouched')}>
        <p class={quiet}>{i18n.t(serviceCost.isConfirmed ? 'options.costs.confirmed' : 'options.costs.hint')}</p>
        <div class={pair}>
          <CurrencyField label={i18n.t('options.costs.currency')} value={currency} onChange={setCurrency} />
          <Field
            label={i18n.t('options.costs.hour')}
            hint={i18n.t('options.costs.hourHint')}
            error={isChecked && minorPerHour === undefined ? i18n.t('options.costs.badHour', [hour]) : undefined}
          >
            {(control) => (
              <input {...control} inputMode="decimal" value={hour} onInput={({ currentTarget }) => setHour(currentTarget.value)} />
            )}
          </Field>
          <Field
            label={i18n.t('options.costs.minutes')}
            hint={i18n.t('options.costs.minutesHint')}
            error={isChecked && minutesPerContact === undefined ? i18n.t('options.costs.badMinutes', [minutes]) : undefined}
          >
            {(control) => (
              <input {...control} inputMode="numeric" value={minutes} onInput={({ currentTarget }) => setMinutes(currentTarget.value)} />
            )}
          </Field>
        </div>
        <SaveRow saving={saving} />
      </form>
    </Card>
  );
}

/** Minor units, from either decimal sign; nothing below nought. */
function amountOf(text: string, currency: Currency): number | undefined {
  const amount = parseDecimal(text.replace(',', '.'), currency);
  return amount.ok && amount.value.minor >= 0 ? amount.value.minor : undefined;
}
