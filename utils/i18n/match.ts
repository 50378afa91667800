import { i18n } from '#i18n';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import type { MatchedBy } from '@/utils/identity/match';
import { readableEmail } from '@/utils/identity/readable';

/** How a customer was found. */
export interface FoundBy {
  readonly by: MatchedBy;
  readonly domain?: DomainName | undefined;
}

/** How we know who this is, in a few words. */
export function matchSentence(email: Email, { by, domain }: FoundBy): string {
  switch (by) {
    case 'address':
      return readableEmail(email);
    case 'untaggedAddress':
      return i18n.t('match.untaggedAddress', [readableEmail(email)]);
    case 'mailbox':
    case 'sharedMailbox':
    case 'name':
      return i18n.t(`match.${by}`, [readableEmail(email)]);
    case 'domain':
      return i18n.t('match.domain', [domain ?? '']);
  }
}
