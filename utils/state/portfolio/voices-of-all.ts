import type { Packed, PackStore } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { CivilDate } from '@/utils/domain/time';
import { type Said, type SideSaid, saidOften } from '@/utils/voice/said-often';
import type { Everybody } from './everybody';

/** What customers need, were promised, and say of us and others: counts by slot, and what is said most. */
export interface VoicesOfAll {
  readonly openNeeds: Uint16Array<ArrayBuffer>;
  readonly overduePromises: Uint16Array<ArrayBuffer>;
  readonly sides: readonly SideSaid[];
}

export async function readVoices(db: Database, { slotOf, nameOrder }: Everybody, today: CivilDate): Promise<VoicesOfAll> {
  const size = nameOrder.length;
  const openNeeds = new Uint16Array(size);
  const overduePromises = new Uint16Array(size);
  const said: Said[] = [];
  await eachRow(db, 'voices', ({ kind, state, about, text, at, customerId, dueOn }) => {
    const slot = slotOf(customerId);
    if (slot === undefined) return;
    if (kind === 'need' && state === 'open') openNeeds[slot] = (openNeeds[slot] ?? 0) + 1;
    if (kind === 'promise' && state === 'open' && dueOn !== undefined && dueOn < today)
      overduePromises[slot] = (overduePromises[slot] ?? 0) + 1;
    if ((kind === 'like' || kind === 'dislike') && state !== 'lapsed') said.push({ kind, about, text, at, customer: slot });
  });
  return { openNeeds, overduePromises, sides: saidOften(said) };
}

/** All deals that were lost, whoever's they are. */
export async function readLost(db: Database): Promise<Opportunity[]> {
  const lost: Opportunity[] = [];
  await eachRow(db, 'opportunities', (row) => {
    if (row.stage === 'lost') lost.push(row);
  });
  return lost;
}

const BATCH = 512;

/** Shows every row of a store, some hundred packs at a time. */
async function eachRow<Store extends PackStore>(db: Database, store: Store, show: (row: Packed<Store>) => void): Promise<void> {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const transaction = db.transaction(store);
    const [keys, packs] = await Promise.all([transaction.store.getAllKeys(range, BATCH), transaction.store.getAll(range, BATCH)]);
    const last = keys.at(-1);
    if (last === undefined) return;
    for (const pack of packs) for (const row of pack as readonly Packed<Store>[]) show(row);
    range = IDBKeyRange.lowerBound(last, true);
  }
}
