import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Content } from '@/utils/team/replica/content';
import { createTeamDatabase, serveTeam, type TeamDatabase, type TeamServer } from './servers/team-server';

/** Tests with a team's database of their own, and PostGraphile in front of it where it is asked for; skipped where there is no PostgreSQL. */
export function describeTeam(
  name: string,
  tests: (given: { readonly db: TeamDatabase; readonly server: TeamServer }) => void,
  isServed = false,
): void {
  const postgres = inject('postgres');
  describe.skipIf(postgres === null)(name, () => {
    const given: { db?: TeamDatabase; server?: TeamServer } = {};
    beforeAll(async () => {
      if (postgres === null) return;
      given.db = await createTeamDatabase(postgres);
      if (isServed) given.server = await serveTeam(postgres, given.db);
    });
    afterAll(async () => {
      await given.server?.stop();
      await given.db?.close();
    });
    // Read while a test runs: both are there then.
    tests(given as { readonly db: TeamDatabase; readonly server: TeamServer });
  });
}

let made = 0;

/** Ids in the order in which they are asked for: `00000000-0000-7000-8000-000000000001`. */
export const nextId = (): string => `00000000-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`;

export interface Written {
  readonly op: string;
  readonly kind: string;
  readonly id: string;
  readonly base: number;
  readonly data: Content | null;
}

/** A write of a browser. */
export const write = (kind: string, data: Written['data'], rest: Partial<Written> = {}): Written => ({
  op: nextId(),
  id: nextId(),
  kind,
  base: 0,
  data,
  ...rest,
});

export const customer = (name: string, ...emails: readonly string[]): Written => write('customer', { name, emails });

export const booking = (of: string, kind: string, minor: number): Written =>
  write('ledger', { customerId: of, kind, minor, currency: 'EUR', on: '2026-11-02', sourceKey: `row:${nextId()}` });

export interface Told {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly gone: 'erased' | 'deleted' | null;
  readonly data: Readonly<Record<string, unknown>>;
}
export interface Page {
  readonly cluster: string;
  readonly rights: number;
  readonly records: readonly Told[];
  readonly cursor: string;
  readonly more: boolean;
  readonly behind: boolean;
}
export interface Outcome {
  readonly op: string;
  readonly outcome: string;
  readonly why?: string;
  readonly version?: number;
  readonly record?: Told | null;
}

export const push = async (db: TeamDatabase, subject: string, ...ops: readonly Written[]) =>
  (await db.ask(subject, 'select api.push($1)', JSON.stringify(ops))) as readonly Outcome[];

/** All pages from there on. */
export async function pull(db: TeamDatabase, subject: string, cursor = '', most = 1000) {
  const records: Told[] = [];
  for (let at = cursor; ; ) {
    const page = (await db.ask(subject, 'select api.changes($1, $2)', at, most)) as Page;
    records.push(...page.records);
    if (!page.more) return { ...page, records };
    at = page.cursor;
  }
}
