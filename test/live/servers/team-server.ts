import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Pool, type PoolClient } from 'pg';
import { type Claims, encodeJwt } from './jwt';
import { type Postgres, runSql, runSqlAt, urlOf } from './postgres';
import { ended } from './process';

const migrations = new URL('../../../utils/team/sql/', import.meta.url);

/** The schema's files in order, each with its name. */
export const migrationFiles = (): readonly (readonly [name: string, text: string])[] =>
  readdirSync(migrations)
    .sort()
    .map((name) => [name, readFileSync(new URL(name, migrations), 'utf8')]);

export type Role = 'sales' | 'support' | 'marketing' | 'finance' | 'admin';

/** A team's database with the whole schema. */
export interface TeamDatabase {
  readonly name: string;
  /** What tokens are signed with. */
  readonly key: string;
  /** The owner of the schema, whom no policy stops. */
  readonly owner: Pool;
  found(name: string): Promise<string>;
  /** A member, and what their tokens call them. */
  join(team: string, role: Role): Promise<string>;
  /** Works as a server in front of the database does for a token with these claims: in one transaction, which is kept. */
  as<T>(claims: Claims, work: (client: PoolClient) => Promise<T>): Promise<T>;
  /** The first column of the first row of one statement, so. */
  ask(subject: string, statement: string, ...values: readonly unknown[]): Promise<unknown>;
  token(claims: Claims, options?: { readonly key?: string; readonly seconds?: number }): string;
  close(): Promise<void>;
}

let count = 0;

const TEMPLATE = 'team_template';

/**
 * Applies the schema once: team databases of this server are copies. Whoever does it may make roles, and is no superuser: managed servers give
 * nobody more.
 */
export async function applySchema(postgres: Postgres): Promise<void> {
  await runSql(
    postgres,
    'postgres',
    `create role team_owner login createrole password '${postgres.password}'`,
    `create database ${TEMPLATE} owner team_owner`,
  );
  for (const [, text] of migrationFiles()) await runSqlAt(urlOf(postgres, TEMPLATE, 'team_owner'), `begin; ${text}; commit`);
  await runSql(postgres, 'postgres', `alter role authenticator password '${postgres.password}'`);
}

/** Makes a database with the schema. */
export async function createTeamDatabase(postgres: Postgres): Promise<TeamDatabase> {
  const name = newName();
  await runSql(postgres, 'postgres', `create database ${name} template ${TEMPLATE}`);
  return openTeamDatabase(postgres, name);
}

/** What is in the database now, as `pg_dump` tells it. */
export const backup = (postgres: Postgres, { name }: TeamDatabase): Buffer =>
  execFileSync(join(postgres.programs, 'pg_dump'), ['--dbname', urlOf(postgres, name)], { maxBuffer: 1 << 30 });

/** Makes a database of a backup. */
export async function restore(postgres: Postgres, dump: Buffer, key: string): Promise<TeamDatabase> {
  const name = newName();
  await runSql(postgres, 'postgres', `create database ${name}`);
  const args = ['--quiet', '--set', 'ON_ERROR_STOP=1', '--dbname', urlOf(postgres, name)];
  execFileSync(join(postgres.programs, 'psql'), args, { input: dump, stdio: ['pipe', 'ignore', 'pipe'] });
  return openTeamDatabase(postgres, name, key);
}

const newName = () => `team_${process.pid}_${count++}`;

function openTeamDatabase(postgres: Postgres, name: string, key = randomBytes(24).toString('hex')): TeamDatabase {
  const owner = new Pool({ connectionString: urlOf(postgres, name), max: 8 });
  // Of a connection that nobody uses: the server ends before its clients when a run is broken off.
  owner.on('error', () => undefined);

  const as: TeamDatabase['as'] = async (claims, work) => {
    const client = await owner.connect();
    try {
      await client.query('begin');
      await client.query('set local role authenticated');
      await client.query("select set_config('request.jwt.claims', $1, true)", [JSON.stringify(claims)]);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };

  return {
    name,
    key,
    owner,
    as,
    async found(teamName) {
      const { rows } = await owner.query('select regard.found_team($1, $2) as team', [teamName, `admin@${teamName}.example`.toLowerCase()]);
      return rows[0].team;
    },
    async join(team, role) {
      const subject = `${role}-${randomBytes(6).toString('hex')}`;
      await owner.query('insert into regard.member (team, subject, email, role) values ($1, $2, $3, $4)', [
        team,
        subject,
        `${subject}@acme.example`,
        role,
      ]);
      return subject;
    },
    async ask(subject, statement, ...values) {
      return as({ sub: subject }, async (client) => {
        const { rows } = await client.query({ text: statement, values: [...values], rowMode: 'array' });
        return rows[0]?.[0];
      });
    },
    token: (claims, { key: other = key, seconds = 600 } = {}) =>
      encodeJwt({ role: 'authenticated', aud: 'regard', exp: now() + seconds, ...claims }, other),
    close: () => owner.end(),
  };
}

const now = () => Math.floor(Date.now() / 1000);
/** PostGraphile in front of a team's database. */
export interface TeamServer {
  readonly address: string;
  stop(): Promise<void>;
}

export async function serveTeam(postgres: Postgres, { name, key }: Pick<TeamDatabase, 'name' | 'key'>): Promise<TeamServer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('postgraphile.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      DATABASE_URL: urlOf(postgres, name, 'authenticator'),
      TOKEN_KEY: key,
    },
  });
  const lines = createInterface({ input: child.stdout });
  const port = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`PostGraphile ended with ${code}`)));
  });
  return { address: `http://127.0.0.1:${port}`, stop: () => ended(child, () => child.stdin.end()) };
}
