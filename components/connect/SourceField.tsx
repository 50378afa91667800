import { i18n } from '#i18n';
import { choiceInWords, fieldInWords } from '@/utils/i18n/source';
import type { Field as SourceFieldShape } from '@/utils/sources/fields';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import styles from './connect.module.css';

const { buttons, quiet, alert } = styles;

export interface SourceFieldProps {
  readonly name: string;
  readonly field: SourceFieldShape | undefined;
  /** The vendor's name. */
  readonly vendor: string;
  readonly value: string;
  /** Left empty it stays as it was. */
  readonly isKept?: boolean;
  /** Who decided it, where it cannot be changed. */
  readonly lock?: string | undefined;
  readonly error: string | undefined;
  readonly onInput: (value: string) => void;
  readonly onSignIn?: () => void;
}

/** One field of a source's form. */
export function SourceField({ name, field, vendor, value, isKept = false, lock, error, onInput, onSignIn }: SourceFieldProps) {
  if (field === undefined) return null;
  const { kind, choices = [], isOptional } = field;
  if (kind === 'signIn')
    return (
      <div class={buttons}>
        <Button onClick={() => onSignIn?.()}>{i18n.t('options.other.signIn', [vendor])}</Button>
        <span class={error === undefined ? quiet : alert}>
          {error === undefined ? value !== '' && i18n.t('options.other.signedIn') : i18n.t('options.other.signInFirst')}
        </span>
      </div>
    );
  return (
    <Field
      label={fieldInWords(name)}
      {...(isOptional ? { note: i18n.t('ui.optional') } : {})}
      {...(isKept ? { hint: i18n.t('options.other.keep') } : {})}
      error={error}
      lock={lock}
    >
      {(control) => {
        if (kind === 'choice')
          return (
            <select {...control} value={value} onChange={({ currentTarget }) => onInput(currentTarget.value)}>
              {choices.map((each) => (
                <option key={each} value={each}>
                  {choiceInWords(each)}
                </option>
              ))}
            </select>
          );
        const typed = {
          ...control,
          value,
          onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onInput(currentTarget.value),
        };
        return kind === 'secret' ? (
          <input {...typed} type="password" autoComplete="off" />
        ) : (
          <input {...typed} type="text" autoComplete="off" spellcheck={false} />
        );
      }}
    </Field>
  );
}
