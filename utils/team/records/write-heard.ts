import type { Database, StoreName } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import type { CustomerId } from '@/utils/domain/customer';
import { type Content, isSame } from '../replica/content';
import { type Key, partsOf } from '../replica/key';
import { type Slot, shownOf } from '../replica/slot';
import { type Heard, oursOf } from './heard';
import { localOf, localStores } from './local';
import { writeCompetitors, writeCosts, writeCustomers } from './write-customers';
import { writeFacts } from './write-facts';
import { writeGoals } from './write-goals';

const stores: readonly StoreName[] = [...localStores, 'history'];

/** What became of records that were heard. */
export interface BroughtIn {
  /** What our own records say now of those that were brought in. */
  readonly said: ReadonlyMap<Key, Content | null>;
  /** Those that were edited here meanwhile: they are told first. */
  readonly edited: ReadonlyMap<Key, Content | null>;
  readonly customerIds: readonly CustomerId[];
}

/** Writes what was heard of the team, in one transaction, and tells nobody: they have it. What was edited here since is left as it is. */
export function writeHeard(db: Database, slots: readonly (readonly [Key, Slot])[]): Promise<BroughtIn> {
  const heard = slots.map(([key, slot]): Heard => ({ key, ...partsOf(key), shown: shownOf(slot), here: slot.here?.content ?? null }));
  const write = async (session: WriteSession): Promise<BroughtIn> => {
    const owners = heard.flatMap(({ shown, here }) => [ownerIn(shown), ownerIn(here)].filter((id) => id !== undefined));
    const named = heard.flatMap(({ kind, id }) => (kind === 'customer' || kind === 'cost' ? [id as CustomerId] : []));
    const local = await localOf(session, [...named, ...owners], owners);
    const coming = heard.map((one) => ({ ...one, ours: oursOf(one, local) }));
    const edited = coming.filter(({ ours, here, shown }) => here !== null && !isSame(ours, here) && !isSame(ours, shown));
    const settled = coming.filter((one) => !edited.includes(one));
    const waiting = new Set<Key>();
    await writeCompetitors(session, settled, local);
    await writeGoals(session, settled, local);
    await writeCustomers(session, settled, local, waiting);
    await writeCosts(session, settled, local, waiting);
    await writeFacts(session, settled, local, waiting);
    return {
      said: new Map(settled.flatMap(({ key, shown }) => (waiting.has(key) ? [] : [[key, shown]]))),
      edited: new Map(edited.map(({ key, ours }) => [key, ours])),
      customerIds: [...new Set([...named, ...owners])],
    };
  };
  return writing(db, stores, write, { isQuiet: true });
}

const ownerIn = (content: Content | null): CustomerId | undefined => {
  const id = content?.['customerId'];
  return typeof id === 'string' ? (id as CustomerId) : undefined;
};
