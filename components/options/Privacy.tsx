import { i18n } from '#i18n';
import { Card } from '../ui/Card';
import styles from './options.module.css';

const { form, list, quiet } = styles;

export interface PrivacyProps {
  /** The sites that are switched on. */
  readonly sites: readonly string[];
  /** What is sent, and where to, a line each; none until another system is connected. */
  readonly sent: readonly string[];
  /** What all of it takes, in words. */
  readonly size: string;
}

/** What Regard may read, what it keeps, and what is sent where. */
export function Privacy({ sites, sent, size }: PrivacyProps) {
  return (
    <Card title={i18n.t('options.privacy.title')}>
      <div class={form}>
        <section>
          <h3>{i18n.t('options.privacy.sentTitle')}</h3>
          {sent.length === 0 ? <p>{i18n.t('options.privacy.sent')}</p> : <Lines of={sent} />}
        </section>
        <section>
          <h3>{i18n.t('options.privacy.readTitle')}</h3>
          <p class={quiet}>{i18n.t('options.privacy.read')}</p>
          <Lines of={sites.length === 0 ? [i18n.t('options.sites.none')] : sites} />
        </section>
        <section>
          <h3>{i18n.t('options.privacy.stored')}</h3>
          <p>{i18n.t('options.privacy.storedHint', [size])}</p>
        </section>
      </div>
    </Card>
  );
}

const Lines = ({ of }: { readonly of: readonly string[] }) => (
  <ul class={list}>
    {of.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
