import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '@/utils/domain/id';
import type { Content } from '@/utils/team/replica/content';
import { keyOf } from '@/utils/team/replica/key';
import { type Browser, type Fate, openBrowser } from './browser';
import type { Role } from './servers/team-server';
import { describeTeam, pull } from './team';

type Act =
  | { readonly act: 'write'; readonly who: number; readonly record: number; readonly field: string; readonly words: string }
  | { readonly act: 'remove'; readonly who: number; readonly record: number }
  | { readonly act: 'sync'; readonly who: number; readonly fates: readonly Fate[] }
  | { readonly act: 'restart'; readonly who: number }
  | { readonly act: 'erase'; readonly who: number; readonly customer: number }
  | { readonly act: 'choose'; readonly who: number; readonly as: 'mine' | 'theirs' | 'both' };

const BROWSERS = 3;
const RECORDS = 4;
/** Of whom one is erased now and then. */
const CUSTOMERS = 2;
const FIELDS = ['text', 'quote', 'url'];
const who = fc.nat(BROWSERS - 1);
const record = fc.nat(RECORDS - 1);
const fate = fc.constantFrom<Fate>('lost', 'unheard', 'well', 'well', 'well');
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('write' as const),
      who,
      record,
      field: fc.constantFrom(...FIELDS),
      words: fc.string({ unit: 'binary', maxLength: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('remove' as const), who, record }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('sync' as const), who, fates: fc.array(fate, { maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('restart' as const), who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('erase' as const), who, customer: fc.nat(5 * CUSTOMERS - 1) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('choose' as const), who, as: fc.constantFrom('mine', 'theirs', 'both') }) },
);

describeTeam(
  'three browsers of a team',
  (given) => {
    let runs = 0;

    it('come to the same records whatever is cut, and nobody loses a text that they did not see replaced, but for the erased', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
          const run = ++runs;
          const team = await given.db.found(`Run${run}`);
          const subjects = await Promise.all((['sales', 'support', 'finance'] satisfies Role[]).map((role) => given.db.join(team, role)));
          const browsers = await Promise.all(subjects.map((subject, index) => openBrowser(given, subject, `run-${run}-${index}`)));
          const customers = Array.from({ length: CUSTOMERS }, () => newId());
          const erased = new Set<string>();
          const customerOf = (record: number) => customers[record % CUSTOMERS] ?? '';
          const keys = Array.from({ length: RECORDS }, () => keyOf('voice', newId()));
          const typed = new Map<string, string>();
          /** Texts that somebody had before them when they put something else in their place. */
          const replaced = new Set<string>();
          const textsOf = (content: Content | null) => FIELDS.flatMap((field) => String(content?.[field] ?? '').match(/#\d+#/g) ?? []);
          const replace = (before: readonly (Content | null)[], after: Content | null) => {
            const kept = textsOf(after);
            for (const text of before.flatMap(textsOf)) if (!kept.includes(text)) replaced.add(text);
          };

          const choose = async (browser: Browser, as: 'mine' | 'theirs' | 'both') => {
            for (const [key, { mine, conflict }] of await browser.asking()) {
              const [ours, theirs] = [mine?.content ?? null, conflict?.theirs ?? null];
              const both = Object.fromEntries(FIELDS.map((field) => [field, [ours?.[field], theirs?.[field]].join(' ')]));
              const chosen = as === 'both' ? { ...theirs, ...ours, ...both } : as === 'mine' ? ours : theirs;
              replace([ours, theirs], chosen);
              await browser.resolve(key, chosen);
            }
          };

          for (const one of acts) {
            const browser = browsers[one.who];
            if (browser === undefined) continue;
            if (one.act === 'sync') {
              browser.fates.splice(0, Number.POSITIVE_INFINITY, ...one.fates);
              await browser.sync();
              browser.fates.length = 0;
            } else if (one.act === 'restart') await browser.restart();
            else if (one.act === 'choose') await choose(browser, one.as);
            else if (one.act === 'erase') {
              const customer = customers[one.customer];
              if (customer === undefined) continue;
              erased.add(customer);
              await browser.write(keyOf('erasure', newId()), { customerIds: [customer] });
            } else {
              const key = keys[one.record] ?? keyOf('voice', newId());
              const before = await browser.shown(key);
              const token = `#${typed.size}#`;
              if (one.act === 'write') typed.set(token, customerOf(one.record));
              const after =
                one.act === 'remove' ? null : { customerId: customerOf(one.record), at: 1, ...before, [one.field]: `${token}${one.words}` };
              replace([before], after);
              await browser.write(key, after);
            }
          }

          // Everybody is back on the net, and answers what is asked.
          for (let round = 0; round < 12; round++)
            for (const browser of browsers) {
              expect(await browser.sync()).toMatchObject({ ok: true });
              await choose(browser, 'both');
            }

          const seen = await Promise.all(browsers.map((browser) => Promise.all(keys.map(browser.shown))));
          const { records } = await pull(given.db, subjects[0] ?? '');
          const stands = keys.map((key) => records.find(({ kind, id, gone }) => keyOf(kind, id) === key && gone === null)?.data ?? null);
          for (const browser of browsers) expect([await browser.waiting(), await browser.asking()]).toEqual([[], []]);
          for (const shown of seen) expect(shown).toEqual(stands);
          const forgotten = keys.filter((_, record) => erased.has(customerOf(record)));
          for (const key of forgotten) expect(stands[keys.indexOf(key)]).toBeNull();
          const there = stands.flatMap((content) => textsOf(content as Content | null));
          expect([...typed].filter(([text, of]) => !there.includes(text) && !replaced.has(text) && !erased.has(of))).toEqual([]);
          for (const browser of browsers) browser.close();
        }),
        { numRuns: Number(process.env['REGARD_RUNS'] ?? 25), endOnFailure: false },
      );
    }, 600_000);
  },
  true,
);
