import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createFollower } from '@/utils/connected/follow';
import { chooseFollow, saveAccount } from '@/utils/db/accounts';
import { openDatabase } from '@/utils/db/open';
import { err, ok } from '@/utils/domain/result';
import { type Millis, millisOf } from '@/utils/domain/time';
import type { AccountId } from '@/utils/sources/account';
import { facts } from '@/utils/sources/answer';
import { customer } from '@/utils/sources/drafts';
import type { Failure } from '@/utils/sources/failure';
import type { Pulled, Since } from '@/utils/sources/source';
import { contents } from '../db/contents';

const at = millisOf(new Date('2026-11-03T12:00:00Z'));
const id = 'acc' as AccountId;
const person = (number: number) => customer({ sourceKey: `desk:${number}`, name: `Person ${number}`, emails: [] });

/** An account that tells these pages, a failure among them, and how it is followed. */
async function following(name: string, pages: readonly (Pulled | Failure)[]) {
  const db = await openDatabase({}, `follow-${name}`);
  await saveAccount(
    db,
    { id, sourceId: 'desk', settings: {}, label: 'Desk', host: 'd.example', connectedAt: at, state: { kind: 'new' } },
    {},
  );
  const asked: Since[] = [];
  const pull = async (since: Since) => {
    asked.push(since);
    const page = pages[asked.length - 1];
    return page === undefined ? err<Failure>({ kind: 'aborted' }) : 'kind' in page ? err(page) : ok(page);
  };
  const connected = { by: [], lookup: async () => err<Failure>({ kind: 'aborted' }), pull };
  let begun = 0;
  const follow = createFollower(
    async () => db,
    async () => connected,
    { now: () => at as Millis },
    async () => {
      begun++;
    },
  );
  return { db, follow, asked, begun: () => begun, names: async () => (await contents(db)).customers.map(({ name: one }) => one).sort() };
}

const page = (number: number, hasMore: boolean): Pulled => ({ ...facts({ customers: [person(number)] }), cursor: `${number}`, hasMore });

it('asks nobody who is not followed', async () => {
  const { follow, asked, begun } = await following('nobody', [page(1, false)]);
  expect(await follow()).toBe('nobody');
  expect([asked, begun()]).toEqual([[], 0]);
});

it('hears page after page from the beginning, and later what changed since', async () => {
  const { db, follow, asked, names } = await following('pages', [page(1, true), page(2, false), page(3, false)]);
  await chooseFollow(db, id, true);
  expect(await follow()).toBe('all');
  expect(await names()).toEqual(['Person 1', 'Person 2']);
  expect(await follow()).toBe('all');
  expect(await names()).toEqual(['Person 1', 'Person 2', 'Person 3']);
  expect(asked).toEqual([{ changedAfter: 0 }, { cursor: '1' }, { cursor: '2' }]);
});

it('goes on where it failed, and says why until then', async () => {
  const limited: Failure = { kind: 'rateLimited', until: (at + 60_000) as Millis };
  const { db, follow, asked, names } = await following('limited', [page(1, true), limited, page(2, false)]);
  await chooseFollow(db, id, true);
  expect(await follow()).toBe('more');
  expect((await db.get('accounts', id))?.state).toEqual({ kind: 'fails', since: at, failure: limited });
  expect(await follow()).toBe('all');
  expect((await db.get('accounts', id))?.state).toEqual({ kind: 'works', since: at });
  expect(await names()).toEqual(['Person 1', 'Person 2']);
  expect(asked.at(-1)).toEqual({ cursor: '1' });
});

it('does not turn in a circle with a vendor that stays where it is', async () => {
  const stuck: Pulled = { ...page(1, true), cursor: 'same' };
  const { db, follow, asked } = await following('stuck', [stuck, stuck, stuck]);
  await chooseFollow(db, id, true);
  expect(await follow()).toBe('all');
  expect(asked).toHaveLength(2);
});

it('begins no second run beside the first', async () => {
  const { db, follow, asked, begun } = await following('twice', [page(1, false), page(2, false)]);
  await chooseFollow(db, id, true);
  expect(await Promise.all([follow(), follow()])).toEqual(['all', 'all']);
  expect([asked, begun()]).toEqual([[{ changedAfter: 0 }, { cursor: '1' }], 2]);
});
