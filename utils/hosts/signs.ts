import { named } from './named';
import { type HostId, shaped } from './shaped';
import type { Sign } from './sign';

/** How each host that has an adapter is recognised. */
export const signs = { ...named, ...shaped } as const satisfies Readonly<Record<HostId, Sign>>;

const isHostId = (value: unknown): value is HostId => typeof value === 'string' && Object.hasOwn(signs, value);

/** What reads pages, each a script of its own: the adapters, the finder behind all, and what reads by what its user showed. */
export type ReaderId = HostId | 'generic' | 'taught';

export const isReaderId = (value: unknown): value is ReaderId => value === 'generic' || value === 'taught' || isHostId(value);

/** What a conversation is that this host shows; a mail where nobody knows better. */
export function channelOf(host: string | null): 'mail' | 'ticket' | 'chat' | 'meeting' {
  const sign: Sign = isHostId(host) ? signs[host] : {};
  return sign.channel ?? 'mail';
}
