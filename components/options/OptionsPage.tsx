import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import styles from './options.module.css';

const { page, heading, lead } = styles;

export interface OptionsPageProps {
  readonly children: ComponentChildren;
}

/** The frame of the options page: its heading, and its parts one below the other. */
export function OptionsPage({ children }: OptionsPageProps) {
  return (
    <main class={page}>
      <header>
        <h1 class={heading}>{i18n.t('options.heading')}</h1>
        <p class={lead}>{i18n.t('options.lead')}</p>
        <a href="/portfolio.html">{i18n.t('portfolio.seeAll')}</a>
      </header>
      {children}
    </main>
  );
}
