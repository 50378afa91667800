import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { migrations } from '@/utils/db/migrations';
import { keepOpen, openDatabase } from '@/utils/db/open';

it('makes way for a newer version, and says so', async () => {
  const onClosed = vi.fn();
  await openDatabase({ onClosed }, 'way');
  const newer = await openDatabase({}, 'way', [...migrations, (db) => void db.createObjectStore('later')]);
  expect(newer.version).toBe(migrations.length + 1);
  expect(onClosed).toHaveBeenCalledOnce();
});

it('opens once, and again after it was closed', async () => {
  const open = vi.fn((events) => openDatabase(events, 'again'));
  const database = keepOpen(open);
  expect(await database()).toBe(await database());
  expect(open).toHaveBeenCalledTimes(1);
  open.mock.calls[0]?.[0].onClosed();
  await database();
  expect(open).toHaveBeenCalledTimes(2);
});

it('tries again where it could not be opened', async () => {
  const open = vi.fn().mockRejectedValueOnce(new DOMException('no room', 'QuotaExceededError')).mockResolvedValueOnce('opened');
  const database = keepOpen(open);
  await expect(database()).rejects.toThrow('no room');
  expect(await database()).toBe('opened');
});

it('tries again where the browser does not know what went wrong, but not for ever', async () => {
  const { open } = indexedDB;
  const failing = (times: number) => {
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
      if (opening.mock.calls.length <= times) throw new DOMException('Internal error opening backing store.', 'UnknownError');
      return open.call(indexedDB, name, version);
    });
    return opening;
  };
  const twice = failing(2);
  expect((await openDatabase({}, 'moody')).version).toBe(migrations.length);
  expect(twice).toHaveBeenCalledTimes(4);
  twice.mockRestore();
  const always = failing(Number.POSITIVE_INFINITY);
  await expect(openDatabase({}, 'moody')).rejects.toThrow('backing store');
  always.mockRestore();
});

it('leaves the old version as it was where a migration fails', async () => {
  const db = await openDatabase({}, 'broken');
  await db.put('settings', ['shop.example'], 'ownIdentities');
  db.close();
  const broken = () => {
    throw new Error('a step that fails');
  };
  await expect(openDatabase({}, 'broken', [...migrations, broken])).rejects.toThrow('a step that fails');
  expect(await (await openDatabase({}, 'broken')).get('settings', 'ownIdentities')).toEqual(['shop.example']);
});
