import { describe, expect, it } from 'vitest';
import type { Customer } from '@/utils/domain/customer';
import { contentFor, costOf, fieldsOf, isKind, type Kind, kinds, type Shared } from '@/utils/team/records/kinds';
import type { Content, Json } from '@/utils/team/replica/content';

const id = '0190f000-0000-7000-8000-000000000001';
const own = { id, revision: 4, importId: '0190f000-0000-7000-8000-00000000000f' };

/** A record of each kind with every field that it can have. */
const full = {
  customer: {
    ...own,
    ...{ kind: 'person', name: 'Zoë 深煎り', companyId: id, parentId: id, emails: ['zoe@acme.example'], domains: ['acme.example'] },
    ...{ phones: ['+4930123456'], role: 'Buyer', address: 'Main St 1', tags: ['vip'], sourceKeys: ['id:1'], mergedInto: id },
    ...{ summary: { currency: 'EUR', revenue: 500, open: 5, lastOn: '2026-11-02' }, createdAt: 1, updatedAt: 2 },
    wallet: { minor: 5, currency: 'EUR', on: '2026-11-02' },
  },
  ledger: {
    ...own,
    ...{ customerId: id, on: '2026-11-02', kind: 'receivable', minor: -5, currency: 'JPY', sourceKey: 'row:1' },
    ...{ memo: 'Sails', isGoodsUnknown: true, dueOn: '2026-12-02' },
  },
  opportunity: {
    ...own,
    ...{ customerId: id, title: 'Fleet', minor: 5, currency: 'EUR', stage: 'lost', probability: 0.5, reason: 'price', competitorId: id },
    ...{ openedOn: '2026-01-02', closesOn: '2026-02-02', closedOn: '2026-03-02', sourceKey: 'deal:1' },
  },
  interaction: {
    ...own,
    ...{ customerId: id, personId: id, at: 1, channel: 'call', team: 'sales', by: 'Ann', direction: 'in', conversation: 'c', summary: 's' },
    ...{ minutes: 1.5, status: 'done', answeredAt: 2, handedTo: ['Ben'], quote: 'q', quotePlace: { prefix: 'a', suffix: 'b' } },
    ...{ url: 'https://mail.example/1', sourceKey: 'ticket:1' },
  },
  voice: {
    ...own,
    ...{ customerId: id, personId: id, kind: 'promise', about: 'us', text: 't', quote: 'q', quotePlace: { prefix: '', suffix: '' } },
    ...{ url: 'http://mail.example/1', at: 1, author: 'Ann', state: 'kept', dueOn: '2026-11-02', settledAt: 2, settledBy: 'Ben' },
    ...{ minor: 5, currency: 'EUR', sourceKey: 'v:1' },
  },
  competitor: { ...own, name: 'Other', aliases: ['O.'] },
  goal: {
    ...own,
    ...{ metric: 'netRevenue', target: 500, currency: 'EUR', dueOn: '2027-01-01', scope: { kind: 'tag', tag: 'vip' }, setOn: '2026-11-02' },
    baseline: 300,
  },
} as unknown as { readonly [K in keyof Shared]: Shared[K] };

describe('a record that a team shares', () => {
  it.each(Object.keys(full) as (keyof Shared)[])('of the kind %s comes to the others as it was written', (kind) => {
    const { id: _, revision: __, importId: ___, ...fields } = full[kind] as Shared[typeof kind] & { revision?: number; importId?: string };
    const content = contentFor(kind, full[kind]);
    expect(fieldsOf(kind, content)).toEqual({ ok: true, value: fields });
    expect(content).toEqual(fields);
    // Every field that there can be is in the example.
    expect(Object.keys(kinds[kind].entries).sort()).toEqual(Object.keys(fields).sort());
  });

  it('keeps the fields of a later version', () => {
    const before: Content = { name: 'Other', aliases: [], founded: 1999 };
    expect(contentFor('competitor', full.competitor, before)).toEqual({ name: 'Other', aliases: ['O.'], founded: 1999 });
    expect(contentFor('competitor', full.competitor, { name: 'x', aliases: [], gone: null })).toHaveProperty('gone', null);
  });

  it('tells no cost but in a record of its own', () => {
    const customer = { ...full.customer, summary: { currency: 'EUR', revenue: 500, cost: 300 } } as Customer;
    expect(JSON.stringify(contentFor('customer', customer))).not.toContain('300');
    expect(costOf(customer)).toEqual({ customerId: id, currency: 'EUR', cost: 300 });
    expect(costOf(full.customer)).toBeNull();
  });

  it.each<[what: string, kind: Kind, field: string, value: Json]>([
    ['a script for a link', 'voice', 'url', 'javascript:alert(1)'],
    ['data for a link', 'interaction', 'url', 'data:text/html,x'],
    ['an address in capitals', 'customer', 'emails', ['Zoe@acme.example']],
    ['half an amount', 'ledger', 'minor', 0.5],
    ['an amount beyond counting', 'ledger', 'minor', 2 ** 53],
    ['an amount as text', 'opportunity', 'minor', '5'],
    ['an unknown currency', 'ledger', 'currency', 'XQX'],
    ['a day that no calendar has', 'ledger', 'on', '2026-02-30'],
    ['an unknown kind of booking', 'ledger', 'kind', 'bribe'],
    ['more than certain', 'opportunity', 'probability', 1.1],
    ['an id that is none', 'voice', 'customerId', '../1'],
    ['a moment after time', 'voice', 'at', 9e15],
    ['nobody to hold for', 'goal', 'scope', { kind: 'team' }],
    ['a metric of nobody', 'goal', 'metric', 'happiness'],
    ['nothing in the wallet', 'customer', 'wallet', { minor: 0, currency: 'EUR', on: '2026-11-02' }],
    ['an object for a text', 'competitor', 'name', { toString: 'x' }],
  ])('is none of ours with %s', (_, kind, field, value) => {
    const sound: Content = contentFor(kind as keyof Shared, full[kind as keyof Shared]);
    expect(fieldsOf(kind, { ...sound, [field]: value })).toMatchObject({ ok: false, error: { kind: 'changed' } });
  });

  it('is of a kind that we know', () => {
    expect(['voice', 'constructor', 'goal', 'meeting', ''].map(isKind)).toEqual([true, false, true, false, false]);
  });
});
