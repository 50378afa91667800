import { getDomain } from 'tldts';
import { type DomainName, isWithin, parseDomain } from '@/utils/domain/domain-name';
import { domainOf } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';

/** Pages that companies have at somebody else's: networks, shops of apps, shorteners, meetings, what mail programs put around links. */
const SHARED =
  'facebook.com fb.com fb.me instagram.com linkedin.com lnkd.in twitter.com x.com t.co youtube.com youtu.be tiktok.com pinterest.com xing.com ' +
  'wa.me whatsapp.com t.me telegram.org google.com goo.gl g.co googleapis.com gstatic.com googleusercontent.com apple.com microsoft.com office.com ' +
  'outlook.com live.com aka.ms bit.ly tinyurl.com ow.ly zoom.us webex.com calendly.com dropbox.com wetransfer.com github.com gravatar.com ' +
  'wikipedia.org w3.org mailchimp.com list-manage.com sendgrid.net hubspotlinks.com mandrillapp.com mailgun.org amazonaws.com cloudfront.net ' +
  'trustpilot.com paypal.com doubleclick.net safelinks.protection.outlook.com urldefense.com mimecast.com';
const shared = SHARED.split(' ').flatMap((name) => parseDomain(name) ?? []);

/** Parts of a site that no person opens: its pictures, and what counts clicks. */
const MACHINE =
  /^(?:cdn|img|images?|static|assets|media|files?|track(?:ing|er)?|trk|clicks?|links?|pixel|open|unsubscribe|(?:e-?)?mailings?|url\d*|[a-z]\d*)\d*\./;
/** Endings of files that are top-level domains too. */
const FILE = /^[^.]+\.(?:zip|md|sh|py|mov|app|rs|ps|pl)$/;
const MOST = 20;

/**
 * The sites among those a page names that can be a company's: not the domains of its people's addresses, the page's own,
 * or one where everybody has a page. Without `www.`, each once.
 */
export function companySites({ domains, people, url }: Sighting): DomainName[] {
  const here = getDomain(url) ?? '';
  const addressed = people.map(({ email }) => domainOf(email));
  const sites = domains.map((domain) => domain.replace(/^www\d?\./, '') as DomainName);
  const isCompany = (site: DomainName) =>
    site.includes('.') &&
    !/^[\d.]+$/.test(site) &&
    !MACHINE.test(site) &&
    !FILE.test(site) &&
    getDomain(site) !== here &&
    !shared.some((parent) => isWithin(site, parent)) &&
    !addressed.some((domain) => isWithin(site, domain) || isWithin(domain, site));
  return [...new Set(sites.filter(isCompany))].slice(0, MOST);
}

/** The site that a page is part of, where no application was recognised there and nobody is in front. */
export function siteOf({ host, isFallback, view, url }: Sighting): DomainName | undefined {
  const isApplication = isFallback || view !== 'other' || (host !== null && host !== 'generic');
  if (isApplication || !/^https?:/.test(url) || !URL.canParse(url)) return undefined;
  const name = parseDomain(new URL(url).hostname.replace(/^www\d?\./, ''));
  return name !== undefined && getDomain(name) !== null ? name : undefined;
}
