import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseFollow, saveAccount } from '@/utils/db/accounts';
import { addCustomers } from '@/utils/db/customers';
import { eraseCustomer } from '@/utils/db/erase';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { type CivilDate, millisOf } from '@/utils/domain/time';
import { bringIn } from '@/utils/intake/bring-in';
import { undoImport } from '@/utils/intake/undo';
import { ownIdentities } from '@/utils/settings/items';
import { setSetting } from '@/utils/settings/setting';
import { type AccountId, takenKinds } from '@/utils/sources/account';
import { facts } from '@/utils/sources/answer';
import { booked, customer, ticket } from '@/utils/sources/drafts';
import type { Pulled } from '@/utils/sources/source';
import { address } from '../../fixtures/sources/people';
import { customerWith } from '../customer';
import { contents } from '../db/contents';
import { EUR } from './files';

const account = { id: 'acc' as AccountId, sourceId: 'zendesk' };
const at = millisOf(new Date('2026-11-03T12:00:00Z'));
const mira = customer({ sourceKey: 'zendesk-user:1', name: 'Mira Holt', emails: [address('mira@holt.example')], company: 'Holt Studio' });
const tom = customer({ sourceKey: 'zendesk-user:2', name: 'Tom Hale', emails: [address('tom@hale.example')], role: 'Buyer' });
const page = (known: Partial<Pulled>): Pulled => ({ ...facts(known), cursor: 'next', hasMore: false, ...known });
const asked = (of: string, id: string) => ticket({ sourceKey: `zendesk:${id}`, of, at, summary: `Ticket ${id}`, isOpen: true });
const paid = (of: string, id: string, revenue: number) =>
  booked({ sourceKey: `zendesk:${id}`, of, on: '2026-03-05' as CivilDate, currency: EUR, memo: id }, { revenue });

let db: Database;
let count = 0;
beforeEach(async () => {
  db = await openDatabase({}, `bring-in-${count++}`);
  const kept = { ...account, settings: {}, label: 'Zendesk', host: 'shop.zendesk.com', connectedAt: at, state: { kind: 'new' } as const };
  await saveAccount(db, kept, {});
  await chooseFollow(db, account.id, true);
});
const follows = async () => (await db.get('accounts', account.id))?.follows;
const named = async () => (await contents(db)).customers.map(({ name }) => name).sort();

