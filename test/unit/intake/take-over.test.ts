import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveAccount } from '@/utils/db/accounts';
import { addCustomers, findByEmails } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { type CivilDate, millisOf } from '@/utils/domain/time';
import { takeOver } from '@/utils/intake/take-over';
import { undoImport } from '@/utils/intake/undo';
import type { AccountId } from '@/utils/sources/account';
import { type Answer, facts } from '@/utils/sources/answer';
import { booked, customer, ticket } from '@/utils/sources/drafts';
import { address } from '../../fixtures/sources/people';
import { customerWith } from '../customer';
import { contents } from '../db/contents';
import { csv, EUR, imported } from './files';

const at = millisOf(new Date('2026-11-03T12:00:00Z'));
const account = 'acc' as AccountId;
const mira = address('mira@holt-studio.example');
const who = customer({ sourceKey: 'stripe:cus_A1', name: 'Mira Holt', emails: [mira] });

let db: Database;
let count = 0;
beforeEach(async () => {
  db = await openDatabase({}, `take-over-${count++}`);
  const kept = { id: account, sourceId: 'stripe', settings: {}, label: 'Stripe', host: 'api.stripe.com' };
  await saveAccount(db, { ...kept, connectedAt: at, state: { kind: 'new' } }, {});
});

const charge = (id: string, revenue: number, more: Record<string, number> = {}, memo = 'Plan') =>
  booked({ sourceKey: `stripe:${id}`, of: who.sourceKey, on: '2026-03-05' as CivilDate, currency: EUR, memo }, { revenue, ...more });
const answer = (known: Partial<Answer>, source = 'stripe'): Answer => ({
  ...facts({ customers: [who], ...known }),
  account,
  source,
  asOf: at,
});
const byKey = async () =>
  Object.fromEntries((await contents(db)).ledger.map(({ sourceKey, minor, customerId }) => [sourceKey, [minor, customerId]]));
const importsOf = async () => (await db.get('accounts', account))?.takenOver ?? {};

const payments = () =>
  csv(
    'id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Decline Reason,Description,Fee,Is Link,Mode,Payment Source Type,Status,Customer ID,Customer Description,Customer Email,Invoice ID,Transfer',
    'ch_1,2026-03-05 20:38:34,120.00,0.00,eur,true,120.00,0.00,eur,,Plan,3.78,false,Live,card,Paid,cus_A1,Mira Holt,mira@holt-studio.example,in_1,po_1',
  );

