import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseDomain } from '@/utils/domain/domain-name';
import { parseEmail } from '@/utils/domain/email';
import { andText } from '@/utils/i18n/list';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { Locked } from '../ui/Locked';
import { deciderInWords } from '../ui/locks';
import { badLine, linesOf } from './lines';
import styles from './options.module.css';
import { SaveRow, type Saving } from './SaveRow';

/** Who we are, and which domains say nothing about a company; each entry is an address or a domain. */
export interface Identities {
  readonly own: readonly string[];
  readonly freeMail: readonly string[];
}

export interface YouProps {
  readonly identities: Identities;
  /** Addresses and domains that are ours by decision, whatever else stands here. */
  readonly decided?: readonly string[];
  /** Resolves once it is on disk. */
  readonly onSave: (identities: Identities) => Promise<void>;
}

/** Own addresses and domains, and more mail providers. */
export function You({ identities, decided = [], onSave }: YouProps) {
  const [own, setOwn] = useState(identities.own.join('\n'));
  const [freeMail, setFreeMail] = useState(identities.freeMail.join('\n'));
  const [saving, setSaving] = useState<Saving>('untouched');
  const [isChecked, setChecked] = useState(false);
  const badOwn = badLine(own, (line) => (parseEmail(line) ?? namedDomain(line)) !== undefined);
  const badFreeMail = badLine(freeMail, (line) => namedDomain(line) !== undefined);
  const save = async (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (badOwn ?? badFreeMail) return setSaving('untouched');
    setSaving('saving');
    try {
      await onSave({ own: linesOf(own), freeMail: linesOf(freeMail) });
      setSaving('saved');
    } catch {
      // Storage failed: the words stay in the form.
      setSaving('failed');
    }
  };
  return (
    <Card title={i18n.t('options.you.title')}>
      <form class={styles['form']} noValidate onSubmit={save}>
        {decided.length > 0 && (
          <div>
            <p>{i18n.t('policy.own', [andText(decided)])}</p>
            <Locked by={deciderInWords()} />
          </div>
        )}
        <Field
          label={i18n.t('options.you.own')}
          hint={i18n.t('options.you.ownHint')}
          error={isChecked && badOwn ? i18n.t('options.you.badIdentity', [badOwn.number, badOwn.text]) : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              rows={4}
              spellcheck={false}
              value={own}
              onInput={({ currentTarget }) => change(setOwn, currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label={i18n.t('options.you.freeMail')}
          hint={i18n.t('options.you.freeMailHint')}
          error={isChecked && badFreeMail ? i18n.t('options.you.badDomain', [badFreeMail.number, badFreeMail.text]) : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              spellcheck={false}
              value={freeMail}
              onInput={({ currentTarget }) => change(setFreeMail, currentTarget.value)}
            />
          )}
        </Field>
        <SaveRow saving={saving} />
      </form>
    </Card>
  );

  function change(set: (text: string) => void, text: string): void {
    set(text);
    setSaving('untouched');
  }
}

/** A domain with a dot: a bare word is a slip. */
const namedDomain = (line: string) => (line.includes('.') ? parseDomain(line) : undefined);
