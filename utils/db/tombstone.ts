import type { Customer, CustomerId } from '@/utils/domain/customer';
import { type Id, newId } from '@/utils/domain/id';
import { companyKey, personKey } from '@/utils/domain/source-key';
import type { Millis } from '@/utils/domain/time';
import { hashOf } from './hash';

export type TombstoneId = Id<'tombstone'>;

/**
 * What stays of an erased customer, so that no import and no older backup brings them back unasked. It holds no word of theirs: of each key
 * by which a file would find them, SHA-256 of a salt of this tombstone's own and the key. Nothing can be read off it, and two tombstones
 * cannot be compared; but whoever holds one and guesses an address can try whether it was theirs, as every import does.
 */
export interface Tombstone {
  readonly id: TombstoneId;
  /** When they were erased. */
  readonly at: Millis;
  /** Hexadecimal. */
  readonly salt: string;
  readonly keys: readonly HiddenKey[];
}

/** A key that only who has it recognises. */
export interface HiddenKey {
  /** Twenty bits of the key's plain hash, which one key in a million shares: nearly every other one is passed by without a digest. */
  readonly hint: number;
  /** Hexadecimal. */
  readonly digest: string;
}

/** Keys of customers in tombstones, in spaces of their own. */
export const graveKey = {
  id: (id: CustomerId): string => `id ${id}`,
  email: (email: string): string => `email ${email}`,
  domain: (domain: string): string => `domain ${domain}`,
  /** Also `companyKey` and `personKey`. */
  source: (sourceKey: string): string => `source ${sourceKey}`,
};

/**
 * All by which an import or a backup would take somebody for this customer: ids, addresses, domains of a company, and the name where a file
 * that has nothing else goes by it. No telephone number by itself: colleagues share one.
 */
export function graveKeysOf({ id, kind, name, emails, domains, phones, sourceKeys }: Customer): string[] {
  const named = kind === 'company' ? [companyKey(name)] : emails.length === 0 ? [personKey(name, phones[0])] : [];
  return [
    graveKey.id(id),
    ...emails.map(graveKey.email),
    ...(kind === 'company' ? domains.map(graveKey.domain) : []),
    ...[...sourceKeys, ...named].map(graveKey.source),
  ];
}

/** The tombstone of a customer, as it is and as it was before its edits. */
export async function tombstoneOf(versions: readonly Customer[], at: Millis): Promise<Tombstone> {
  const salt = hexOf(crypto.getRandomValues(new Uint8Array(16)));
  const keys = [...new Set(versions.flatMap(graveKeysOf))];
  return {
    id: newId(),
    at,
    salt,
    keys: await Promise.all(keys.map(async (key) => ({ hint: hintOf(key), digest: await digestOf(salt, key) }))),
  };
}

/** Of these keys, those that one of the tombstones bears, each with when it was erased last. */
export async function buriedIn(tombstones: readonly Tombstone[], keys: readonly string[]): Promise<Map<string, Millis>> {
  const byHint = new Map<number, { readonly tombstone: Tombstone; readonly digest: string }[]>();
  for (const tombstone of tombstones)
    for (const { hint, digest } of tombstone.keys) byHint.set(hint, [...(byHint.get(hint) ?? []), { tombstone, digest }]);
  const found = new Map<string, Millis>();
  for (const key of new Set(keys)) {
    for (const { tombstone, digest } of byHint.get(hintOf(key)) ?? []) {
      if (tombstone.at > (found.get(key) ?? Number.NEGATIVE_INFINITY) && (await digestOf(tombstone.salt, key)) === digest)
        found.set(key, tombstone.at);
    }
  }
  return found;
}

const hintOf = (key: string): number => hashOf(key) >>> 12;

async function digestOf(salt: string, key: string): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt} ${key}`))));
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
