import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isEverySite, siteName, siteOf } from '@/utils/domain/site';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import styles from './options.module.css';

const { form, row, wide, list, quiet } = styles;
const GMAIL = 'https://mail.google.com/*';

export interface SitesProps {
  /** Match patterns of the sites that may be read. */
  readonly origins: readonly string[];
  /** Called inside the click: the browser asks the user only then. Resolves with whether it was allowed. */
  readonly onAdd: (pattern: string) => Promise<boolean>;
  /** Resolves with whether it could be removed. */
  readonly onRemove: (pattern: string) => Promise<boolean>;
}

/** The sites that may be read: each was switched on by the user. */
export function Sites({ origins, onAdd, onRemove }: SitesProps) {
  const [address, setAddress] = useState('');
  const [error, setError] = useState<string>();
  const [isFixed, setFixed] = useState(false);
  const add = (pattern: string) => {
    setError(undefined);
    onAdd(pattern).then(
      (isAllowed) => (isAllowed ? setAddress('') : setError(i18n.t('options.sites.refused'))),
      () => setError(i18n.t('options.sites.refused')),
    );
  };
  const remove = (pattern: string) => {
    setFixed(false);
    onRemove(pattern).then(
      (isRemoved) => setFixed(!isRemoved),
      () => setFixed(true),
    );
  };
  const addTyped = (event: Event) => {
    event.preventDefault();
    const pattern = siteOf(address);
    if (pattern === undefined) setError(i18n.t('options.sites.notAnAddress', [address]));
    else add(pattern);
  };
  return (
    <Card title={i18n.t('options.sites.title')}>
      <div class={form}>
        <p class={quiet}>{origins.length === 0 ? i18n.t('options.sites.none') : i18n.t('options.sites.hint')}</p>
        {origins.length > 0 && (
          <ul class={list}>
            {origins.map((pattern) => (
              <li key={pattern}>
                <Site pattern={pattern} onRemove={() => remove(pattern)} />
              </li>
            ))}
          </ul>
        )}
        <output>{isFixed && i18n.t('options.sites.fixed')}</output>
        {!origins.some((pattern) => pattern === GMAIL || isEverySite(pattern)) && (
          <div class={row}>
            <Button onClick={() => add(GMAIL)}>{i18n.t('options.sites.gmail')}</Button>
          </div>
        )}
        <form class={row} noValidate onSubmit={addTyped}>
          <div class={wide}>
            <Field label={i18n.t('options.sites.address')} hint={i18n.t('options.sites.addressHint')} error={error}>
              {(control) => (
                <input
                  {...control}
                  type="url"
                  autoComplete="url"
                  value={address}
                  onInput={({ currentTarget }) => setAddress(currentTarget.value)}
                />
              )}
            </Field>
          </div>
          <Button type="submit">{i18n.t('options.sites.add')}</Button>
        </form>
      </div>
    </Card>
  );
}

function Site({ pattern, onRemove }: { readonly pattern: string; readonly onRemove: () => void }) {
  const name = isEverySite(pattern) ? i18n.t('options.sites.all') : siteName(pattern);
  return (
    <>
      <span>{name}</span>
      <Button variant="link" label={i18n.t('options.sites.removeLabel', [name])} onClick={onRemove}>
        {i18n.t('options.sites.remove')}
      </Button>
    </>
  );
}
