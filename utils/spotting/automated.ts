import { domainOf, type Email, localPartOf } from '@/utils/domain/email';

/** Why nobody answers at an address. */
export type Automated = 'noReply' | 'bounce' | 'newsletter' | 'list';

const NO_REPLY =
  /(?:^|[._+-])(?:(?:no|not|do-?not|never|keine?)[._-]?(?:reply|answer|respond|antwort\w*)|noreply\w*|nepasrepondre|ne[._-]pas[._-]repondre|auto(?:mated|matic)?[._-]?(?:mail\w*|reply|response)|notifications?|notify|alerts?)(?:$|[._+-])/;
const BOUNCE = /^(?:mailer-daemon|postmaster|bounces?|.*[._+-]bounces?|bounces?[._+-].*|mail[._-]?delivery.*)$/;
const NEWSLETTER = /(?:^|[._+-])(?:newsletters?|mailings?|campaigns?|digest)(?:$|[._+-])|^news$/;
const LIST_COMMAND = /-(?:leave|unsubscribe|subscribe|request|confirm|join)$/;
const LIST_DOMAIN = /^(?:lists?|mailman|listserv|groups)\./;

/** What kind of machine is behind the address, by the conventions of RFC 2142 and of mail systems; undefined for what may be a person. */
export function automatedBy(email: Email): Automated | undefined {
  const local = localPartOf(email);
  if (BOUNCE.test(local)) return 'bounce';
  if (NO_REPLY.test(local)) return 'noReply';
  if (LIST_COMMAND.test(local) || LIST_DOMAIN.test(domainOf(email))) return 'list';
  return NEWSLETTER.test(local) ? 'newsletter' : undefined;
}
