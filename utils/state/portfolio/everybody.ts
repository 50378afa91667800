import { BLOCK, everyoneIn } from '@/utils/db/customer-block';
import type { Database } from '@/utils/db/schema';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Belonging } from '@/utils/economics/standing/fold';
import { searchText } from '@/utils/find/search-text';

/** Who stands at which slot, and with whom their facts count. */
export interface Everybody extends Belonging {
  /** The slots that are a customer of their own: companies that belong to none, and people who do not; in the order of their names. */
  readonly slots: Uint32Array<ArrayBuffer>;
  /** By slot: its place in that order. */
  readonly nameOrder: Float64Array<ArrayBuffer>;
  readonly isCompany: Uint8Array<ArrayBuffer>;
  /** The tags that most customers bear, most first, and who bears them. */
  readonly tags: readonly Tagged[];
  /** The slot that a customer's facts count with; undefined where there is nobody. */
  slotOf(id: CustomerId): number | undefined;
}

export interface Tagged {
  readonly tag: string;
  readonly slots: Uint32Array<ArrayBuffer>;
}

const BATCH = 256;
const MOST_TAGS = 24;

/** Reads all customers. Who was merged into another, or belongs to a company, is part of that one. @param size how many slots there are room for */
export async function readEverybody(db: Database, size: number, onProgress: (blocks: number) => void): Promise<Everybody> {
  const names: string[] = [];
  const slotsById = new Map<CustomerId, number>();
  const above = new Map<number, CustomerId>();
  const isCompany = new Uint8Array(size);
  const hasTotals = new Uint8Array(size);
  const bearers = new Map<string, number[]>();
  const take = (slot: number, customer: Customer) => {
    const { id, kind, name, companyId, parentId, mergedInto, tags, summary } = customer;
    slotsById.set(id, slot);
    if (slot >= size) return;
    const partOf = mergedInto ?? companyId ?? parentId;
    if (summary !== undefined) hasTotals[slot] = 1;
    if (partOf !== undefined) above.set(slot, partOf);
    names[slot] = searchText(name);
    if (kind === 'company') isCompany[slot] = 1;
    for (const tag of tags) {
      const own = bearers.get(tag);
      if (own === undefined) bearers.set(tag, [slot]);
      else own.push(slot);
    }
  };
  for (let from = 0; ; ) {
    const blocks = await db.getAll('customers', IDBKeyRange.lowerBound(from), BATCH);
    const last = blocks.at(-1);
    if (last === undefined) break;
    for (const block of blocks) for (const { slot, customer } of everyoneIn(block)) take(slot, customer);
    from = last.block + 1;
    onProgress(from);
  }
  const owners = ownersOf(above, slotsById);
  const slots = Uint32Array.from(names.keys())
    .filter((slot) => names[slot] !== undefined && !owners.has(slot))
    .sort((a, b) => compared(names[a] ?? '', names[b] ?? '') || a - b);
  const nameOrder = new Float64Array(size).fill(Number.NaN);
  for (const [place, slot] of slots.entries()) nameOrder[slot] = place;
  return {
    ...{ slots, nameOrder, isCompany, owners, hasTotals },
    tags: [...bearers]
      .map(([tag, own]) => ({ tag, slots: Uint32Array.from(new Set(own.map((slot) => owners.get(slot) ?? slot))) }))
      .filter((tagged) => tagged.slots.length > 0)
      .sort((a, b) => b.slots.length - a.slots.length || compared(a.tag, b.tag))
      .slice(0, MOST_TAGS),
    slotOf: (id) => {
      const slot = slotsById.get(id);
      return slot === undefined ? undefined : (owners.get(slot) ?? slot);
    },
  };
}

/** How many slots so many blocks have. */
export const slotsIn = (blocks: number): number => blocks * BLOCK;

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The last one above each, where there is one; whoever is in a circle stays for themselves. */
function ownersOf(above: ReadonlyMap<number, CustomerId>, slotsById: ReadonlyMap<CustomerId, number>): Map<number, number> {
  const owners = new Map<number, number>();
  for (const slot of above.keys()) {
    const passed = new Set([slot]);
    let top = slot;
    for (let id = above.get(slot); id !== undefined; id = above.get(top)) {
      const next = slotsById.get(id);
      if (next === undefined) break;
      if (passed.has(next)) {
        top = slot;
        break;
      }
      passed.add(next);
      top = next;
    }
    if (top !== slot) owners.set(slot, top);
  }
  return owners;
}
