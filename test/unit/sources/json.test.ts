import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checked } from '@/utils/sources/fields';
import { factsIn, type RecordKind } from '@/utils/sources/json/facts';
import { allAt, parseJsonPath } from '@/utils/sources/json/path';
import { type Mapping, parts, rowsIn } from '@/utils/sources/json/rows';
import { filledIn, template } from '@/utils/sources/json/template';
import { jsonApi } from '@/utils/sources/vendors/json-api';
import { ada, address } from '../../fixtures/sources/people';
import { linesOf } from './lines';

const answer = {
  data: { items: [{ no: 1, 'a b': 'x', lines: [{ total: 5 }, { total: 7 }] }, { no: 2 }], 'it.s': "o'brien" },
};

describe('a path', () => {
  it.each([
    ['', [answer]],
    ['$', [answer]],
    ['$.data.items', [answer.data.items]],
    ['data.items[0].no', [1]],
    ['data.items[-1].no', [2]],
    ['data.items[*].no', [1, 2]],
    ['$.data.items[*].lines[*].total', [5, 7]],
    ['data.items.*.no', [1, 2]],
    ["$['data']['it.s']", ["o'brien"]],
    ['$["data"].items[0][\'a b\']', ['x']],
    ['data.nothing.there', []],
    ['data.items[7]', []],
    ['__proto__', []],
    ['data.items.length', []],
    ['data.constructor', []],
  ])('%s leads to what stands there', (path, found) => {
    const parsed = parseJsonPath(path);
    expect(parsed.ok && allAt(parsed.value, answer)).toEqual(found);
  });

  it.each([
    ['data..items', 4],
    ['data.items[', 10],
    ['a b', 1],
    ['items[?(@.x)]', 5],
    ['[x]', 0],
  ])('%s is none, from its place %i on', (path, at) => {
    expect(parseJsonPath(path)).toEqual({ ok: false, error: { at } });
  });

  it('is read without a throw, whatever it is, and leads somewhere in anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (path, value) => {
        const parsed = parseJsonPath(path);
        if (parsed.ok) expect(Array.isArray(allAt(parsed.value, value))).toBe(true);
      }),
    );
  });
});

describe('an address with a place in it', () => {
  it.each([
    ['https://erp.example/people?mail={email}', 'https://erp.example/people?mail=ada%40acme.example'],
    ['erp.example/people/{email}/x', 'https://erp.example/people/ada%40acme.example/x'],
    ['https://erp.example?q={email}&p={phone}', 'https://erp.example/?q=ada%40acme.example&p='],
    ['http://127.0.0.1:8080/?q={email}', 'http://127.0.0.1:8080/?q=ada%40acme.example'],
  ])('%s asks about somebody', (typed, asked) => {
    const parsed = template().parse(typed);
    expect(parsed.ok && filledIn(parsed.value, ada)).toEqual({ path: asked });
  });

  it.each([
    ['https://{email}.erp.example/', 'noAddress'],
    ['https://{email}.erp.example/?q={email}', 'noAddress'],
    ['https://erp.example/people', 'malformed'],
    ['http://erp.example/?q={email}', 'insecure'],
    ['javascript:alert({email})', 'noAddress'],
    ['https://ada@erp.example/?q={email}', 'noAddress'],
    ['https://erp.example/graphql {"query": "person"}', 'malformed'],
    ['https://erp.example/graphql {"query": "{email}"', 'malformed'],
    ['https://erp.example/graphql ["{email}", ]', 'malformed'],
  ])('%s will not do', (typed, fault) => {
    expect(template().parse(typed)).toEqual({ ok: false, error: fault });
  });

  it('keeps what is asked for out of the rest of the address', () => {
    const asked = filledIn('https://erp.example/p/{email}?a=1', { by: 'email', value: address("a/../../x?b=2&c#d'e@acme.example") });
    expect(new URL(asked.path).pathname.split('/')).toHaveLength(3);
    expect(new URL(asked.path).search).toBe('?a=1');
  });

  it.each<[string, string, unknown]>([
    [
      'erp.example/rpc {"method": "party.search", "params": [[["mail", "=", "{email}"]], 0, 10, {"tel": "{phone}"}]}',
      'https://erp.example/rpc',
      { method: 'party.search', params: [[['mail', '=', 'ada@acme.example']], 0, 10, { tel: '' }] },
    ],
    [
      'https://erp.example/?to={email}  ["mail:{email}", null, 1.5]',
      'https://erp.example/?to=ada%40acme.example',
      ['mail:ada@acme.example', null, 1.5],
    ],
  ])('sends what stands behind it: %s', (typed, path, sent) => {
    const parsed = template().parse(typed);
    expect(parsed.ok && filledIn(parsed.value, ada)).toEqual({ method: 'POST', path, json: sent });
  });

  it('keeps what is asked for inside its text in what is sent', () => {
    const name = '"}], {"all": true}, "\\ {email}';
    const asked = filledIn('https://erp.example/ {"who": ["{name}"], "all": false}', { by: 'name', value: name });
    expect(JSON.parse(JSON.stringify(asked.json))).toEqual({ who: [name], all: false });
  });
});

const nowhere = Object.fromEntries(['records', ...parts].map((part) => [part, ''])) as Mapping;
const read = (kind: RecordKind, value: unknown, mapping: Partial<Mapping>) =>
  factsIn(rowsIn(value, { ...nowhere, ...mapping }) ?? expect.unreachable(), kind, ada, 'erp.example');

describe('records', () => {
  const mapping = { records: 'rows', recordId: 'id', amount: 'sum', amountCurrency: 'EUR', date: 'on', title: 'no', email: 'mail' };

  it('become what was booked, those of others left out', () => {
    const rows = [
      { id: 1, sum: '1200.50', on: '2026-11-03', no: 'A-7', mail: 'Ada@acme.example' },
      { id: 2, sum: 7, on: '2026-11-03T12:00:00Z', no: 8 },
      { id: 3, sum: 7, on: 1793707200, mail: 'ben@acme.example' },
    ];
    const facts = read('revenue', { rows }, mapping);
    expect(facts.ok && linesOf(facts.value).ledger).toEqual(['2026-11-03 revenue 120050 EUR A-7', '2026-11-03 revenue 700 EUR 8']);
  });

  it('become tickets', () => {
    const rows = [{ at: '2026-11-03T09:14:00Z', what: 'The clamp is stuck', is: 'Resolved' }];
    const facts = read('tickets', rows, { date: 'at', title: 'what', state: 'is' });
    expect(facts.ok && linesOf(facts.value).interactions).toEqual(['2026-11-03T09:14:00.000Z ticket done: The clamp is stuck']);
  });

  it('fail by name where one is not what it should be: a sum without it would be wrong', () => {
    const facts = read('revenue', { rows: [{ id: 1, sum: 'twelve', on: '2026-11-03' }] }, mapping);
    expect(facts).toEqual({ ok: false, error: { kind: 'changed', where: '0.amount' } });
  });

  it.each([[{}], [null], ['text'], [{ rows: null }]])('have no place in %j', (value) => {
    expect(rowsIn(value, { ...nowhere, records: 'rows[*]' })).toBeUndefined();
  });

  it('may be none', () => {
    expect(rowsIn({ rows: [] }, { ...nowhere, records: 'rows[*]' })).toEqual([]);
  });
});

it('refuses a path that is none when it is entered', () => {
  const settings = { template: 'https://erp.example/?q={email}', kind: 'customers', name: 'a..b' };
  expect(checked(jsonApi.fields, settings)).toEqual({ ok: false, error: { field: 'name', fault: 'malformed' } });
});
