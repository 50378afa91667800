import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { dayText } from '@/components/ui/Day';
import type { CivilDate } from '@/utils/domain/time';
import styles from './PortfolioPage.module.css';

const { page, head, heading, lead, body, main: mainClass, side, alert } = styles;

export interface PortfolioPageProps {
  /** The day that the figures are of; absent until there are any. */
  readonly asOf?: CivilDate | undefined;
  readonly isRenewing?: boolean;
  /** Why the last thing that was asked for could not be done, in a sentence. */
  readonly problem?: string | undefined;
  /** What is to be known of all figures here. */
  readonly remark?: string | undefined;
  readonly children: ComponentChildren;
}

/** The frame of the portfolio: its heading, and its parts. */
export function PortfolioPage({ asOf, isRenewing = false, problem, remark, children }: PortfolioPageProps) {
  return (
    <main class={page} aria-busy={isRenewing}>
      <header class={head}>
        <div>
          <h1 class={heading}>{i18n.t('portfolio.heading')}</h1>
          <p class={lead}>{asOf === undefined ? i18n.t('portfolio.lead') : i18n.t('portfolio.asOf', [dayText(asOf, 'whole')])}</p>
        </div>
        <a href="/options.html">{i18n.t('portfolio.options')}</a>
      </header>
      {remark !== undefined && <p class={lead}>{remark}</p>}
      {problem !== undefined && (
        <p role="alert" class={alert}>
          {problem}
        </p>
      )}
      <div class={body}>{children}</div>
    </main>
  );
}

export interface PlaceProps {
  readonly children: ComponentChildren;
}

/** Over the whole width. */
export const Wide = ({ children }: PlaceProps) => <div>{children}</div>;
/** The wider one of two columns, where there are two. */
export const Main = ({ children }: PlaceProps) => <div class={mainClass}>{children}</div>;
/** The narrower one. */
export const Side = ({ children }: PlaceProps) => <div class={side}>{children}</div>;