describe('what is followed', () => {
  it('makes customers of everybody, with their companies and what is told of them, once', async () => {
    const told = page({ customers: [mira, tom], interactions: [asked('zendesk-user:1', '7')], ledger: paid('zendesk-user:2', 'i1', 500) });
    expect(await bringIn(db, account, told)).toEqual({ added: 4, changed: 0, unchanged: 0, gone: 0 });
    expect(await named()).toEqual(['Holt Studio', 'Mira Holt', 'Tom Hale']);
    const { customers, ledger, interactions } = await contents(db);
    const idOf = (name: string) => customers.find((one) => one.name === name)?.id;
    expect(ledger).toMatchObject([{ customerId: idOf('Tom Hale'), minor: 500 }]);
    expect(interactions).toMatchObject([{ customerId: idOf('Mira Holt'), summary: 'Ticket 7' }]);
    expect(await bringIn(db, account, told)).toEqual({ added: 0, changed: 0, unchanged: 4, gone: 0 });
    expect(await follows()).toMatchObject({ cursor: 'next', brought: 4, gone: 0 });
  });

  it('is heard of somebody whom an earlier page told', async () => {
    await bringIn(db, account, page({ customers: [mira], hasMore: true, cursor: '1' }));
    expect(await follows()).not.toHaveProperty('upTo');
    expect(await bringIn(db, account, page({ interactions: [asked('zendesk-user:1', '8'), asked('zendesk-user:9', '9')] }))).toMatchObject({
      added: 1,
    });
    expect(await follows()).toHaveProperty('upTo');
  });

  it('leaves who was here before their name, role and company, and adds what was missing', async () => {
    const own = customerWith('Tom (boss of Ann)', { emails: tom.emails, companyId: 'yard' as CustomerId });
    await addCustomers(db, [customerWith('yard', { kind: 'company' }), own]);
    await bringIn(db, account, page({ customers: [{ ...tom, company: 'Other' }] }));
    const [kept] = (await contents(db)).customers.filter(({ id }) => id === own.id);
    expect(kept).toMatchObject({ name: 'Tom (boss of Ann)', role: 'Buyer', companyId: 'yard', sourceKeys: ['zendesk-user:2'] });
  });

  it('follows a customer of its own who is renamed there, and keeps one who is deleted', async () => {
    await bringIn(db, account, page({ customers: [tom] }));
    await bringIn(db, account, page({ customers: [{ ...tom, name: 'Thomas Hale' }] }));
    expect(await named()).toEqual(['Thomas Hale']);
    expect(await bringIn(db, account, page({ gone: ['zendesk-user:2', 'zendesk-user:3'] }))).toMatchObject({ gone: 1 });
    expect((await contents(db)).customers).toMatchObject([{ name: 'Thomas Hale', sourceKeys: [] }]);
    expect(await follows()).toMatchObject({ gone: 1 });
  });

  it('takes back what a document booked that books nothing any more, and no other', async () => {
    const ledger = [...paid('zendesk-user:2', 'i1', 500), ...paid('zendesk-user:2', 'i2', 700)];
    await bringIn(db, account, page({ customers: [tom], ledger }));
    const voided = [{ sourceKey: 'zendesk:i1' }, { sourceKey: 'zendesk:i9' }];
    expect(await bringIn(db, account, page({ voided }))).toMatchObject({ added: 0, changed: 1 });
    expect((await contents(db)).ledger).toMatchObject([{ minor: 700 }]);
    await bringIn(db, account, page({ ledger: paid('zendesk-user:2', 'i1', 500), voided }));
    expect((await contents(db)).ledger.map(({ minor }) => minor).sort()).toEqual([500, 700]);
  });

  it('does not bring back whom somebody erased', async () => {
    await bringIn(db, account, page({ customers: [tom] }));
    const [known] = (await contents(db)).customers;
    await eraseCustomer(db, known?.id as CustomerId);
    expect(await bringIn(db, account, page({ customers: [tom, mira] }))).toMatchObject({ added: 1 });
    expect(await named()).toEqual(['Holt Studio', 'Mira Holt']);
  });

  it('makes no customer of one of us, nor of what is told of them', async () => {
    await setSetting(db, ownIdentities, ['hale.example']);
    await bringIn(
      db,
      account,
      page({ customers: [mira, tom], interactions: [asked('zendesk-user:2', '7'), asked('zendesk-user:1', '8')] }),
    );
    expect(await named()).toEqual(['Holt Studio', 'Mira Holt']);
    expect((await contents(db)).interactions).toMatchObject([{ summary: 'Ticket 8' }]);
  });

  it('is undone exactly', async () => {
    const own = customerWith('Tom', { emails: tom.emails });
    await addCustomers(db, [own]);
    const { imports: _, history: __, undo: ___, ...before } = await contents(db);
    await bringIn(
      db,
      account,
      page({ customers: [mira, tom], interactions: [asked('zendesk-user:1', '7'), asked('zendesk-user:2', '8')] }),
    );
    await bringIn(db, account, page({ customers: [{ ...mira, name: 'Mira H.' }], ledger: paid('zendesk-user:2', 'i1', 500) }));
    const taken = (await db.get('accounts', account.id))?.takenOver ?? {};
    for (const kind of takenKinds) {
      const importId = taken[kind];
      if (importId !== undefined) await undoImport(db, importId);
    }
    const { imports: _a, history: _b, undo: _c, ...after } = await contents(db);
    expect(after).toEqual(before);
  });

  it('is nothing any more once it is switched off', async () => {
    await chooseFollow(db, account.id, false);
    expect(await bringIn(db, account, page({ customers: [tom] }))).toBeUndefined();
    expect(await named()).toEqual([]);
  });

  it('begins anew where the account is another system, and goes on where only its token is new', async () => {
    await bringIn(db, account, page({ customers: [tom] }));
    const kept = await db.get('accounts', account.id);
    if (kept === undefined) expect.fail('the account is gone');
    await saveAccount(db, kept, { token: 'new' });
    expect(await follows()).toMatchObject({ cursor: 'next' });
    await saveAccount(db, { ...kept, settings: { subdomain: 'other' } }, {});
    expect(await follows()).toEqual({ brought: 0, gone: 0 });
  });
});
