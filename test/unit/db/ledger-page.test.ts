import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePage, encodePage, type LedgerRow, sourceKeyAt } from '@/utils/db/ledger-page';
import { ledgerKinds } from '@/utils/domain/ledger-entry';

const date = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\n', '"', '😀', 'invoice:N-1/revenue'));

/** Rows of any kind: the types' brands are promises of parsers, which the codec does not need. */
const rows = fc.array(
  fc
    .record(
      {
        id: fc.oneof(fc.uuid(), text),
        customerId: fc.constantFrom('a', 'b', 'c'),
        on: date,
        kind: fc.constantFrom(...ledgerKinds),
        minor: fc.maxSafeInteger(),
        currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
        sourceKey: text,
        importId: fc.constantFrom('i', 'j', ''),
        memo: text,
        isGoodsUnknown: fc.constant(true),
        dueOn: date,
      },
      { requiredKeys: ['id', 'customerId', 'on', 'kind', 'minor', 'currency', 'sourceKey'], noNullPrototype: true },
    )
    .map((entry) => ({ slot: entry.customerId.charCodeAt(0), entry }) as unknown as LedgerRow),
);

describe('a page of the ledger', () => {
  it('gives back exactly what went in, also through a structured clone', () => {
    fc.assert(
      fc.property(rows, (given) => {
        expect(decodePage(structuredClone(encodePage(given)))).toStrictEqual(given);
      }),
    );
  });

  it('gives the rows that are wanted', () => {
    fc.assert(
      fc.property(rows, text, (given, key) => {
        const page = encodePage(given);
        const found = decodePage(page, (row) => sourceKeyAt(page, row) === key);
        expect(found).toStrictEqual(given.filter(({ entry }) => entry.sourceKey === key));
      }),
    );
  });

  it('keeps ids that we made in sixteen bytes', () => {
    const id = '0192f0a0-1b2c-7d3e-8f40-5a6b7c8d9e0f';
    const entry = { id, customerId: 'a', on: '2026-01-02', kind: 'revenue', minor: 1, currency: 'EUR', sourceKey: 'k' };
    expect(encodePage([{ slot: 0, entry }] as unknown as LedgerRow[]).ids).toHaveLength(16);
  });
});
