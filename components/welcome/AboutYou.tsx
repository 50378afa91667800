import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseDomain } from '@/utils/domain/domain-name';
import { parseEmail } from '@/utils/domain/email';
import type { Currency } from '@/utils/domain/money';
import { CurrencyField } from '../options/CurrencyField';
import { badLine, linesOf } from '../options/lines';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { lockOf } from '../ui/locks';
import { StepRow } from './StepRow';
import styles from './welcome.module.css';

const { stack, narrow, alert } = styles;

/** Who we are, and what we reckon in. */
export interface Us {
  /** Own addresses and domains. */
  readonly own: readonly string[];
  readonly currency: Currency;
}

export interface AboutYouProps {
  readonly us: Us;
  /** Resolves once it is on disk. */
  readonly onSave: (us: Us) => Promise<void>;
  readonly onNext: () => void;
}

/** The second step: who is never the customer, and the currency. */
export function AboutYou({ us, onSave, onNext }: AboutYouProps) {
  const [own, setOwn] = useState(us.own.join('\n'));
  const [currency, setCurrency] = useState(us.currency);
  const [isChecked, setChecked] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const bad = badLine(own, (line) => parseEmail(line) !== undefined || (line.includes('.') && parseDomain(line) !== undefined));
  const save = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (bad) return;
    onSave({ own: linesOf(own), currency }).then(onNext, () => setFailed(true));
  };
  return (
    <form class={stack} noValidate onSubmit={save}>
      <Field
        label={i18n.t('options.you.own')}
        hint={i18n.t('welcome.you.ownHint')}
        error={isChecked && bad ? i18n.t('options.you.badIdentity', [bad.number, bad.text]) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            spellcheck={false}
            placeholder={'anna@workshop.example\nworkshop.example'}
            value={own}
            onInput={({ currentTarget }) => setOwn(currentTarget.value)}
          />
        )}
      </Field>
      <div class={narrow}>
        <CurrencyField
          label={i18n.t('welcome.you.currency')}
          hint={i18n.t('welcome.you.currencyHint')}
          value={currency}
          lock={lockOf('currency')}
          onChange={setCurrency}
        />
      </div>
      <p role="status" class={alert}>
        {isFailed && i18n.t('options.notSaved')}
      </p>
      <StepRow onSkip={onNext}>
        <Button type="submit" variant="primary">
          {i18n.t('welcome.you.save')}
        </Button>
      </StepRow>
    </form>
  );
}
