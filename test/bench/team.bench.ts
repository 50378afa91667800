import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillTeam, generatedEmail } from '../live/servers/fill';
import { type Postgres, postgresPrograms, startPostgres, urlOf } from '../live/servers/postgres';
import { applySchema, createTeamDatabase, serveTeam, type TeamDatabase } from '../live/servers/team-server';
import { type Bench, type Line, line, median } from './bench';

// A team's database with that many customers and five bookings for each: PostgreSQL, PostGraphile and who asks share this machine.

/** Of each turn: both ways to ask take turns, so that a busy machine is busy for both. */
const SECONDS = 2;
const TURNS = 5;
const SETTINGS = { shared_buffers: '1GB', maintenance_work_mem: '512MB', max_wal_size: '8GB', synchronous_commit: 'off' };

export default {
  name: 'team',
  async run({ customers }) {
    const programs = postgresPrograms();
    if (programs === undefined) {
      process.stderr.write('PostgreSQL is not installed: the team database is not measured.\n');
      return [];
    }
    const { postgres, stop } = await startPostgres(programs, SETTINGS);
    try {
      await applySchema(postgres);
      return await measured(postgres, await createTeamDatabase(postgres), customers);
    } finally {
      await stop();
    }
  },
} satisfies Bench;

async function measured(postgres: Postgres, db: TeamDatabase, customers: number): Promise<Line[]> {
  const team = await db.found('Bench');
  const start = performance.now();
  await fillTeam(db.owner, team, customers);
  const loaded = (performance.now() - start) / 1000;
  const subject = await db.join(team, 'sales');
  const server = await serveTeam(postgres, db);
  try {
    const [one, sql, eight]: [number[], number[], number[]] = [[], [], []];
    for (let turn = 0; turn < TURNS; turn++) {
      one.push(...(await lookUps(server.address, db.token({ sub: subject }), customers, 1)));
      sql.push(...pgbench(postgres, db, subject, customers));
      eight.push(...(await lookUps(server.address, db.token({ sub: subject }), customers, 8)));
    }
    const pushes = await pushed(server.address, db.token({ sub: subject }));
    const feed = await fed(server.address, db.token({ sub: subject }));
    return [
      line(`${customers} customers and ${5 * customers} bookings loaded, seconds`, 1, { ours: loaded }),
      line('a look-up over HTTP, p50, against the same function in pgbench (goal 2.5)', one.length, {
        ours: median(one),
        limit: median(sql),
      }),
      line('a look-up over HTTP, p99', one.length, { ours: percentile(one, 0.99) }),
      line('a look-up over HTTP, eight at a time, p50', eight.length, { ours: median(eight) }),
      line('look-ups a second, eight at a time', eight.length, { ours: eight.length / (SECONDS * TURNS) }),
      line('writes of one browser pushed, a second', pushes.rows, { ours: pushes.perSecond }),
      line('the change feed, rows a second (goal 20000)', feed.rows, { ours: feed.perSecond, limit: 20_000 }),
    ];
  } finally {
    await server.stop();
    await db.close();
  }
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;

/** Asks for random customers, so many at a time, and looks whether the right one comes. */
async function lookUps(address: string, token: string, customers: number, atOnce: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  const query = 'query($email:String!){customerCard(email:$email)}';
  const one = async () => {
    const number = 1 + Math.floor(Math.random() * customers);
    const start = performance.now();
    const text = await posted(agent, address, token, { query, variables: { email: generatedEmail(number) } });
    if (!text.includes(`"Customer ${number}"`)) throw new Error(`Not the customer who was asked for: ${text.slice(0, 200)}`);
    return performance.now() - start;
  };
  for (let warm = 0; warm < 100; warm++) await one();
  const end = performance.now() + SECONDS * 1000;
  const lane = async () => {
    while (performance.now() < end) times.push(await one());
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  agent.destroy();
  return times;
}

/** The times of the same look-up in SQL, with what a server in front does around it, in milliseconds. */
function pgbench(postgres: Postgres, { name }: TeamDatabase, subject: string, customers: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'regard-pgbench-'));
  const script = join(folder, 'look-up.sql');
  writeFileSync(
    script,
    `\\set number random(1, ${customers})
begin;
select set_config('role', 'authenticated', true), set_config('request.jwt.claims', '{"sub":"${subject}"}', true);
select api.customer_card('person' || :number || '@company' || :number % 5000 || '.example');
commit;
`,
  );
  const args = ['--no-vacuum', '--client=1', `--time=${SECONDS}`, '--log', `--file=${script}`, urlOf(postgres, name)];
  execFileSync(join(postgres.programs, 'pgbench'), args, { cwd: folder, stdio: 'pipe' });
  const log = readdirSync(folder).find((file) => file.startsWith('pgbench_log'));
  const times = readFileSync(join(folder, log ?? ''), 'utf8')
    .trim()
    .split('\n');
  rmSync(folder, { recursive: true });
  return times.map((row) => Number(row.split(' ')[2]) / 1000);
}

/** Pushes notes as a browser does that was away, two hundred at a time. */
async function pushed(address: string, token: string) {
  const agent = new Agent({ keepAlive: true });
  const query = 'mutation($ops:JSON!){push(input:{ops:$ops}){result}}';
  const rows = 4000;
  const start = performance.now();
  for (let from = 0; from < rows; from += 200) {
    const data = { customerId: randomUUID(), summary: 'A note of some length, as people write them.', at: 1790000000000, channel: 'note' };
    const ops = Array.from({ length: 200 }, () => ({ op: randomUUID(), id: randomUUID(), kind: 'interaction', base: 0, data }));
    const { push } = JSON.parse(await posted(agent, address, token, { query, variables: { ops } })).data;
    if (push.result.some(({ outcome }: { outcome: string }) => outcome !== 'applied')) throw new Error('A write was not applied.');
  }
  agent.destroy();
  return { rows, perSecond: (rows * 1000) / (performance.now() - start) };
}

/** Reads the change feed from its beginning, a minute at most. */
async function fed(address: string, token: string) {
  const agent = new Agent({ keepAlive: true });
  const query = 'query($cursor:String!,$most:Int!){changes(cursor:$cursor,most:$most)}';
  const start = performance.now();
  let rows = 0;
  for (let cursor = '', more = true; more && performance.now() - start < 60_000; ) {
    const { changes } = JSON.parse(await posted(agent, address, token, { query, variables: { cursor, most: 5000 } })).data;
    rows += changes.records.length;
    ({ cursor, more } = changes);
  }
  agent.destroy();
  return { rows, perSecond: (rows * 1000) / (performance.now() - start) };
}

function posted(agent: Agent, address: string, token: string, body: unknown): Promise<string> {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const asked = request(`${address}/graphql`, { method: 'POST', agent, headers }, (reply) => {
      let answer = '';
      reply.setEncoding('utf8').on('data', (chunk) => {
        answer += chunk;
      });
      reply.on('end', () => resolve(answer));
    });
    asked.on('error', reject).end(text);
  });
}
