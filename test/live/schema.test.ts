import { expect, inject, it } from 'vitest';
import { runSql } from './servers/postgres';
import { migrationFiles, type Role } from './servers/team-server';
import { booking, customer, describeTeam, nextId, type Outcome, type Page, pull, push, write } from './team';

const said = (answers: readonly Outcome[]) => answers.map(({ outcome, why }) => (why === undefined ? outcome : `${outcome}: ${why}`));

describeTeam('the schema of a team', (given) => {
  it('is applied once: a file that was applied, or comes too early, changes nothing', async () => {
    const postgres = inject('postgres');
    if (postgres === null) return;
    const [, second, third] = migrationFiles().map(([, text]) => `begin; ${text}; commit`);
    await runSql(postgres, 'postgres', 'create database half');
    await runSql(postgres, 'half', `begin; ${migrationFiles()[0]?.[1]}; commit`);
    await expect(runSql(postgres, 'half', third ?? '')).rejects.toThrow(/migration_follows_fkey/);
    await runSql(postgres, 'half', second ?? '', third ?? '');
    await expect(runSql(postgres, 'half', second ?? '')).rejects.toThrow(/migration_pkey/);
  });

  it('guards every table by row, and gives the public nothing', async () => {
    const { rows: open } = await given.db.owner.query(`
      select c.relname as name from pg_class c where c.relnamespace = 'regard'::regnamespace and c.relkind = 'r' and not c.relrowsecurity
        and has_table_privilege('authenticated', c.oid, 'select, insert, update, delete')
      union all select p.proname from pg_proc p where p.pronamespace in ('regard'::regnamespace, 'api'::regnamespace)
        and (p.proacl is null or p.proacl::text ~ '[{,]=X')
      union all select c.relname from pg_class c where c.relnamespace = 'regard'::regnamespace and c.relkind in ('r', 'S')
        and (has_table_privilege('anon', c.oid, 'select') or has_table_privilege('authenticator', c.oid, 'select'))`);
    expect(open).toEqual([]);
    const { rows: unsafe } = await given.db.owner.query(`
      select p.proname from pg_proc p where p.prosecdef and p.pronamespace in ('regard'::regnamespace, 'api'::regnamespace)
        and not coalesce(p.proconfig @> '{search_path=pg_catalog}', false)`);
    expect(unsafe).toEqual([]);
  });

  it('keeps what a browser writes, and tells the others', async () => {
    const team = await given.db.found('Kept');
    const [sales, support] = [await given.db.join(team, 'sales'), await given.db.join(team, 'support')];
    const ann = customer('Ann', 'ann@kept.example');
    const need = write('voice', { customerId: ann.id, kind: 'need', text: 'A dark roast – 深煎り', at: 1 });
    expect(said(await push(given.db, sales, ann, need))).toEqual(['applied', 'applied']);
    const { records } = await pull(given.db, support);
    expect(records.map(({ kind, id, version, gone, data }) => ({ kind, id, version, gone, data }))).toEqual([
      { kind: 'customer', id: ann.id, version: 1, gone: null, data: ann.data },
      { kind: 'voice', id: need.id, version: 1, gone: null, data: need.data },
    ]);
  });

  it('takes a write that comes again for the same write', async () => {
    const sales = await given.db.join(await given.db.found('Again'), 'sales');
    const ann = customer('Ann');
    const edit = { ...ann, op: nextId(), base: 1, data: { ...ann.data, name: 'Ann B.' } };
    await push(given.db, sales, ann);
    for (let time = 0; time < 3; time++) expect(await push(given.db, sales, edit)).toMatchObject([{ outcome: 'applied', version: 2 }]);
    expect((await pull(given.db, sales)).records).toHaveLength(1);
  });

  it('answers a write over something newer with that, and keeps it', async () => {
    const team = await given.db.found('Conflict');
    const [ann, ben] = [await given.db.join(team, 'sales'), await given.db.join(team, 'support')];
    const record = customer('Cafe');
    await push(given.db, ann, record);
    const edit = (name: string) => ({ ...record, op: nextId(), base: 1, data: { ...record.data, name } });
    expect(said(await push(given.db, ben, edit('Café')))).toEqual(['applied']);
    expect(await push(given.db, ann, edit('Cafe Ltd'))).toMatchObject([
      { outcome: 'conflict', version: 2, record: { version: 2, data: { name: 'Café' } } },
    ]);
    expect(await push(given.db, ann, { ...record, op: nextId(), base: 1, data: null })).toMatchObject([{ outcome: 'conflict' }]);
    expect((await pull(given.db, ann)).records).toMatchObject([{ version: 2, data: { name: 'Café' } }]);
  });

  it('knows a booking that two browsers imported by its key', async () => {
    const team = await given.db.found('Import');
    const [ann, ben] = [await given.db.join(team, 'finance'), await given.db.join(team, 'finance')];
    const record = customer('Cafe');
    const row = booking(record.id, 'revenue', 1250);
    expect(said(await push(given.db, ann, record, row))).toEqual(['applied', 'applied']);
    expect(await push(given.db, ben, { ...row, id: nextId(), op: nextId() })).toMatchObject([{ outcome: 'known', record: { id: row.id } }]);
    expect((await pull(given.db, ben)).records).toHaveLength(2);
  });

  it('judges every write of a push by itself', async () => {
    const finance = await given.db.join(await given.db.found('Each'), 'finance');
    const ann = customer('Ann');
    const wrong = [
      write('ledger', { customerId: ann.id, kind: 'revenue', minor: 1.5, currency: 'EUR', on: '2026-11-02' }),
      write('ledger', { customerId: 'nobody', kind: 'revenue', minor: 1, currency: 'EUR', on: '2026-11-02' }),
      write('ledger', { customerId: ann.id, kind: 'bribe', minor: 1, currency: 'EUR', on: '2026-11-02' }),
      write('customer', { name: 'Upper', emails: ['Ann@x.example'] }),
      write('customer', { name: 'Leak', emails: [], summary: { currency: 'EUR', cost: 5 } }),
      { ...write('voice', {}), id: 'no id' },
      { ...write('voice', {}), base: null as never },
    ];
    const others = [
      write('interaction', { customerId: nextId(), text: 'its customer comes later' }),
      write('nonsense', {}),
      customer('Ben'),
    ];
    expect(said(await push(given.db, finance, ann, ...wrong, ...others))).toEqual([
      'applied',
      ...wrong.map(() => 'refused: data'),
      'applied',
      'refused: role',
      'applied',
    ]);
  });

  const writers: Readonly<Record<string, readonly Role[]>> = {
    customer: ['sales', 'support', 'marketing', 'finance', 'admin'],
    voice: ['sales', 'support', 'marketing', 'finance', 'admin'],
    interaction: ['sales', 'support', 'marketing', 'finance', 'admin'],
    opportunity: ['sales', 'marketing', 'finance', 'admin'],
    goal: ['sales', 'marketing', 'finance', 'admin'],
    ledger: ['finance', 'admin'],
    cost: ['finance', 'admin'],
  };
  it.each(['sales', 'support', 'marketing', 'finance', 'admin'] as const)('lets %s write what is theirs', async (role) => {
    const member = await given.db.join(await given.db.found(`Writes-${role}`), role);
    const ann = customer('Ann');
    const samples = [
      ann,
      write('voice', { customerId: ann.id, kind: 'promise', text: 'Call', at: 1 }),
      write('interaction', { customerId: ann.id, at: 1 }),
      write('opportunity', { customerId: ann.id, openedOn: '2026-11-02' }),
      write('goal', { metric: 'customers' }),
      booking(ann.id, 'revenue', 100),
      write('cost', { customerId: ann.id, currency: 'EUR', cost: 5 }),
    ];
    expect(said(await push(given.db, member, ...samples))).toEqual(
      samples.map(({ kind }) => (writers[kind]?.includes(role) ? 'applied' : 'refused: role')),
    );
  });

  it('never leaves a change out that was committed late', async () => {
    const team = await given.db.found('Gapless');
    const [ann, ben] = [await given.db.join(team, 'sales'), await given.db.join(team, 'sales')];
    const [slow, fast] = [customer('Slow'), customer('Fast')];
    let cursor = '';
    await given.db.as({ sub: ann }, async (client) => {
      // Inserted as the owner of the browser's rights, and not through `push`, whose lock would make the fast one wait.
      const insert = 'insert into regard.record (team, kind, id, data, op) values ($1, $2, $3, $4, $5)';
      await client.query(insert, [team, slow.kind, slow.id, slow.data, slow.op]);
      expect(said(await push(given.db, ben, fast))).toEqual(['applied']);
      const early = await pull(given.db, ben);
      expect(early.records).toEqual([]);
      cursor = early.cursor;
    });
    const late = await pull(given.db, ben, cursor);
    expect(late.records.map(({ data }) => data['name'])).toEqual(['Slow', 'Fast']);
  });

  it('tells everything once, however small the pages', async () => {
    const sales = await given.db.join(await given.db.found('Pages'), 'sales');
    const all = Array.from({ length: 25 }, (_, index) => customer(`No ${index}`));
    await push(given.db, sales, ...all.slice(0, 13));
    await push(given.db, sales, ...all.slice(13));
    for (const most of [1, 4, 25, 26]) {
      const { records } = await pull(given.db, sales, '', most);
      expect(records.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    }
  });

  it('forgets an erased customer with all that anybody wrote about them, for everybody', async () => {
    const team = await given.db.found('Erased');
    const [sales, finance, support] = [
      await given.db.join(team, 'sales'),
      await given.db.join(team, 'finance'),
      await given.db.join(team, 'support'),
    ];
    const [ann, ben, never] = [customer('Ann', 'ann@gone.example'), customer('Ben', 'ben@stays.example'), customer('Never sent')];
    const [need, cost] = [write('voice', { customerId: ann.id, text: 'secret' }), booking(ann.id, 'goods', 300)];
    await push(given.db, finance, ann, ben, need, cost);
    const { cursor } = await pull(given.db, support);
    const { cursor: financeCursor } = await pull(given.db, finance);
    const erasure = write('erasure', { customerIds: [ann.id, never.id], tombstone: { salt: '00', keys: [] } });
    expect(said(await push(given.db, sales, erasure))).toEqual(['applied']);

    const told = (records: readonly { id: string; gone: string | null; data: object }[]) =>
      records.map(({ id, gone, data }) => [id, gone, data]);
    const shell = (id: string) => [id, 'erased', {}];
    expect(told((await pull(given.db, support, cursor)).records)).toEqual([
      [erasure.id, null, erasure.data],
      shell(ann.id),
      shell(need.id),
    ]);
    expect(told((await pull(given.db, finance, financeCursor)).records)).toContainEqual(shell(cost.id));
    expect(await given.db.ask(support, 'select api.customer_card($1)', 'ann@gone.example')).toBeNull();
    const late = [
      { ...ann, op: nextId(), base: 1 },
      write('voice', { customerId: ann.id, text: 'late' }),
      write('voice', { customerId: never.id, text: 'late' }),
      never,
      { ...need, op: nextId(), base: 1 },
    ];
    expect(said(await push(given.db, support, ...late))).toEqual(late.map(() => 'erased'));
    const { rows } = await given.db.owner.query("select * from regard.record where team = $1 and data::text ~ 'secret|Ann|gone|late'", [
      team,
    ]);
    expect(rows).toEqual([]);
    expect(await given.db.ask(support, 'select api.customer_card($1)', 'ben@stays.example')).not.toBeNull();
  });

  it('says when it was restored: what is there comes before what is written from then on', async () => {
    const team = await given.db.found('Restored');
    const sales = await given.db.join(team, 'sales');
    await push(given.db, sales, customer('Before'));
    const before = await pull(given.db, sales);
    // As if what is here had been written in another cluster, one that had come further.
    await given.db.owner.query("update regard.life set cluster = 'another ' || number");
    await given.db.owner.query(
      "set session_replication_role = replica; update regard.record set rev = '9000000000000'; reset session_replication_role",
    );
    const restored = await pull(given.db, sales);
    expect(restored.records.map(({ data }) => data['name'])).toEqual(['Before']);
    await push(given.db, sales, customer('After'));
    const after = await pull(given.db, sales);
    expect(after.records.map(({ data }) => data['name'])).toEqual(['Before', 'After']);
    expect((await pull(given.db, sales, restored.cursor)).records.map(({ data }) => data['name'])).toEqual(['After']);
    expect(before.behind).toBe(false);
    expect(after.cluster).toBe(restored.cluster);
    // A copy of the disk from an earlier day is the same cluster: it only has not come so far.
    const ahead = (await given.db.ask(sales, 'select api.changes($1)', `${after.cursor.split('.')[0]}.9000000000000.1`)) as Page;
    expect(ahead.behind).toBe(true);
  });

  it('finds the customers of an address with those they were merged into', async () => {
    const team = await given.db.found('Merged');
    const [sales, finance] = [await given.db.join(team, 'sales'), await given.db.join(team, 'finance')];
    const head = customer('Ann', 'ann@merged.example');
    const twin = write('customer', { name: 'Ann again', emails: ['ann2@merged.example'], mergedInto: head.id });
    const rows = [booking(head.id, 'revenue', 100), booking(twin.id, 'revenue', 23), booking(twin.id, 'goods', 50)];
    await push(given.db, finance, head, twin, ...rows);
    const card = (member: string, email: string) => given.db.ask(member, 'select api.customer_card($1)', email);
    for (const email of ['ann@merged.example', 'ann2@merged.example', 'ANN@Merged.example'])
      expect(await card(finance, email)).toMatchObject({
        customers: expect.arrayContaining([expect.objectContaining({ id: head.id }), expect.objectContaining({ id: twin.id })]),
        sums: expect.arrayContaining([
          expect.objectContaining({ kind: 'revenue', minor: 123 }),
          expect.objectContaining({ kind: 'goods', minor: 50 }),
        ]),
      });
    expect(await card(sales, 'ann@merged.example')).toMatchObject({ seesCosts: false, sums: [{ kind: 'revenue', minor: 123 }] });
    expect(await card(sales, 'nobody@merged.example')).toBeNull();
  });
});
