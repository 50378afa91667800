insert into regard.migration (number, follows) values (4, 3);

-- What a member reads. These run with the rights of whoever asks: the policies say what there is. PL/pgSQL keeps its plans for a connection.

create function regard.life_of(cluster text) returns smallint language sql stable parallel safe security definer set search_path = pg_catalog as $$
  select l.number from regard.life l where l.cluster = life_of.cluster
$$;

-- A record as browsers get it.
create function regard.told(r regard.record) returns json language sql stable parallel safe as $$
  select json_build_object('kind', r.kind, 'id', r.id, 'version', r.version, 'op', r.op, 'author', r.author,
    'at', (extract(epoch from r.at) * 1000)::bigint, 'gone', case when r.erased then 'erased' when r.deleted then 'deleted' end, 'data', r.data)
$$;

-- Who asks: null where they are no member. A browser that pulled under another `cluster` or with other `rights` begins anew.
create function api.me() returns json language sql stable security invoker set search_path = pg_catalog as $$
  select json_build_object('team', m.team, 'member', m.id, 'name', m.name, 'email', m.email, 'role', m.role,
    'seesCosts', regard.sees_costs(), 'writes', regard.writable(), 'rights', m.rights, 'cluster', md5(regard.cluster()),
    'teamName', (select t.name from regard.team t where t.id = m.team))
  from regard.me() m where m.id is not null
$$;

-- Everything that changed behind `cursor`, in the order of the transactions that wrote it. Transactions that still run are waited for: of theirs
-- and of all that began later nothing is told, so nothing is ever left out.
create function api.changes(cursor text default '', most int default 1000) returns json language plpgsql stable security invoker
  set search_path = pg_catalog as $$
declare
  me regard.member := regard.me();
  here text := regard.cluster();
  -- No life: nothing was written yet since the database was restored, and all that is there is to be told.
  horizon_life smallint := coalesce(regard.life_of(here), 32767);
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
  since_life smallint := coalesce(nullif(split_part(cursor, '.', 1), ''), '0')::smallint;
  since_rev xid8 := coalesce(nullif(split_part(cursor, '.', 2), ''), '0')::xid8;
  since_n bigint := coalesce(nullif(split_part(cursor, '.', 3), ''), '0')::bigint;
  rows json;
  last text;
  count int;
begin
  if me.id is null then return null; end if;
  most := least(greatest(most, 1), 5000);
  with page as (
    select r as one, r.life, r.rev, r.n from regard.record r
    where r.team = (select regard.team())
      and (r.life, r.rev, r.n) > (since_life, since_rev, since_n) and (r.life, r.rev, r.n) < (horizon_life, horizon, 0::bigint)
    order by r.life, r.rev, r.n limit most
  )
  select coalesce(json_agg(regard.told(page.one) order by life, rev, n), '[]'), count(*),
    (select p.life || '.' || p.rev || '.' || p.n from page p order by p.life desc, p.rev desc, p.n desc limit 1)
    into rows, count, last from page;
  return json_build_object('cluster', md5(here), 'rights', me.rights, 'member', me.id, 'records', rows, 'cursor', coalesce(last, cursor), 'more', count = most,
    -- This database has not come as far as the asker saw it: it was put back to an earlier day.
    'behind', (since_life, since_rev) >= (horizon_life, horizon) and since_life > 0);
end $$;

-- All about the customers of an address, for a browser that has not pulled them: those merged with them, what was said and agreed, the newest of
-- the rest, and sums over all bookings that the asker may see. Null where nobody has the address.
create function api.customer_card(email text) returns json language plpgsql stable security invoker set search_path = pg_catalog as $$
declare
  mine uuid := regard.team();
  family uuid[] := array(select a.customer from regard.address a where a.team = mine and a.email = lower(customer_card.email) limit 50);
  met uuid[];
begin
  if cardinality(family) = 0 then return null; end if;
  -- Up to whom they were merged into, and down to everybody who was merged into those.
  for step in 1 .. 20 loop
    met := family;
    family := array(
      select unnest(family)
      union select r.merged_into from regard.record r
        where r.team = mine and r.kind = 'customer' and r.id = any (met) and r.merged_into is not null
      union select r.id from regard.record r where r.team = mine and r.merged_into = any (met)
      limit 500
    );
    exit when cardinality(family) = cardinality(met);
  end loop;
  return json_build_object(
    'customers', (select json_agg(regard.told(r)) from regard.record r where r.team = mine and r.kind = 'customer' and r.id = any (family)),
    'seesCosts', regard.sees_costs(),
    'sums', (
      select coalesce(json_agg(s), '[]') from (
        select r.data ->> 'kind' as kind, r.data ->> 'currency' as currency, count(*), sum((r.data ->> 'minor')::bigint) as minor,
          min(r.data ->> 'on') as first, max(r.data ->> 'on') as last
        from regard.record r where r.team = mine and r.customer_id = any (family) and r.kind = 'ledger' and not r.deleted group by 1, 2
      ) s),
    'records', (
      select coalesce(json_agg(regard.told(x.one)), '[]') from (
        (select r as one from regard.record r where r.team = mine and r.customer_id = any (family) and r.kind = 'voice' and not r.deleted
          order by (r.data ->> 'at')::numeric desc limit 100)
        union all
        (select r from regard.record r where r.team = mine and r.customer_id = any (family) and r.kind = 'opportunity' and not r.deleted
          order by r.data ->> 'openedOn' desc limit 50)
        union all
        (select r from regard.record r where r.team = mine and r.customer_id = any (family) and r.kind = 'interaction' and not r.deleted
          order by (r.data ->> 'at')::numeric desc limit 30)
        union all
        (select r from regard.record r where r.team = mine and r.customer_id = any (family) and r.kind = 'ledger' and not r.deleted
          order by r.data ->> 'on' desc limit 10)
      ) x)
  );
end $$;

revoke execute on all functions in schema regard, api from public;
grant execute on function regard.told, regard.life_of, regard.cluster to authenticated;
grant execute on function api.me, api.changes, api.customer_card to authenticated;
