import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { siteName } from '@/utils/domain/site';
import { civilDateAt } from '@/utils/domain/time';
import type { Rule } from '@/utils/teaching/rule';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Day } from '../ui/Day';
import styles from './options.module.css';

const { form, row, list, quiet, hiddenInput } = styles;

export interface TaughtPagesProps {
  readonly rules: readonly Rule[];
  readonly onRemove: (rule: Rule) => void;
  readonly onExport: () => void;
  /** Resolves with how many were taken; rejects where the file holds none. */
  readonly onImport: (file: File) => Promise<number>;
}

/** Where the user showed that a site names the customer. */
export function TaughtPages({ rules, onRemove, onExport, onImport }: TaughtPagesProps) {
  const [notice, setNotice] = useState<string>();
  const chooser = useRef<HTMLInputElement>(null);
  const take = (file: File) => {
    onImport(file).then(
      (count) => setNotice(i18n.t('options.taught.imported', [String(count)])),
      () => setNotice(i18n.t('options.taught.notRules')),
    );
  };
  return (
    <Card title={i18n.t('options.taught.title')}>
      <div class={form}>
        <p class={quiet}>{i18n.t(rules.length === 0 ? 'options.taught.none' : 'options.taught.hint')}</p>
        {rules.length > 0 && (
          <ul class={list}>
            {rules.map((rule) => (
              <li key={`${rule.site}${rule.path}`}>
                <TaughtPage rule={rule} onRemove={() => onRemove(rule)} />
              </li>
            ))}
          </ul>
        )}
        <div class={row}>
          {rules.length > 0 && <Button onClick={onExport}>{i18n.t('options.taught.export')}</Button>}
          <Button onClick={() => chooser.current?.click()}>{i18n.t('options.taught.import')}</Button>
          <input
            ref={chooser}
            class={hiddenInput}
            type="file"
            accept=".json,application/json"
            tabIndex={-1}
            aria-label={i18n.t('options.taught.import')}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) take(file);
              currentTarget.value = '';
            }}
          />
          <output class={quiet}>{notice}</output>
        </div>
      </div>
    </Card>
  );
}

function TaughtPage({ rule: { site, path, selector, label, taughtAt }, onRemove }: { readonly rule: Rule; readonly onRemove: () => void }) {
  const name = `${siteName(site)}${path}`;
  return (
    <>
      <span>
        {name}
        <br />
        <span class={quiet}>
          <code>{selector}</code> {label !== '' && i18n.t('options.taught.beside', [label])} <Day on={civilDateAt(taughtAt)} />
        </span>
      </span>
      <Button variant="link" label={i18n.t('options.taught.removeLabel', [name])} onClick={onRemove}>
        {i18n.t('options.sites.remove')}
      </Button>
    </>
  );
}