describe('what is taken over', () => {
  it('counts, once: a file of the same program brings the same document, before or after', async () => {
    await imported(db, payments());
    const [known] = (await findByEmails(db, [mira])).get(mira) ?? [];
    const id = known?.id as CustomerId;
    const fromFile = await byKey();
    expect(fromFile).toEqual({ 'invoice:stripe:ch_1/revenue': [12_000, id], 'invoice:stripe:ch_1/service': [378, id] });
    const live = answer({ ledger: [...charge('ch_1', 12_000, { service: 378 }), ...charge('ch_2', 500)] });
    expect(await takeOver(db, account, id, live)).toEqual({ added: 1, changed: 0, unchanged: 1 });
    expect(await byKey()).toEqual({ ...fromFile, 'invoice:stripe:ch_2/revenue': [500, id] });
    await imported(db, payments());
    expect(Object.keys(await byKey())).toHaveLength(3);
  });

  it('is found by a file that comes later, which takes the customer for the same one', async () => {
    const held = customerWith('Mira', { emails: [address('mira@home.example')] });
    await addCustomers(db, [held]);
    await takeOver(db, account, held.id, answer({ ledger: charge('ch_1', 12_000, { service: 378 }) }));
    await imported(db, payments());
    const { customers, ledger } = await contents(db);
    expect(customers.map(({ name, sourceKeys }) => [name, sourceKeys])).toEqual([['Mira', ['stripe:cus_A1']]]);
    expect(ledger).toHaveLength(2);
  });

  it('is brought up to date when it is asked again, and what is told no longer is gone', async () => {
    const held = customerWith('Mira');
    await addCustomers(db, [held]);
    const open = booked({ sourceKey: 'stripe:in_1', of: who.sourceKey, on: '2026-03-05' as CivilDate, currency: EUR }, { receivable: 700 });
    await takeOver(db, account, held.id, answer({ ledger: [...charge('ch_1', 12_000), ...open] }));
    const again = answer({ ledger: charge('ch_1', 12_000, { return: 2_000 }) });
    expect(await takeOver(db, account, held.id, { ...again, isPart: true })).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(Object.keys(await byKey())).toContain('invoice:stripe:in_1/receivable');
    expect(await takeOver(db, account, held.id, again)).toEqual({ added: 0, changed: 1, unchanged: 1 });
    expect(await byKey()).toEqual({ 'invoice:stripe:ch_1/revenue': [12_000, held.id], 'invoice:stripe:ch_1/return': [2_000, held.id] });
    expect(await takeOver(db, account, held.id, again)).toEqual({ added: 0, changed: 0, unchanged: 1 });
  });

  it('is undone exactly, whatever was asked in between', async () => {
    await imported(db, payments());
    const [known] = (await findByEmails(db, [mira])).get(mira) ?? [];
    const id = known?.id as CustomerId;
    const { imports: _, history: __, undo: ___, ...before } = await contents(db);
    const tickets = [ticket({ sourceKey: 'stripe:t1', of: who.sourceKey, at, summary: 'Sails', isOpen: true })];
    const deal = {
      sourceKey: 'opportunity:stripe:1',
      of: who.sourceKey,
      title: 'Mast',
      minor: 5,
      currency: EUR,
      stage: 'open' as const,
      openedOn: '2026-03-05' as CivilDate,
    };
    await takeOver(
      db,
      account,
      id,
      answer({ ledger: charge('ch_1', 9_000, { service: 378 }), interactions: tickets, opportunities: [deal] }),
    );
    await takeOver(
      db,
      account,
      id,
      answer({ ledger: [...charge('ch_1', 8_000, { service: 378 }), ...charge('ch_2', 500)], interactions: tickets }),
    );
    expect((await byKey())['invoice:stripe:ch_1/revenue']).toEqual([8_000, id]);
    const taken = await importsOf();
    expect(Object.keys(taken).sort()).toEqual(['interactions', 'ledger', 'opportunities']);
    expect((await db.getAll('imports')).map(({ fileName, kind }) => `${fileName} ${kind}`).sort()).toEqual([
      'Stripe interactions',
      'Stripe ledger',
      'Stripe opportunities',
      'test.csv ledger',
    ]);
    for (const importId of Object.values(taken)) await undoImport(db, importId);
    const { imports: _a, history: _b, undo: _c, ...after } = await contents(db);
    expect(after).toEqual(before);
  });

  it('leaves a document with the customer who has it', async () => {
    await imported(db, payments());
    const other = customerWith('Somebody else');
    await addCustomers(db, [other]);
    await takeOver(db, account, other.id, answer({ ledger: charge('ch_1', 12_000, { service: 378 }) }));
    const [known] = (await findByEmails(db, [mira])).get(mira) ?? [];
    expect((await byKey())['invoice:stripe:ch_1/revenue']).toEqual([12_000, known?.id]);
    expect((await db.get('accounts', account))?.takenOver?.ledger).toBeDefined();
  });

  it('is nothing of an account, or a customer, that is not there', async () => {
    expect(await takeOver(db, account, 'gone' as CustomerId, answer({ ledger: charge('ch_1', 1) }))).toBeUndefined();
    const held = customerWith('Mira');
    await addCustomers(db, [held]);
    expect(await takeOver(db, 'gone' as AccountId, held.id, answer({ ledger: charge('ch_1', 1) }))).toBeUndefined();
    expect(await byKey()).toEqual({});
  });

  it.each([
    ['xero', 'INV-0042', 'invoice:xero:INV-0042/revenue'],
    ['shopify', '#1050', 'invoice:shopify:#1050/revenue'],
    ['woocommerce', '#1', 'invoice:stripe:ch_1/revenue'],
  ])('of %s has the key that its files give %s', async (source, memo, key) => {
    const held = customerWith('Mira');
    await addCustomers(db, [held]);
    await takeOver(db, account, held.id, answer({ ledger: charge('ch_1', 500, {}, memo) }, source));
    expect(Object.keys(await byKey())).toEqual([key]);
  });
});
