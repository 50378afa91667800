import type { DomainName } from './domain-name';
import type { Phone } from './phone';

/**
 * What on a page leads to a customer without naming a person's address: the page is their site, the conversation names their site or number,
 * or it calls somebody by a name of whom the user once said who that is on this site.
 */
export type Clue =
  | { readonly kind: 'site' | 'names'; readonly domain: DomainName }
  | { readonly kind: 'phone'; readonly phone: Phone }
  | { readonly kind: 'called'; readonly name: string };
