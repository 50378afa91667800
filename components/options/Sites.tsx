import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isEverySite, siteOf } from '@/utils/domain/site';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { AddressField } from './AddressField';
import styles from './options.module.css';
import { type ListedSite, SiteRow } from './SiteRow';

const { form, row, quiet } = styles;
const GMAIL = 'https://mail.google.com/*';

export interface SitesProps {
  /** The sites that are read, and those that were switched off. */
  readonly sites: readonly ListedSite[];
  /** Called inside the click: the browser asks the user only then. Resolves with whether it was allowed. */
  readonly onAdd: (pattern: string) => Promise<boolean>;
  /** Stops reading a site, and keeps it in the list. Resolves with whether it could be switched off. */
  readonly onSwitchOff: (pattern: string) => Promise<boolean>;
  /** Stops reading a site, and forgets it. */
  readonly onRemove: (pattern: string) => Promise<boolean>;
  readonly onRecord: (pattern: string, isOn: boolean) => void;
  readonly onMark: (pattern: string, isOn: boolean) => void;
  readonly onGuard: (pattern: string, isOn: boolean) => void;
}

/** The sites that may be read: each was switched on by the user, and can be switched off. */
export function Sites({ sites, onAdd, onSwitchOff, onRemove, onRecord, onMark, onGuard }: SitesProps) {
  const [address, setAddress] = useState('');
  const [error, setError] = useState<string>();
  const [notice, setNotice] = useState<string>();
  const tell = (work: Promise<boolean>, failure: string) => {
    setNotice(undefined);
    work.then((isDone) => setNotice(isDone ? undefined : failure)).catch(() => setNotice(failure));
  };
  const switchTo = (pattern: string, isOn: boolean) =>
    isOn ? tell(onAdd(pattern), i18n.t('options.sites.refused')) : tell(onSwitchOff(pattern), i18n.t('options.sites.fixed'));
  const addTyped = () => {
    const pattern = siteOf(address);
    setError(pattern === undefined ? i18n.t('options.sites.notAnAddress', [address]) : undefined);
    if (pattern === undefined) return;
    onAdd(pattern).then(
      (isAllowed) => (isAllowed ? setAddress('') : setError(i18n.t('options.sites.refused'))),
      () => setError(i18n.t('options.sites.refused')),
    );
  };
  return (
    <Card title={i18n.t('options.sites.title')}>
      <div class={form}>
        <p class={quiet}>{sites.some(({ isOn }) => isOn) ? i18n.t('options.sites.hint') : i18n.t('options.sites.none')}</p>
        {sites.length > 0 && (
          <ul class={styles['sites']}>
            {sites.map((site) => (
              <SiteRow
                key={site.pattern}
                site={site}
                onSwitch={(isOn) => switchTo(site.pattern, isOn)}
                onRecord={(isOn) => onRecord(site.pattern, isOn)}
                onMark={(isOn) => onMark(site.pattern, isOn)}
                onGuard={(isOn) => onGuard(site.pattern, isOn)}
                onRemove={() => tell(onRemove(site.pattern), i18n.t('options.sites.fixed'))}
              />
            ))}
          </ul>
        )}
        <output>{notice}</output>
        {!sites.some(({ pattern }) => pattern === GMAIL || isEverySite(pattern)) && (
          <div class={row}>
            <Button onClick={() => tell(onAdd(GMAIL), i18n.t('options.sites.refused'))}>{i18n.t('options.sites.gmail')}</Button>
          </div>
        )}
        <AddressField
          label={i18n.t('options.sites.address')}
          hint={i18n.t('options.sites.addressHint')}
          error={error}
          value={address}
          onInput={setAddress}
          onAdd={addTyped}
        />
      </div>
    </Card>
  );
}
