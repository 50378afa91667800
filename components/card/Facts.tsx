import { i18n } from '#i18n';
import { Day } from '@/components/ui/Day';
import type { CardFacts } from '@/utils/domain/card';
import styles from './Facts.module.css';

const { facts: factsClass, act } = styles;

export interface FactsProps {
  readonly facts: CardFacts;
}

/** What waits between us and a customer, and when we last spoke. */
export function Facts({ facts: { openPromises, overduePromises, openComplaints, lastContact } }: FactsProps) {
  const isOverdue = overduePromises > 0;
  const promises = isOverdue ? overduePromises : openPromises;
  return (
    <ul class={factsClass}>
      <li class={isOverdue ? act : undefined}>
        <strong>{promises}</strong> <span>{i18n.t(isOverdue ? 'card.overdue' : 'card.promises', promises)}</span>
      </li>
      <li class={openComplaints > 0 ? act : undefined}>
        <strong>{openComplaints}</strong> <span>{i18n.t('card.complaints', openComplaints)}</span>
      </li>
      <li>
        <strong>{lastContact ? <Day on={lastContact.on} /> : i18n.t('card.never')}</strong>{' '}
        <span>{lastContact ? i18n.t('card.contact', [i18n.t(`panel.channel.${lastContact.channel}`)]) : i18n.t('card.noContact')}</span>
      </li>
    </ul>
  );
}
