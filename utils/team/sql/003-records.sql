insert into regard.migration (number, follows) values (3, 2);

-- Every kind of record in one table: one cursor runs over all of them, one policy guards them, and a new kind is one line of `regard.kind`.

create table regard.kind (
  name text primary key,
  -- The roles that may write it. All may read all kinds; single records that tell costs are for those who see costs.
  writers text[] not null,
  -- Whether each is about one customer (`customerId`). That one may come later: browsers write in an order of their own.
  of_customer boolean not null
);
insert into regard.kind (name, writers, of_customer) values
  ('customer', '{sales,support,marketing,finance,admin}', false),
  -- The cost among a customer file's own totals: a record of its own, since the customer is for everybody.
  ('cost', '{finance,admin}', true),
  ('ledger', '{finance,admin}', true),
  ('opportunity', '{sales,marketing,finance,admin}', true),
  ('interaction', '{sales,support,marketing,finance,admin}', true),
  ('voice', '{sales,support,marketing,finance,admin}', true),
  ('competitor', '{sales,support,marketing,finance,admin}', false),
  ('goal', '{sales,marketing,finance,admin}', false),
  ('erasure', '{sales,support,finance,admin}', false);

-- Transaction ids belong to one life of one cluster: after a restore they begin anew somewhere else. The first write to a restored database
-- begins a life; what is older comes before it.
create table regard.life (
  number smallint primary key generated always as identity,
  cluster text not null unique
);

-- Which cluster, time line and database this is: one of them differs after every restore and every failover.
create function regard.cluster() returns text language plpgsql stable parallel safe security definer
  set search_path = pg_catalog as $$
declare
  database oid := (select d.oid from pg_database d where d.datname = current_database());
begin
  return (select s.system_identifier || '.' || c.timeline_id || '.' || database from pg_control_system() s, pg_control_checkpoint() c);
exception when insufficient_privilege then
  return 'database ' || database;
end $$;

create function regard.begun_life() returns smallint language plpgsql volatile security definer
  set search_path = pg_catalog as $$
declare
  here text := regard.cluster();
  found smallint := (select number from regard.life where cluster = here);
begin
  if found is not null then return found; end if;
  insert into regard.life (cluster) values (here) on conflict do nothing;
  return (select number from regard.life where cluster = here);
end $$;

create sequence regard.write_number;

create table regard.record (
  team uuid not null references regard.team (id) on delete cascade,
  kind text not null references regard.kind (name),
  -- Made by the client: a write that is tried again is the same write.
  id uuid not null,
  data jsonb not null,
  version int not null,
  -- Where it stands in the change feed: the life, the transaction that wrote it, and its place there.
  life smallint not null,
  rev xid8 not null,
  n bigint not null,
  -- Taken from `data` when it is written; they stay when it is wiped.
  customer_id uuid,
  merged_into uuid,
  source_key text,
  tells_cost boolean not null,
  deleted boolean not null default false,
  -- Wiped because its customer was erased: it never comes back.
  erased boolean not null default false,
  -- The write that made this version, and who.
  op uuid not null,
  author uuid,
  at timestamptz not null,
  -- The team is part of every key: a check of a key looks past policies.
  primary key (team, kind, id)
);
create index record_feed on regard.record (team, life, rev, n);
create index record_customer on regard.record (team, customer_id, kind) where customer_id is not null;
create index record_merged on regard.record (team, merged_into) where merged_into is not null;
create unique index record_source on regard.record (team, kind, source_key) where source_key is not null and not deleted;

-- Addresses to find customers by.
create table regard.address (
  team uuid not null,
  email text not null check (email = lower(email)),
  customer uuid not null,
  kind text not null default 'customer' check (kind = 'customer'),
  primary key (team, email, customer),
  foreign key (team, kind, customer) references regard.record (team, kind, id) on delete cascade
);
create index address_customer on regard.address (team, customer);

-- Customers who were erased, by ids that mean nothing any more.
create table regard.erased (
  team uuid not null references regard.team (id) on delete cascade,
  customer uuid not null,
  primary key (team, customer)
);

-- Costs are what is booked as such, the cost in a customer file's totals, and the aims that are made of them, with where they stood.
create function regard.tells_cost(kind text, data jsonb) returns boolean language sql immutable parallel safe
  set search_path = pg_catalog as $$
  select case kind
    when 'ledger' then coalesce(data ->> 'kind' not in ('revenue', 'discount', 'return', 'receivable'), true)
    when 'cost' then true
    when 'goal' then coalesce(
      data ->> 'metric' not in ('netRevenue', 'overdue', 'lostOpportunities', 'retentionPercent', 'shareOfWalletPercent', 'customers'), true)
    else false
  end
$$;

