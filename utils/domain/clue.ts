import type { DomainName } from './domain-name';
import type { Phone } from './phone';

/** What on a page leads to a customer without naming a person: the page is their site, or the conversation names their site or number. */
export type Clue = { readonly kind: 'site' | 'names'; readonly domain: DomainName } | { readonly kind: 'phone'; readonly phone: Phone };
