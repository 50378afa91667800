import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { answering, ended, freePort } from './process';

/** A PostgreSQL server of our own, on this machine. Plain data: it is handed to the processes that run tests. */
export interface Postgres {
  /** The folder of its programs. */
  readonly programs: string;
  readonly port: number;
  /** Of every role that signs in. */
  readonly password: string;
}

/** Where a role finds a database. */
export const urlOf = (
  { port, password }: Postgres,
  database: string,
  role: 'postgres' | 'authenticator' | 'team_owner' = 'postgres',
): string => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;

/** Runs statements as the superuser, each by itself. */
export const runSql = (postgres: Postgres, database: string, ...statements: readonly string[]): Promise<void> =>
  runSqlAt(urlOf(postgres, database), ...statements);

export async function runSqlAt(connectionString: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString });
  // What ends a connection is told by the query that needs it, and once more as an event.
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The folder that holds PostgreSQL's own programs, those of the newest version; undefined where it is not installed. */
export function postgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** Starts one in a temporary folder, gone with whoever started it; `settings` as in postgresql.conf. */
export async function startPostgres(
  programs: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly postgres: Postgres; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'regard-postgres-'));
  const data = join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const secret = join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  const owner = ownerOf();
  if (owner !== undefined) for (const path of [folder, secret]) chownSync(path, owner.uid, owner.gid);
  const options = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), ['-D', data, ...options], { stdio: 'pipe', cwd: folder, ...owner });

  const port = await freePort();
  const all = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    jit: 'off',
    logging_collector: 'off',
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...args], { stdio: 'ignore', cwd: folder, ...owner });
  const end = () => void server.kill('SIGINT');
  process.on('exit', end);

  const postgres = { programs, port, password };
  await answering(server, () => runSql(postgres, 'postgres', 'select 1'));
  return {
    postgres,
    async stop() {
      process.off('exit', end);
      await ended(server, end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL runs for nobody who may do everything: Debian's package has a user for it. */
function ownerOf(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}
