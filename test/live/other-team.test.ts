import { beforeAll, expect, it } from 'vitest';
import type { Role } from './servers/team-server';
import { booking, customer, describeTeam, nextId, type Outcome, pull, push, write } from './team';

/** Stands in everything that the other team has, and nowhere else. */
const MARK = 'xyzzy';

describeTeam('another team', (given) => {
  let theirs: string;
  let ours: string;
  let mallory: string;
  const secret = customer(`${MARK} Ltd`, `ceo@${MARK}.example`);
  const row = {
    ...booking(secret.id, 'revenue', 100),
    data: { ...booking(secret.id, 'revenue', 100).data, memo: MARK, sourceKey: 'invoice:1' },
  };
  const ids = { customer: secret.id, member: '' };

  beforeAll(async () => {
    theirs = await given.db.found('Theirs');
    ours = await given.db.found('Ours');
    mallory = await given.db.join(ours, 'admin');
    const admin = await given.db.join(theirs, 'admin');
    await push(
      given.db,
      admin,
      secret,
      row,
      write('voice', { customerId: secret.id, text: MARK, at: 1 }),
      write('competitor', { name: MARK }),
    );
    ids.member = ((await given.db.ask(admin, 'select api.me()')) as { member: string }).member;
    await given.db.owner.query('select regard.set_token_key($1)', [given.db.key]);
    await given.db.owner.query(`update regard.member set name = '${MARK}', email = '${MARK}@${MARK}.example' where id = $1`, [ids.member]);
    await given.db.owner.query("insert into regard.login (team, member, email, hash) values ($1, $2, $3, 'xyzzy')", [
      theirs,
      ids.member,
      `${MARK}@${MARK}.example`,
    ]);
    await given.db.owner.query("insert into regard.session (digest, team, member) values ('\\x7879', $1, $2)", [theirs, ids.member]);
    await given.db.owner.query(`insert into regard.invitation (team, email, role) values ($1, 'new@${MARK}.example', 'sales')`, [theirs]);
  });

  /** All that the database says to a member of ours for a statement: the answer, or why there is none. */
  const heard = async (statement: string, ...values: readonly unknown[]): Promise<string> => {
    try {
      return await given.db.as({ sub: mallory }, async (client) => JSON.stringify((await client.query(statement, [...values])).rows));
    } catch (error) {
      return `${(error as Error).message} ${(error as { detail?: string }).detail ?? ''}`;
    }
  };
  /** Everything of theirs, as its owner sees it. */
  const kept = async () => {
    const tables = ['record', 'address', 'member', 'invitation', 'login', 'session'];
    const rows = tables.map((table) =>
      given.db.owner.query(`select to_jsonb(t) as row from regard.${table} t where team = $1 order by t::text`, [theirs]),
    );
    return JSON.stringify((await Promise.all(rows)).map((result) => result.rows));
  };

  it('cannot be read or written in any table', async () => {
    const before = await kept();
    const { rows: tables } = await given.db.owner.query(
      "select relname as name from pg_class where relnamespace = 'regard'::regnamespace and relkind in ('r', 'S')",
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const { rows: columns } = await given.db.owner.query(
        'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0',
        [`regard.${name}`],
      );
      for (const column of columns.map((each) => `"${each.name}"`)) {
        for (const statement of [
          `select ${column} from regard.${name}`,
          `select ${column}, count(*) from regard.${name} group by 1`,
          `update regard.${name} set ${column} = ${column} returning ${column}`,
          `select ${column} from regard.${name} for update`,
        ])
          expect(await heard(statement), statement).not.toContain(MARK);
      }
      for (const statement of [`delete from regard.${name} returning *`, `truncate regard.${name} cascade`])
        expect(await heard(statement), statement).toMatch(/permission denied|is not a table/);
    }
    expect(await heard("select * from pg_stats where schemaname = 'regard'")).toBe('[]');
    expect(await kept()).toBe(before);
  });

  it('cannot be read through a condition that tells what it sees', async () => {
    const spy = `create function pg_temp.spy(text) returns boolean language plpgsql cost 0.0000001 as $$ begin raise exception 'saw %', $1; end $$`;
    const told = await given.db.as({ sub: mallory }, async (client) => {
      await client.query(spy);
      return (await client.query('select * from regard.record where pg_temp.spy(data::text)')).rows;
    });
    expect(told).toEqual([]);
  });

  it('is not met at any key', async () => {
    const before = await kept();
    const insert = 'insert into regard.record (team, kind, id, data, op) values ($1, $2, $3, $4, $5)';
    const taken = await heard(insert, theirs, 'customer', secret.id, secret.data, nextId());
    const free = await heard(insert, theirs, 'customer', nextId(), secret.data, nextId());
    expect(taken).toBe(free);
    const about = (id: string) => heard(insert, theirs, 'voice', nextId(), { customerId: id }, nextId());
    expect(await about(secret.id)).toBe(await about(nextId()));
    // In our own team their ids and keys are as free as any.
    const answers = await push(
      given.db,
      mallory,
      write('voice', { customerId: secret.id, text: 'ours' }),
      { ...secret, op: nextId(), data: { name: 'Ours', emails: ['ceo@ours.example'] } },
      { ...row, op: nextId(), data: { ...row.data, memo: 'ours' } },
    );
    expect(answers.map(({ outcome }: Outcome) => outcome)).toEqual(['applied', 'applied', 'applied']);
    expect(await kept()).toBe(before);
  });

  it('cannot be read or written by any function', async () => {
    const before = await kept();
    const erasure = write('erasure', { customerIds: [secret.id] });
    const over = [
      { ...secret, op: nextId(), base: 1 },
      { ...secret, op: secret.op, base: 1 },
      { ...row, op: nextId(), base: 1, data: null },
      erasure,
    ];
    const attempts: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
      'api.me': [[]],
      'api.changes': [
        ['', 5000],
        ['0.0.0', 5000],
        ['-1.0.-5', 5000],
      ],
      'api.customer_card': [[`ceo@${MARK}.example`], ['%'], ['']],
      'api.push': over.map((op) => [JSON.stringify([op])]),
      'api.members': [[]],
      'api.invitations': [[]],
      // Before we invite the same address ourselves.
      'api.withdraw_invitation': [[`new@${MARK}.example`]],
      'api.invite': [
        [`new@${MARK}.example`, 'admin'],
        ['fresh@ours.example', 'sales'],
      ],
      'api.set_role': [
        [ids.member, 'sales'],
        [ids.member, null],
      ],
      'api.join_team': [[theirs]],
      'api.sign_in': [[theirs, `new@${MARK}.example`, MARK]],
      'api.enrol': [[theirs, `new@${MARK}.example`, 'code', 'long enough a password', 'name']],
      'api.renew': [['xy'], ['']],
      'api.sign_out': [['xyz']],
    };
    const { rows: functions } = await given.db.owner.query(
      "select 'api.' || proname as name from pg_proc where pronamespace = 'api'::regnamespace order by 1",
    );
    // A new function needs its attempts here.
    expect(functions.map(({ name }) => name)).toEqual(Object.keys(attempts).sort());
    for (const [name, calls] of Object.entries(attempts))
      for (const values of calls) {
        const asked = JSON.stringify(values);
        const answer = await heard(`select ${name}(${values.map((_, index) => `$${index + 1}`)}) as answer`, ...values);
        // An answer may give back what it was asked with, as the error about an argument does.
        if (!asked.includes(MARK)) expect(answer, `${name} ${asked}`).not.toContain(MARK);
        else
          expect(answer, `${name} ${asked}`).toMatch(
            /^\[\{"answer":(?:null|false|\{"wrong":true,"waitSeconds":0\}|\[\{"op":"[^"]+","outcome":"(?:refused|conflict|applied)".*|\{"team":.*\})\}\]$/,
          );
      }
    expect(await kept()).toBe(before);
  });

  it('is not served by anything else that a member may call', async () => {
    const { rows } = await given.db.owner.query(
      "select proname as name from pg_proc where pronamespace = 'regard'::regnamespace and has_function_privilege('authenticated', oid, 'execute') order by 1",
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'claim',
      'cluster',
      'is_fit',
      'life_of',
      'me',
      'outcome',
      'pushed',
      'refusal',
      'sees_costs',
      'signs_in',
      'team',
      'tells_cost',
      'told',
      'writable',
    ]);
    const op = { ...secret, op: nextId(), base: 1 };
    expect(await heard('select regard.pushed($1, $2)', theirs, op)).not.toContain(MARK);
    expect(
      (await pull(given.db, mallory)).records.filter(({ data }) => JSON.stringify(data).includes(MARK) && data['memo'] !== 'ours'),
    ).toEqual([]);
  });
});

/** The amount of every cost, and of nothing else. */
const COST = 987_654_321;

describeTeam('costs', (given) => {
  const ann = customer('Ann', 'ann@costs.example');
  const costs = [
    booking(ann.id, 'goods', COST),
    booking(ann.id, 'service', COST),
    booking(ann.id, 'acquisition', COST),
    write('cost', { customerId: ann.id, currency: 'EUR', cost: COST }),
    ...['contributionMargin', 'costToServe', 'marginPercent', 'unprofitableCustomers'].map((metric) =>
      write('goal', { metric, target: 5, baseline: COST }),
    ),
  ];
  let team: string;
  beforeAll(async () => {
    team = await given.db.found('Costs');
    await push(
      given.db,
      await given.db.join(team, 'finance'),
      ann,
      booking(ann.id, 'revenue', 500),
      write('voice', { customerId: ann.id, at: 1 }),
      ...costs,
    );
  });

  it.each(['finance', 'admin'] as const)('are told to %s', async (role) => {
    const member = await given.db.join(team, role);
    expect((await pull(given.db, member)).records.filter(({ data }) => JSON.stringify(data).includes(String(COST)))).toHaveLength(
      costs.length,
    );
    const card = await given.db.ask(member, 'select api.customer_card($1)', 'ann@costs.example');
    expect(card).toMatchObject({
      seesCosts: true,
      sums: expect.arrayContaining([expect.objectContaining({ kind: 'goods', minor: COST })]),
    });
  });

  it.each(['sales', 'support', 'marketing'] satisfies Role[])(
    'are not told to %s by any figure, sum, record, conflict or error',
    async (role) => {
      const member = await given.db.join(team, role);
      const statements: readonly (readonly [string, ...unknown[]])[] = [
        ['select api.customer_card($1)', 'ann@costs.example'],
        ["select sum((data ->> 'minor')::bigint), count(*), max(data::text) from regard.record where kind in ('ledger', 'cost', 'goal')"],
        ['select * from regard.record where tells_cost'],
        ['update regard.record set data = data || \'{"kind": "revenue"}\' where kind = \'ledger\' returning data'],
        ['select regard.told(r) from regard.record r'],
        ['explain (analyze, costs off, timing off, summary off) select count(*) from regard.record where data @> \'{"kind": "goods"}\''],
        ...costs.flatMap((cost): (readonly [string, ...unknown[]])[] => {
          const twin = { ...cost, op: nextId(), base: 0, data: { ...cost.data, minor: 1, cost: 1, baseline: 1 } };
          const tries = [twin, { ...twin, base: 1 }, { ...twin, id: nextId() }, { ...twin, base: 1, data: null }];
          return tries.map((one) => ['select api.push($1)', JSON.stringify([one])] as const);
        }),
      ];
      for (const [statement, ...values] of statements) {
        const told = await given.db
          .as({ sub: member }, async (client) => JSON.stringify((await client.query(statement, values)).rows))
          .catch((error: Error & { detail?: string }) => `${error.message} ${error.detail}`);
        expect(told, statement).not.toContain(String(COST));
        expect(told, statement).not.toContain(String(3 * COST));
      }
      const { records } = await pull(given.db, member);
      expect(records.map(({ kind }) => kind)).toEqual(['customer', 'ledger', 'voice']);
      expect(await given.db.ask(member, 'select count(*)::int from regard.record')).toBe(3);
      expect(await given.db.ask(member, 'select api.customer_card($1)', 'ann@costs.example')).toMatchObject({
        seesCosts: false,
        sums: [{ kind: 'revenue', minor: 500, count: 1 }],
      });
    },
  );

  it('stay costs: what a role saw once cannot turn into one, or the other way round', async () => {
    const finance = await given.db.join(team, 'finance');
    const [cost, revenue] = [booking(ann.id, 'goods', 7), booking(ann.id, 'revenue', 8)];
    await push(given.db, finance, cost, revenue);
    const turned = [
      { ...cost, op: nextId(), base: 1, data: { ...cost.data, kind: 'revenue' } },
      { ...revenue, op: nextId(), base: 1, data: { ...revenue.data, kind: 'goods' } },
    ];
    expect(await push(given.db, finance, ...turned)).toMatchObject([
      { outcome: 'refused', why: 'data' },
      { outcome: 'refused', why: 'data' },
    ]);
  });

  it('leave nothing for those who may not see them when their customer is erased', async () => {
    const [finance, sales] = [await given.db.join(team, 'finance'), await given.db.join(team, 'sales')];
    const ben = customer('Ben');
    const cost = booking(ben.id, 'goods', COST);
    await push(given.db, finance, ben, cost);
    await push(given.db, sales, write('erasure', { customerIds: [ben.id] }));
    expect((await pull(given.db, sales)).records.map(({ id }) => id)).not.toContain(cost.id);
    expect((await pull(given.db, finance)).records.find(({ id }) => id === cost.id)).toMatchObject({ gone: 'erased' });
  });
});
