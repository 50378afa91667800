import { i18n } from '#i18n';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import { readableEmail } from '@/utils/identity/readable';

/** How a customer was found: by the address, by the address without its tag, or by a domain listed on the company. */
export interface FoundBy {
  readonly by: 'address' | 'untaggedAddress' | 'domain';
  readonly domain?: DomainName | undefined;
}

/** How we know who this is, in a few words. */
export function matchSentence(email: Email, { by, domain }: FoundBy): string {
  switch (by) {
    case 'address':
      return readableEmail(email);
    case 'untaggedAddress':
      return i18n.t('match.untaggedAddress', [readableEmail(email)]);
    case 'domain':
      return i18n.t('match.domain', [domain ?? '']);
  }
}
