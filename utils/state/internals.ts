import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { exponentOf, type Money } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import type { InternalFigure, Internals } from '@/utils/leaks/leaks';
import type { KnownStanding } from '@/utils/messaging/leaks';
import { loadProfile } from './load-profile';

/** So many notes are compared, the newest first. */
const NOTES_MAX = 500;

/** What a reply to that customer must not say; undefined where there is no such customer. */
export async function internalsOf(
  db: Database,
  id: CustomerId,
  today: CivilDate,
  standing: KnownStanding | undefined,
): Promise<Internals | undefined> {
  const profile = await loadProfile(db, id, today);
  if (profile === undefined) return undefined;
  const { year, books } = profile.profitability;
  const amount = (kind: 'margin' | 'costToServe', value: Money | null): InternalFigure[] =>
    value === null || value.minor === 0 ? [] : [{ kind, amount: wholeOf(value) }];
  const figures: InternalFigure[] = [
    ...amount('margin', year.contributionMargin.value),
    ...amount('costToServe', year.costToServe.value),
    ...(year.marginPercent.value === null ? [] : [{ kind: 'marginPercent', percent: year.marginPercent.value } as const]),
    ...(standing?.rank == null ? [] : [{ kind: 'rank', rank: standing.rank } as const]),
    ...(standing?.lifetimeValue == null ? [] : [{ kind: 'lifetimeValue', amount: standing.lifetimeValue } as const]),
  ];
  const invoiced = books.entries.filter(
    ({ kind }) => kind === 'revenue' || kind === 'receivable' || kind === 'discount' || kind === 'return',
  );
  const told = profile.voices.flatMap(({ minor, currency }) =>
    minor === undefined || currency === undefined ? [] : [{ minor, currency }],
  );
  const total = year.netRevenue.value === null ? [] : [year.netRevenue.value];
  const offered = profile.openDeals.map(({ minor, currency }) => ({ minor, currency }));
  return { figures, known: [...invoiced, ...told, ...total, ...offered].map(wholeOf), notes: privateNotes(profile) };
}

/** What we noted for ourselves: promises, prices and needs were spoken of with the customer, and so were contacts. */
const privateNotes = ({ interactions, voices }: Pick<NonNullable<Awaited<ReturnType<typeof loadProfile>>>, 'interactions' | 'voices'>) =>
  [
    ...interactions.filter(({ channel, direction }) => channel === 'note' || direction === 'internal').map(({ summary }) => summary),
    ...voices.filter(({ kind, quote, text }) => (kind === 'like' || kind === 'dislike') && quote !== text).map(({ text }) => text),
  ].slice(0, NOTES_MAX);

const wholeOf = ({ minor, currency }: Money): number => Math.abs(minor) / 10 ** exponentOf(currency);
