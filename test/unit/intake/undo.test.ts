import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findBySourceKey, updateCustomer } from '@/utils/db/customers';
import { ALWAYS, foldHints } from '@/utils/db/hint-fold';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { ImportId } from '@/utils/domain/customer';
import { applyImport } from '@/utils/intake/apply';
import { undoImport } from '@/utils/intake/undo';
import { contents } from '../db/contents';
import { csv, isShared, surveyed } from './files';

type Step =
  | { readonly kind: 'people'; readonly who: readonly number[]; readonly name: string }
  | { readonly kind: 'invoices'; readonly rows: readonly { readonly number: number; readonly of: number; readonly net: number }[] }
  | { readonly kind: 'edit'; readonly of: number }
  | { readonly kind: 'fold' };

const who = fc.nat({ max: 40 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('people' as const),
    who: fc.uniqueArray(who, { minLength: 1 }),
    name: fc.constantFrom('Lee', 'King', 'Gray'),
  }),
  fc.record({
    kind: fc.constant('invoices' as const),
    rows: fc.uniqueArray(fc.record({ number: fc.nat({ max: 60 }), of: who, net: fc.nat({ max: 9 }) }), {
      minLength: 1,
      selector: ({ number }) => number,
    }),
  }),
  fc.record({ kind: fc.constant('edit' as const), of: who }),
  fc.constant({ kind: 'fold' as const }),
);

let count = 0;

it('puts back exactly what was there, import by import, whatever came before', { timeout: 60_000 }, async () => {
  const check = async (steps: readonly Step[], last: readonly Step[]) => {
    const db = await openDatabase({}, `undo-${count++}`);
    for (const each of steps) await take(db, each);
    // An edit after an import is kept by its undo: what is taken back exactly are imports that nobody has touched since.
    const imports = last.filter(({ kind }) => kind !== 'edit');
    const before: unknown[] = [];
    const jobs: (ImportId | undefined)[] = [];
    for (const each of imports) {
      before.push(await contents(db));
      jobs.push(await take(db, each));
    }
    for (const job of jobs.reverse()) {
      if (job !== undefined) await undoImport(db, job);
      expect(await contents(db)).toEqual(before.pop());
    }
    db.close();
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 5 }), fc.array(step, { minLength: 1, maxLength: 4 }), check), {
    numRuns: 40,
  });
});

async function take(db: Database, given: Step): Promise<ImportId | undefined> {
  switch (given.kind) {
    case 'people':
      return apply(
        db,
        csv('customer id,name,email,company', ...given.who.map((of) => `K${of},${given.name} ${of},k${of}@acme.example,Company ${of % 3}`)),
      );
    case 'invoices':
      return apply(
        db,
        csv('invoice no,customer id,date,net', ...given.rows.map(({ number, of, net }) => `N${number},K${of},2026-01-02,${net}.00`)),
      );
    case 'edit': {
      const customer = await findBySourceKey(db, `id:K${given.of}`);
      if (customer) await updateCustomer(db, customer.id, (was) => ({ ...was, role: 'Buyer' }));
      return undefined;
    }
    case 'fold':
      await foldHints(db, ALWAYS);
      return undefined;
  }
}

async function apply(db: Database, file: File): Promise<ImportId> {
  const job = await applyImport(db, await surveyed(file), { fileName: file.name, isShared });
  if (!job.ok) throw new Error(JSON.stringify(job.error));
  return job.value.id;
}
