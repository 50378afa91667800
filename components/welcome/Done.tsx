import { i18n } from '#i18n';
import { siteName } from '@/utils/domain/site';
import styles from './welcome.module.css';

const { stack, look, button, quiet, links } = styles;

export interface DoneProps {
  /** The sites that are read, as match patterns. */
  readonly sites: readonly string[];
}

/** Where one goes from here: to the inbox, and the button. */
export function Done({ sites }: DoneProps) {
  const single = sites.filter((site) => !site.includes('*.') && !site.includes('//*'));
  return (
    <div class={stack}>
      <div class={look}>
        <img class={button} src="/icon/48.png" alt="" width="32" height="32" />
        <p>{i18n.t('welcome.done.press')}</p>
      </div>
      {single.length > 0 && (
        <ul class={links}>
          {single.map((site) => (
            <li key={site}>
              <a href={site.slice(0, -1)} target="_blank" rel="noreferrer">
                {i18n.t('welcome.done.open', [siteName(site)])}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class={quiet}>{i18n.t('welcome.done.pin')}</p>
      <p class={quiet}>{i18n.t('welcome.done.options')}</p>
    </div>
  );
}
