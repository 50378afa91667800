import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addCustomers, findByEmails, findBySourceKey, updateCustomer } from '@/utils/db/customers';
import { eraseCustomer } from '@/utils/db/erase';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import { allCustomers } from '../db/contents';
import { csv, imported, planned } from './files';

const at = new Date(2026, 10, 25, 12).getTime() as Millis;
const ada = 'ada@acme.example' as Email;
const PEOPLE = csv(
  'customer id,name,email,phone,company,domain',
  'K1,Ada Byron,ada@acme.example,,Acme Ltd,acme.example',
  'K2,Bo Chen,bo@acme.example,,Acme Ltd,acme.example',
  ',Cy Diaz,,+44 1632 960111,,',
  ',,,,Brook GmbH,brook.example',
);

let db: Database;
let count = 0;
beforeEach(async () => {
  db = await openDatabase({}, `erased-${count++}`);
  await imported(db, PEOPLE);
});

const erase = async (name: string) => {
  const customer = (await allCustomers(db)).find((each) => each.name === name);
  if (customer === undefined) throw new Error(`${name} is not there`);
  await eraseCustomer(db, customer.id, at);
};
const names = async () => (await allCustomers(db)).map(({ name }) => name).sort();

describe('a file brings nobody back who was erased', () => {
  it.each([
    ['by the id that it gives', 'Ada Byron', csv('customer id,name', 'K1,A. Byron')],
    ['by an address', 'Ada Byron', csv('name,email', 'A. Byron,ada@acme.example')],
    ['by name and telephone', 'Cy Diaz', csv('name,phone', 'Cy Diaz,+44 1632 960111')],
    ['a company by its name', 'Brook GmbH', csv('company', 'BROOK  GmbH')],
    ['a company by its name in an invoice', 'Brook GmbH', csv('invoice no,company,date,net', 'N1,Brook GmbH,2026-01-02,9.00')],
    ['by an address in a list of needs', 'Ada Byron', csv('date,email,kind,text', '2026-01-02,ada@acme.example,need,Spares')],
  ])('%s', async (_, name, file) => {
    await erase(name);
    const before = await names();
    const plan = await planned(db, file);
    expect(plan).toMatchObject({ erased: 1, counts: { added: 0, refused: 1 }, people: 0, companies: 0 });
    expect(plan.refusals).toEqual([{ row: 2, reason: { kind: 'erased', on: '2026-11-25' } }]);
    expect(await imported(db, file)).toMatchObject({ added: 0, refused: 1 });
    expect(await names()).toEqual(before);
  });

  it('and takes the others of the same file', async () => {
    await erase('Ada Byron');
    expect(await planned(db, PEOPLE)).toMatchObject({ erased: 1, counts: { added: 0, unchanged: 3, refused: 1 } });
  });

  it('by an address that they had before an edit', async () => {
    const [customer] = (await findByEmails(db, [ada])).get(ada) ?? [];
    await updateCustomer(db, customer?.id ?? newId(), (before) => ({ ...before, emails: ['ada@home.example' as Email], sourceKeys: [] }));
    await erase('Ada Byron');
    expect(await planned(db, csv('name,email', 'Ada,ada@acme.example'))).toMatchObject({ erased: 1 });
  });

  it('and no company for its people: they belong to nobody', async () => {
    await erase('Acme Ltd');
    await imported(db, csv('customer id,name,email,company', 'K5,Flo,flo@acme.example,Acme Ltd'));
    const flo = await findBySourceKey(db, 'id:K5');
    expect(flo?.name).toBe('Flo');
    expect(flo?.companyId).toBeUndefined();
    expect(await names()).not.toContain('Acme Ltd');
  });
});

describe('whoever was erased comes back', () => {
  it('where the user says so, and is a customer as any other from then on', async () => {
    await erase('Ada Byron');
    expect(await planned(db, PEOPLE, { takesErased: true })).toMatchObject({ erased: 0, counts: { added: 1, refused: 0 } });
    await imported(db, PEOPLE, { takesErased: true });
    expect(await names()).toContain('Ada Byron');
    expect(await planned(db, csv('customer id,name,email', 'K1,Ada King,ada@acme.example'))).toMatchObject({
      erased: 0,
      counts: { changed: 1 },
    });
  });

  it('where somebody added them by hand', async () => {
    await erase('Ada Byron');
    const again = { emails: [ada], domains: [], phones: [], tags: [], sourceKeys: [], createdAt: at, updatedAt: at, revision: 1 };
    await addCustomers(db, [{ ...again, id: newId(), kind: 'person', name: 'Ada' } satisfies Customer]);
    expect(await planned(db, PEOPLE)).toMatchObject({ erased: 0 });
  });
});

describe('a tombstone', () => {
  it('holds no word of whom it stands for', async () => {
    await erase('Ada Byron');
    expect(JSON.stringify(await db.getAll('tombstones'))).not.toMatch(/ada b|byron|acme|K1/i);
  });

  it('of the same customer never looks the same twice', async () => {
    await erase('Ada Byron');
    await imported(db, PEOPLE, { takesErased: true });
    await erase('Ada Byron');
    const [one, two] = await db.getAll('tombstones');
    const digests = new Set(one?.keys.map(({ digest }) => digest));
    expect(two?.keys.length).toBeGreaterThan(1);
    expect(two?.keys.filter(({ digest }) => digests.has(digest))).toEqual([]);
  });
});