-- What every browser must be able to rely on; the rest each decodes by itself. A kind that is not named here takes any object.
create function regard.is_fit(kind text, data jsonb) returns boolean language sql immutable parallel safe
  set search_path = pg_catalog as $$
  select jsonb_typeof(data) = 'object' and length(data::text) <= 200000 and case kind
    when 'customer' then jsonb_typeof(data -> 'name') = 'string'
      and jsonb_typeof(data -> 'emails') = 'array' and jsonb_array_length(data -> 'emails') <= 200
      and not exists (select from jsonb_array_elements(data -> 'emails') e where jsonb_typeof(e) <> 'string' or e <> to_jsonb(lower(e #>> '{}')))
      and not coalesce(data -> 'summary' ? 'cost', false)
    when 'ledger' then jsonb_typeof(data -> 'minor') = 'number' and (data ->> 'minor')::numeric % 1 = 0
      and abs((data ->> 'minor')::numeric) <= 9007199254740991
      and data ->> 'currency' ~ '^[A-Z]{3}$' and data ->> 'on' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
      and data ->> 'kind' in ('revenue', 'discount', 'return', 'goods', 'service', 'acquisition', 'receivable')
    when 'erasure' then jsonb_typeof(data -> 'customerIds') = 'array'
      and jsonb_array_length(data -> 'customerIds') between 1 and 10000
    else true
  end
$$;
alter table regard.record add constraint fit check (deleted or coalesce(regard.is_fit(kind, data), false));

-- Everything but the content is written here, whatever the statement says.
create function regard.stamp() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  of_customer boolean := (select k.of_customer from regard.kind k where k.name = new.kind);
begin
  -- This runs before any policy: it must not tell what is in another team.
  if new.team is distinct from regard.team() and regard.claim('sub') is not null then
    raise exception 'not of this team' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' then
    if old.erased then raise exception 'erased' using errcode = 'RG001'; end if;
    new.team := old.team; new.kind := old.kind; new.id := old.id;
    new.version := old.version + 1;
  else
    new.version := 1;
  end if;
  new.life := regard.begun_life();
  new.rev := pg_current_xact_id();
  new.n := nextval('regard.write_number');
  new.at := clock_timestamp();
  new.author := (regard.me()).id;
  if new.deleted then
    new.data := '{}';
    if tg_op = 'UPDATE' then
      new.customer_id := old.customer_id; new.source_key := old.source_key; new.tells_cost := old.tells_cost; new.merged_into := null;
    else
      new.tells_cost := true;
    end if;
    return new;
  end if;
  new.erased := false;
  new.source_key := new.data ->> 'sourceKey';
  new.tells_cost := regard.tells_cost(new.kind, new.data);
  -- Who saw it before would keep it, or never learn of it.
  if tg_op = 'UPDATE' and new.tells_cost <> old.tells_cost then raise exception 'becomes or ceases to be a cost' using errcode = 'RG003'; end if;
  new.merged_into := case when new.kind = 'customer' then (new.data ->> 'mergedInto')::uuid end;
  new.customer_id := case
    when new.kind = 'customer' then new.id
    when of_customer then (new.data ->> 'customerId')::uuid
    -- An aim for one customer goes with them.
    when new.kind = 'goal' then (new.data #>> '{scope,customerId}')::uuid
  end;
  if exists (select from regard.erased e where e.team = new.team and e.customer = new.customer_id) then
    raise exception 'erased' using errcode = 'RG001';
  end if;
  return new;
end $$;
create trigger stamp before insert or update on regard.record for each row execute function regard.stamp();

create function regard.keep_addresses() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and old.data -> 'emails' is not distinct from new.data -> 'emails' then return null; end if;
  if tg_op = 'UPDATE' then delete from regard.address a where a.team = new.team and a.customer = new.id; end if;
  insert into regard.address (team, email, customer)
    select distinct new.team, e, new.id from jsonb_array_elements_text(new.data -> 'emails') e;
  return null;
end $$;
create trigger keep_addresses after insert or update on regard.record for each row when (new.kind = 'customer')
  execute function regard.keep_addresses();

-- Wipes all of the customers that it names, whoever wrote it and whether or not its author may see it. Shells stay: they tell every browser.
-- What a browser that was away still has of them is refused, also where this database never heard of it.
create function regard.wipe() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into regard.erased (team, customer)
    select new.team, c::uuid from jsonb_array_elements_text(new.data -> 'customerIds') c on conflict do nothing;
  update regard.record r set deleted = true, erased = true, op = new.op
    where r.team = new.team and not r.erased
      and r.customer_id in (select c::uuid from jsonb_array_elements_text(new.data -> 'customerIds') c);
  return null;
end $$;
create trigger wipe after insert or update on regard.record for each row when (new.kind = 'erasure' and not new.deleted)
  execute function regard.wipe();

create function regard.writable() returns text[] language plpgsql stable parallel safe security definer
  set search_path = pg_catalog as $$
begin
  return array(
    select k.name from regard.member m join regard.kind k on m.role::text = any (k.writers)
    where m.subject = regard.claim('sub') and m.removed_at is null
  );
end $$;

alter table regard.kind enable row level security;
alter table regard.life enable row level security;
alter table regard.record enable row level security;
alter table regard.address enable row level security;
alter table regard.erased enable row level security;
create policy readable on regard.record for select to authenticated
  using (team = (select regard.team()) and (not tells_cost or (select regard.sees_costs())));
create policy added on regard.record for insert to authenticated
  with check (team = (select regard.team()) and kind = any ((select regard.writable())::text[]) and (not tells_cost or (select regard.sees_costs())));
create policy changed on regard.record for update to authenticated
  using (team = (select regard.team()) and kind = any ((select regard.writable())::text[]) and (not tells_cost or (select regard.sees_costs())))
  with check (team = (select regard.team()) and kind = any ((select regard.writable())::text[]) and (not tells_cost or (select regard.sees_costs())));
create policy readable on regard.address for select to authenticated using (team = (select regard.team()));
grant select on regard.record, regard.address to authenticated;
grant insert (team, kind, id, data, op, deleted) on regard.record to authenticated;
grant update (data, op, deleted) on regard.record to authenticated;
revoke execute on all functions in schema regard from public;
grant execute on function regard.writable, regard.tells_cost, regard.is_fit to authenticated;
