import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { covers, siteName, siteOf } from '@/utils/domain/site';
import { andText } from '@/utils/i18n/list';
import { AddressField } from '../options/AddressField';
import { Button } from '../ui/Button';
import { Switch } from '../ui/Switch';
import { SiteChoices } from './SiteChoices';
import { StepRow } from './StepRow';
import styles from './welcome.module.css';

const { stack, quiet, alert } = styles;

/** A web application whose addresses are known. */
export interface OfferedSite {
  readonly id: string;
  readonly label: string;
  readonly channel: 'mail' | 'ticket' | 'chat' | 'meeting';
  /** The match patterns to allow. */
  readonly sites: readonly string[];
}

export interface PickSitesProps {
  readonly offered: readonly OfferedSite[];
  /** Software that people run themselves. */
  readonly selfHosted: readonly string[];
  /** Sites that an administrator wants read, picked from the start. */
  readonly asked?: readonly string[];
  /** What the browser allows already. */
  readonly granted: readonly string[];
  /** Called inside the click, once for all: the browser asks the user only then. Resolves with whether they were allowed. */
  readonly onAllow: (sites: readonly string[], recordsOpened: boolean) => Promise<boolean>;
  readonly onNext: () => void;
}

/** The first step: which sites are read. All that were picked are asked for at once. */
export function PickSites({ offered, selfHosted, asked = [], granted, onAllow, onNext }: PickSitesProps) {
  const isOn = (site: string) => granted.some((pattern) => covers(pattern, site));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState(asked);
  const [address, setAddress] = useState('');
  const [recordsOpened, setRecordsOpened] = useState(false);
  const [problem, setProblem] = useState<'address' | 'refused'>();

  const chosen = offered.filter(({ id }) => picked.has(id));
  const inField = address.trim() === '' ? undefined : siteOf(address);
  const wanted = [...chosen.flatMap(({ sites }) => sites), ...typed, ...(inField === undefined ? [] : [inField])];
  const missing = [...new Set(wanted)].filter((site) => !isOn(site));
  const count = chosen.length + typed.length + (inField === undefined ? 0 : 1);

  const addTyped = () => {
    if (address.trim() === '') return;
    if (inField === undefined) return setProblem('address');
    setProblem(undefined);
    setTyped([...new Set([...typed, inField])]);
    setAddress('');
  };
  const goOn = () => {
    if (address.trim() !== '' && inField === undefined) return setProblem('address');
    if (wanted.length === 0) return onNext();
    onAllow(missing.length === 0 ? wanted : missing, recordsOpened).then(
      (isAllowed) => (isAllowed ? onNext() : setProblem('refused')),
      () => setProblem('refused'),
    );
  };
  return (
    <div class={stack}>
      <p class={quiet}>{i18n.t('welcome.sites.hint')}</p>
      <SiteChoices
        offered={offered}
        isOn={(site) => site.sites.every(isOn)}
        isPicked={({ id }) => picked.has(id)}
        onPick={({ id }, isPicked) => setPicked(new Set(isPicked ? [...picked, id] : [...picked].filter((each) => each !== id)))}
      />
      <AddressField
        label={i18n.t('welcome.sites.own')}
        hint={i18n.t('welcome.sites.ownHint', [andText(selfHosted)])}
        error={problem === 'address' ? i18n.t('options.sites.notAnAddress', [address]) : undefined}
        value={address}
        onInput={setAddress}
        onAdd={addTyped}
      />
      {typed.length > 0 && (
        <ul>
          {typed.map((site) => (
            <li key={site}>
              <label class={styles['tick']}>
                <input type="checkbox" checked onChange={() => setTyped(typed.filter((each) => each !== site))} />
                {siteName(site)}
              </label>
            </li>
          ))}
        </ul>
      )}
      {count > 0 && (
        <Switch isOn={recordsOpened} onChange={setRecordsOpened} hint={i18n.t('options.sites.recordHint')}>
          {i18n.t('options.sites.record')}
        </Switch>
      )}
      <p role="status" class={problem === 'refused' ? alert : quiet}>
        {problem === 'refused' && i18n.t('welcome.sites.refused')}
        {problem === undefined && missing.length > 0 && i18n.t('welcome.sites.prompt')}
      </p>
      <StepRow onSkip={count > 0 ? onNext : undefined}>
        <Button variant="primary" onClick={goOn}>
          {missing.length > 0 ? i18n.t('welcome.sites.allow', count) : i18n.t('welcome.next')}
        </Button>
      </StepRow>
    </div>
  );
}
