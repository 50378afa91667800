import type { PoolClient } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { fillTeam, generatedEmail } from './servers/fill';
import { describeTeam } from './team';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

describeTeam('the plans of what browsers ask, under row-level security', (given) => {
  const CUSTOMERS = 20_000;
  let member: string;
  let other: string;
  beforeAll(async () => {
    for (const name of ['First', 'Second']) {
      const team = await given.db.found(name);
      await fillTeam(given.db.owner, team, CUSTOMERS);
      if (name === 'First') member = await given.db.join(team, 'sales');
      else other = await given.db.join(team, 'sales');
    }
  }, 120_000);

  /** What was really done for a statement and in the functions that it called: every scan of a table, as `auto_explain` tells it. */
  async function scansOf(subject: string, statement: string, ...values: readonly unknown[]): Promise<Plan[]> {
    const plans: Plan[] = [];
    const client: PoolClient = await given.db.owner.connect();
    const listen = ({ message = '' }: { message?: string | undefined }) => {
      const [, json] = /plan:\n([\s\S]*)/.exec(message) ?? [];
      if (json !== undefined) plans.push(JSON.parse(json).Plan);
    };
    try {
      await client.query("load 'auto_explain'");
      await client.query(
        'set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set auto_explain.log_format = json; set client_min_messages = log',
      );
      await client.query('begin');
      await client.query('set local role authenticated');
      await client.query("select set_config('request.jwt.claims', $1, true)", [JSON.stringify({ sub: subject })]);
      client.on('notice', listen);
      const { rows } = await client.query(statement, [...values]);
      expect(JSON.stringify(rows)).toContain('Customer');
      return plans.flatMap(everyScan);
    } finally {
      client.off('notice', listen);
      await client.query('rollback; reset all');
      client.release(true);
    }
  }
  const everyScan = (plan: Plan): Plan[] => [
    ...(plan['Relation Name'] === undefined && plan['Index Name'] === undefined ? [] : [plan]),
    ...(plan.Plans ?? []).flatMap(everyScan),
  ];
  const onBigTables = (scans: readonly Plan[]) =>
    scans.filter(
      (scan) => ['record', 'address'].includes(scan['Relation Name'] ?? '') || /^(?:record|address)_/.test(scan['Index Name'] ?? ''),
    );

  it('find an address by its index, and what belongs to its customer by theirs', async () => {
    const scans = onBigTables(await scansOf(member, 'select api.customer_card($1)', generatedEmail(12_345)));
    const byAddress = scans.filter((scan) => scan['Index Name'] === 'address_pkey');
    expect(byAddress).toHaveLength(1);
    // The address is a condition of the index, not a filter behind it: `email = …` was let past the policy.
    expect(byAddress[0]?.['Index Cond']).toMatch(/team = .*email = /);
    expect(scans.filter((scan) => scan['Node Type'] === 'Seq Scan')).toEqual([]);
    expect(scans.flatMap((scan) => scan['Index Name'] ?? [])).toContain('record_customer');
    for (const scan of scans.filter((each) => each['Index Name'] === 'record_customer')) expect(scan['Index Cond']).toMatch(/customer_id/);
  });

  it('read the change feed in the order of its index, from the cursor on', async () => {
    for (const subject of [member, other]) {
      const { cursor } = (await given.db.ask(subject, 'select api.changes($1, 1000)', '')) as { cursor: string };
      const scans = onBigTables(await scansOf(subject, 'select api.changes($1, 1000)', cursor));
      expect(scans.map((scan) => [scan['Node Type'], scan['Index Name']])).toEqual([['Index Scan', 'record_feed']]);
      expect(scans[0]?.['Index Cond']).toMatch(/ROW\(life, rev, n\) > .*ROW\(life, rev, n\) </);
    }
  });
});
