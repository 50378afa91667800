import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { faultInWords, hintFor, sourceName } from '@/utils/i18n/source';
import type { AccountId, KeptAccount } from '@/utils/sources/account';
import { faultsIn } from '@/utils/sources/fields';
import type { Source } from '@/utils/sources/source';
import { Button } from '../ui/Button';
import { deciderInWords } from '../ui/locks';
import styles from './connect.module.css';
import type { ConnectActions } from './connect-view';
import { JsonPaths } from './JsonPaths';
import { SourceField } from './SourceField';
import { TryIt } from './TryIt';
import { notAskedInWords } from './words';

const { stack, form, heading, quiet, alert, buttons } = styles;

export interface AccountFormProps extends Pick<ConnectActions, 'onTry' | 'onSignIn' | 'onSave'> {
  readonly source: Source;
  readonly account: AccountId;
  /** The account as it is, where it is there already. */
  readonly before?: KeptAccount;
  /** What somebody else decided of its form. */
  readonly decided?: Readonly<Record<string, string>>;
  readonly returnAddress: string;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** The form of one account, made from its source's fields: filled in, tried, and kept. */
export function AccountForm(props: AccountFormProps) {
  const { source, account, before, decided = {}, returnAddress, onTry, onSignIn, onSave, onClose, onSaved } = props;
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => ({ ...firstValues(source, before), ...decided }));
  const [isChecked, setChecked] = useState(false);
  const [sample, setSample] = useState<unknown>();
  const [said, setSaid] = useState<{ readonly sentence: string; readonly isProblem: boolean }>();
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector<HTMLElement>('input, select, button')?.focus(), []);

  const name = sourceName(source);
  const isJson = source.id === 'jsonApi';
  const kept = before === undefined ? [] : secretsOf(source);
  const faults = faultsIn(source.fields, values, kept);
  const isFilled = Object.keys(faults).length === 0;
  const filled = { account, source, values };
  const set = (field: string, value: string) => {
    setSaid(undefined);
    setValues((all) => ({ ...all, [field]: value }));
  };
  const problem = (sentence: string) => setSaid({ sentence, isProblem: true });
  const checked = () => {
    setChecked(true);
    return isFilled;
  };

  const save = (event: Event) => {
    event.preventDefault();
    if (!checked()) return;
    onSave(filled).then(
      (saved) => (saved.ok ? onSaved() : problem(notAskedInWords(saved.error))),
      () => problem(i18n.t('options.notSaved')),
    );
  };
  const signIn = () => {
    const open = faultsIn(source.fields, { ...values, token: values['token'] || 'signing-in' }, kept);
    setChecked(true);
    if (Object.keys(open).length > 0) return;
    onSignIn(filled).then(
      (signed) => {
        if (!signed.ok) return problem(notAskedInWords(signed.error, name));
        setValues((all) => ({ ...all, ...signed.value }));
        setSaid({ sentence: i18n.t('options.other.signedIn'), isProblem: false });
      },
      () => problem(i18n.t('options.other.declined')),
    );
  };

  const shown = Object.keys(source.fields).filter((field) => !isJson || JSON_HEAD.includes(field));
  const page = tokenPageOf(source, values);
  return (
    <form class={form} noValidate onSubmit={save} aria-label={i18n.t('options.other.connect', [name])}>
      <div ref={first} class={stack}>
        <div>
          <h3 class={heading}>
            {before === undefined ? i18n.t('options.other.connect', [name]) : i18n.t('options.other.changeOf', [before.label])}
          </h3>
          <p class={quiet}>{hintFor(source.id)}</p>
          {page !== undefined && (
            <p>
              <a href={page} target="_blank" rel="noreferrer noopener">
                {i18n.t('options.other.makeToken', [name])}
              </a>
            </p>
          )}
          {source.signIn !== undefined && <p class={quiet}>{i18n.t('options.other.back', [returnAddress])}</p>}
        </div>
        {shown.map((field) => {
          const fault = faults[field];
          return (
            <SourceField
              key={field}
              name={field}
              field={source.fields[field]}
              vendor={name}
              value={values[field] ?? ''}
              isKept={kept.includes(field)}
              lock={decided[field] === undefined ? undefined : deciderInWords()}
              error={isChecked && fault !== undefined ? faultInWords(fault) : undefined}
              onInput={(value) => set(field, value)}
              onSignIn={signIn}
            />
          );
        })}
        {isJson && <JsonPaths values={values} faults={isChecked ? faults : {}} sample={sample} onInput={set} />}
        <TryIt
          source={source}
          name={name}
          template={values['template'] ?? ''}
          onTry={(question) => (checked() ? onTry(filled, question) : undefined)}
          onSample={setSample}
        />
        <div class={buttons}>
          <Button type="submit" variant="primary">
            {before === undefined ? i18n.t('options.other.connect', [name]) : i18n.t('options.save')}
          </Button>
          <Button onClick={() => onClose()}>{i18n.t('options.data.cancel')}</Button>
          <output class={said?.isProblem ? alert : quiet}>{said?.sentence}</output>
        </div>
      </div>
    </form>
  );
}

/** Fields that come before the paths into the answer. */
const JSON_HEAD: readonly string[] = ['template', 'header', 'token', 'kind'];

const secretsOf = ({ fields }: Source): readonly string[] =>
  Object.entries(fields).flatMap(([name, { kind }]) => (kind === 'secret' || kind === 'signIn' ? name : []));

/** Of a choice its first value; else what is there, or nothing. */
function firstValues({ fields }: Source, before: KeptAccount | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { choices, isOptional }]) => [
      name,
      before?.settings[name] ?? (isOptional ? '' : (choices?.[0] ?? '')),
    ]),
  );
}

/** The vendor's page for tokens, as soon as what leads there is known. */
function tokenPageOf(source: Source, values: Readonly<Record<string, string>>): string | undefined {
  const settings: Record<string, string> = {};
  for (const [name, field] of Object.entries(source.fields)) {
    const parsed = field.parse((values[name] ?? '').trim());
    settings[name] = parsed.ok ? parsed.value : '';
    if (!parsed.ok && field.kind === 'text' && !field.isOptional && source.signIn === undefined) return undefined;
  }
  return source.tokenPage?.(settings);
}
