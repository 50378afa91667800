import type { TestProject } from 'vitest/node';
import { type Postgres, postgresPrograms, startPostgres } from './servers/postgres';
import { applySchema } from './servers/team-server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null where PostgreSQL is not installed. */
    postgres: Postgres | null;
  }
}

/** One server for all files; each makes databases of its own. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const programs = postgresPrograms();
  if (programs === undefined) {
    process.stdout.write('PostgreSQL is not installed (Debian: apt-get install postgresql): the tests of the team database are skipped.\n');
    project.provide('postgres', null);
    return undefined;
  }
  const { postgres, stop } = await startPostgres(programs, { autovacuum: 'off' });
  await applySchema(postgres);
  project.provide('postgres', postgres);
  return stop;
}
