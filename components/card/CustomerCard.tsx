import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Who, type WhoProps } from '@/components/customer/Who';
import { Button } from '@/components/ui/Button';
import { Hidden } from '@/components/ui/Hidden';
import { areFiguresHidden } from '@/components/ui/hidden-figures';
import { Skeleton } from '@/components/ui/Skeleton';
import type { CardFacts, CardMoney } from '@/utils/domain/card';
import styles from './CustomerCard.module.css';
import { Facts } from './Facts';
import { Margin } from './Margin';

const { card, head, body, foot, message, problem: problemClass, lines, money } = styles;

/** What the card beside a mark shows. */
export type CustomerCardView =
  | { readonly state: 'loading' | 'refused' | 'failed' }
  | { readonly state: 'own' | 'unknown'; readonly who: WhoProps }
  | {
      readonly state: 'known';
      readonly who: WhoProps;
      /** Null while who this is is only a guess, until it is asked for. */
      readonly money: CardMoney | null;
      readonly facts: CardFacts;
    };

export interface CustomerCardProps {
  readonly view: CustomerCardView;
  /** Why the last thing that was pressed did not work. */
  readonly problem?: string | undefined;
  readonly onOpenPanel: () => void;
  /** The user wants to see figures though who this is is only a guess. */
  readonly onUncover: () => void;
  readonly onClose: () => void;
}

/** Who somebody on the page is, and what they are worth, at a glance. Every state of it has the same size. */
export function CustomerCard({ view, problem, onOpenPanel, onUncover, onClose }: CustomerCardProps) {
  const isOfSomebody = view.state === 'known' || view.state === 'unknown' || view.state === 'own';
  return (
    <div class={card} tabIndex={-1} aria-busy={view.state === 'loading'}>
      <div class={head}>{isOfSomebody ? <Who {...view.who} /> : view.state === 'loading' && <LoadingHead />}</div>
      <div class={body}>
        <Body view={view} onUncover={onUncover} />
      </div>
      <div class={foot}>
        <output class={problemClass}>{problem ?? (areFiguresHidden.value ? i18n.t('figures.title') : undefined)}</output>
        {isOfSomebody && problem === undefined && (
          <Button variant={view.state === 'unknown' ? 'primary' : 'quiet'} onClick={onOpenPanel}>
            {i18n.t('card.open')}
          </Button>
        )}
        <Button variant="link" onClick={onClose}>
          {i18n.t('card.close')}
        </Button>
      </div>
    </div>
  );
}

function Body({ view, onUncover }: Pick<CustomerCardProps, 'view' | 'onUncover'>) {
  switch (view.state) {
    case 'known':
      return (
        <>
          <div class={money}>
            <Margin money={view.money} onUncover={onUncover} />
          </div>
          <Facts facts={view.facts} />
        </>
      );
    case 'loading':
      return (
        <div role="status">
          <Hidden>{i18n.t('card.loading')}</Hidden>
          <div class={lines}>
            <Skeleton width="46%" height="14px" />
            <Skeleton width="58%" height="32px" />
            <Skeleton width="70%" height="14px" />
          </div>
        </div>
      );
    default:
      return <Message title={i18n.t(`card.${view.state}.title`)}>{i18n.t(`card.${view.state}.text`)}</Message>;
  }
}

function LoadingHead() {
  return (
    <div class={lines}>
      <Skeleton width="52%" height="17px" />
      <Skeleton width="74%" height="13px" />
    </div>
  );
}

function Message({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class={message}>
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}
