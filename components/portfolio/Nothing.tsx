import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { partText } from '@/components/ui/Percent';
import { Skeleton } from '@/components/ui/Skeleton';
import type { PortfolioStep } from '@/utils/state/portfolio/messages';
import styles from './Nothing.module.css';

const { nothing, actions, bar, places } = styles;

export interface NoCustomersProps {
  readonly isLoading: boolean;
  readonly onSample: () => void;
  readonly onImport: () => void;
}

/** There is no customer yet: how some get here. */
export function NoCustomers({ isLoading, onSample, onImport }: NoCustomersProps) {
  return (
    <Notice title={i18n.t('portfolio.empty.title')} text={i18n.t('portfolio.empty.text')}>
      <div class={actions}>
        <Button variant="primary" onClick={onImport}>
          {i18n.t('portfolio.empty.import')}
        </Button>
        <Button isDisabled={isLoading} onClick={onSample}>
          {i18n.t('portfolio.empty.sample')}
        </Button>
      </div>
    </Notice>
  );
}

/** The customers could not be read. */
export function Failed({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  return (
    <div role="alert">
      <Notice title={i18n.t('portfolio.failed.title')} text={message}>
        <div class={actions}>
          <Button variant="primary" onClick={onRetry}>
            {i18n.t('portfolio.failed.retry')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}

/** What goes on, how far it is, and the places of what is to come. */
export function Working({ step, done }: { readonly step: PortfolioStep; readonly done: number }) {
  const words = i18n.t(`portfolio.working.${step}`);
  return (
    <div aria-busy="true">
      <p role="status" class={bar}>
        {words} {done > 0 && partText(100 * done)}
      </p>
      <div class={places}>
        <Skeleton height="92px" />
        <Skeleton height="320px" />
        <Skeleton height="480px" />
      </div>
    </div>
  );
}

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly children: ComponentChildren;
}

function Notice({ title, text, children }: NoticeProps) {
  return (
    <section class={nothing}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
