import type { Brand } from '@/utils/domain/brand';

/** Names one record of a team: its kind and id. */
export type Key = Brand<string, 'Key'>;

export const keyOf = (kind: string, id: string): Key => `${kind} ${id}` as Key;

export function partsOf(key: Key): { readonly kind: string; readonly id: string } {
  const at = key.indexOf(' ');
  return { kind: key.slice(0, at), id: key.slice(at + 1) };
}
