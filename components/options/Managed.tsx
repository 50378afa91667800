import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { andText } from '@/utils/i18n/list';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import styles from './options.module.css';

const { form, row, quiet, list } = styles;

export interface ManagedProps {
  /** Who decides, as they write themselves. */
  readonly organisation?: string | undefined;
  /** Sites that are to be read, and that the browser does not allow yet, as people write them. */
  readonly sites: readonly string[];
  /** Places in the policy that mean nothing here. */
  readonly faults: readonly string[];
  /** Called inside the click: the browser asks the user only then. Resolves with whether it was allowed. */
  readonly onAllow: () => Promise<boolean>;
}

/** Says that some settings are decided for everybody, and what is left for the user to do. */
export function Managed({ organisation, sites, faults, onAllow }: ManagedProps) {
  const [isRefused, setRefused] = useState(false);
  const allow = () => {
    setRefused(false);
    onAllow().then(
      (isAllowed) => setRefused(!isAllowed),
      () => setRefused(true),
    );
  };
  return (
    <Card title={organisation === undefined ? i18n.t('policy.title') : i18n.t('policy.titleBy', [organisation])}>
      <div class={form}>
        <p class={quiet}>{i18n.t('policy.hint')}</p>
        {sites.length > 0 && (
          <>
            <p>{i18n.t('policy.sites', [andText(sites)])}</p>
            <div class={row}>
              <Button variant="primary" onClick={allow}>
                {i18n.t('policy.allow')}
              </Button>
              <output>{isRefused && i18n.t('options.sites.refused')}</output>
            </div>
          </>
        )}
        {faults.length > 0 && (
          <section>
            <p>{i18n.t('policy.faults')}</p>
            <ul class={list}>
              {faults.map((fault) => (
                <li key={fault}>
                  <code>{fault}</code>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Card>
  );
}
