import type { Pool } from 'pg';

/** The address of a generated customer, from 1. */
export const generatedEmail = (number: number): string => `person${number}@company${number % 5000}.example`;

/** Rows in one statement: a million customers are written in steps, so that each is told of as it ends. */
const STEP = 100_000;

/**
 * Fills a team with so many customers, and five bookings for each, as its browsers would have written them; past the triggers, which would
 * take an hour for a million.
 */
export async function fillTeam(owner: Pool, team: string, customers: number): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query('select regard.begun_life()');
    for (let from = 1; from <= customers; from += STEP) {
      const range = [team, from, Math.min(customers, from + STEP - 1)];
      await client.query(RECORDS('customer', 1, '00', CUSTOMER), range);
      await client.query(ADDRESSES, range);
      await client.query(RECORDS('ledger', 5, '01', BOOKING), range);
    }
    await client.query('reset session_replication_role');
    await client.query('vacuum analyze regard.record');
    await client.query('vacuum analyze regard.address');
  } finally {
    client.release();
  }
}

/** Ids sort by their number, as those of UUID v7 do by their time. */
const ID = (space: string, number: string) => `('${space}000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const RECORDS = (kind: string, each: number, space: string, data: string) => `
  insert into regard.record (team, kind, id, data, version, life, rev, n, customer_id, source_key, tells_cost, op, author, at)
  select $1::uuid, '${kind}', ${ID(space, `c * ${each} + k`)}, d, 1, (select max(number) from regard.life), pg_current_xact_id(),
    nextval('regard.write_number'), ${ID('00', 'c')}, d ->> 'sourceKey', regard.tells_cost('${kind}', d), gen_random_uuid(), null, now()
  from generate_series($2::int, $3::int) c, generate_series(0, ${each - 1}) k, lateral (select ${data} as d) data`;

const CUSTOMER = `jsonb_build_object('name', 'Customer ' || c, 'kind', 'person', 'emails', jsonb_build_array('person' || c || '@company' || c % 5000 || '.example'),
  'domains', '[]'::jsonb, 'phones', '[]'::jsonb, 'tags', jsonb_build_array('t' || c % 9), 'sourceKeys', jsonb_build_array('id:' || c),
  'createdAt', 1790000000000, 'updatedAt', 1790000000000, 'revision', 1)`;
const BOOKING = `jsonb_build_object('customerId', ${ID('00', 'c')}, 'on', (date '2023-01-01' + ((c * 7 + k * 97) % 1200))::text,
  'kind', (array['revenue', 'revenue', 'goods', 'revenue', 'return'])[k + 1], 'minor', 100 + (c::bigint * 7919 + k) % 500000, 'currency', 'EUR',
  'sourceKey', 'row:' || c || ':' || k)`;
const ADDRESSES = `
  insert into regard.address (team, email, customer)
  select $1::uuid, 'person' || c || '@company' || c % 5000 || '.example', ${ID('00', 'c')} from generate_series($2::int, $3::int) c`;
