import type { Draft } from '@/utils/db/drafts';
import type { ImportJob } from '@/utils/db/imports';
import type { Database } from '@/utils/db/schema';
import type { Tombstone } from '@/utils/db/tombstone';
import type { UndoChunk } from '@/utils/db/undo';
import type { Goal } from '@/utils/domain/goal';
import type { Competitor } from '@/utils/domain/voice';
import { isOfThisBrowser } from '@/utils/settings/of-this-browser';
import type { Decode } from '../sample-decode';
import { type Bundle, everyBundle } from './bundle';
import { bundle, competitor, draft, goal, importJob, tombstone, undoChunk } from './records';

/** One line of a backup. Customers come last: what they name is there before them. */
export type BackupLine =
  | { readonly kind: 'setting'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'competitor'; readonly competitor: Competitor }
  | { readonly kind: 'goal'; readonly goal: Goal }
  | { readonly kind: 'import'; readonly job: ImportJob }
  | { readonly kind: 'undo'; readonly chunk: UndoChunk }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'tombstone'; readonly tombstone: Tombstone }
  | { readonly kind: 'customer'; readonly bundle: Bundle };

/** The whole database, line by line; derived records, as the index of names, are left out. */
export async function* backupLines(db: Database): AsyncGenerator<string> {
  const [keys, values] = await Promise.all([db.getAllKeys('settings'), db.getAll('settings')]);
  for (const [index, key] of keys.entries()) if (!isOfThisBrowser(key)) yield line({ kind: 'setting', key, value: values[index] });
  for (const each of await db.getAll('competitors')) yield line({ kind: 'competitor', competitor: each });
  for (const each of await db.getAll('goals')) yield line({ kind: 'goal', goal: each });
  for (const job of await db.getAll('imports')) yield line({ kind: 'import', job });
  for (const key of await db.getAllKeys('undo')) {
    const chunk = await db.get('undo', key);
    if (chunk !== undefined) yield line({ kind: 'undo', chunk });
  }
  for (const each of await db.getAll('drafts')) yield line({ kind: 'draft', draft: each });
  for (const each of await db.getAll('tombstones')) yield line({ kind: 'tombstone', tombstone: each });
  for await (const each of everyBundle(db)) yield line({ kind: 'customer', bundle: each });
}

/** The customers among these lines. */
export const bundlesIn = (lines: readonly BackupLine[]): Bundle[] =>
  lines.flatMap((line) => (line.kind === 'customer' ? [line.bundle] : []));

/** The line as what it says; undefined where it is none that Regard wrote. */
export function parseLine(text: string): BackupLine | undefined {
  try {
    return decode(JSON.parse(text));
  } catch {
    // No JSON.
    return undefined;
  }
}

const line = (of: BackupLine): string => JSON.stringify(of);

function decode(value: unknown): BackupLine | undefined {
  const { kind, ...parts } = value as { readonly kind?: unknown } & Readonly<Record<string, unknown>>;
  const as = <T>(read: Decode<T>, part: string, make: (decoded: T) => BackupLine): BackupLine | undefined => {
    const decoded = read(parts[part]);
    return decoded === undefined ? undefined : make(decoded);
  };
  switch (kind) {
    case 'setting':
      // Its value is checked whenever it is used: see `Setting.parse`.
      return typeof parts['key'] === 'string' && 'value' in parts ? { kind, key: parts['key'], value: parts['value'] } : undefined;
    case 'competitor':
      return as(competitor, 'competitor', (decoded) => ({ kind, competitor: decoded }));
    case 'goal':
      return as(goal, 'goal', (decoded) => ({ kind, goal: decoded }));
    case 'import':
      return as(importJob, 'job', (job) => ({ kind, job }));
    case 'undo':
      return as(undoChunk, 'chunk', (chunk) => ({ kind, chunk }));
    case 'draft':
      return as(draft, 'draft', (decoded) => ({ kind, draft: decoded }));
    case 'tombstone':
      return as(tombstone, 'tombstone', (decoded) => ({ kind, tombstone: decoded }));
    case 'customer':
      return as(bundle, 'bundle', (decoded) => ({ kind, bundle: decoded }));
    default:
      return undefined;
  }
}
