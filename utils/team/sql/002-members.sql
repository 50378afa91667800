insert into regard.migration (number, follows) values (2, 1);

-- Who is who. A token says only who somebody is (`sub`); which team that is and what they may see stands here, so that a new role counts from
-- the next request on, and no identity provider has to know of it.

create domain regard.role as text check (value in ('sales', 'support', 'marketing', 'finance', 'admin'));
-- `texteq` is leakproof, `citext_eq` is not: a policy would keep it from being a condition of an index.
create domain regard.email as text check (value = lower(value) and value ~ '^[^[:space:]@]{1,64}@[^[:space:]@]{1,253}$');

create table regard.team (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  founded_at timestamptz not null default now()
);

create table regard.member (
  team uuid not null references regard.team (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  -- The `sub` of their tokens: somebody is in one team of a database.
  subject text not null check (subject <> ''),
  email regard.email not null,
  name text not null default '' check (length(name) <= 200),
  role regard.role not null,
  -- Counts the changes of what they may see: what a browser pulled before is pulled anew.
  rights int not null default 1,
  joined_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (team, id),
  unique (team, subject)
);
create unique index member_subject on regard.member (subject) where removed_at is null;

create table regard.invitation (
  team uuid not null references regard.team (id) on delete cascade,
  email regard.email not null,
  role regard.role not null,
  expires_at timestamptz not null default now() + interval '14 days',
  -- Of a server without an identity provider: the digest of the code that is told by another way than the link.
  code_digest bytea,
  misses int not null default 0,
  primary key (team, email)
);

-- PostgREST and Supabase put all claims into one setting, PostGraphile each into one of its own.
create function regard.claim(name text) returns text language sql stable parallel safe
  return coalesce(
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> name,
    nullif(current_setting('jwt.claims.' || name, true), '')
  );

-- These are asked in every policy: PL/pgSQL keeps their plans.
create function regard.me() returns regard.member language plpgsql stable parallel safe security definer
  set search_path = pg_catalog as $$
begin
  return (select m from regard.member m where m.subject = regard.claim('sub') and m.removed_at is null);
end $$;

-- In policies always as `(select regard.team())`: so it is asked once for each query, not once for each row.
create function regard.team() returns uuid language plpgsql stable parallel safe security definer
  set search_path = pg_catalog as $$
begin
  return (select m.team from regard.member m where m.subject = regard.claim('sub') and m.removed_at is null);
end $$;

create function regard.sees_costs() returns boolean language plpgsql stable parallel safe security definer
  set search_path = pg_catalog as $$
begin
  return exists (
    select from regard.member m where m.subject = regard.claim('sub') and m.removed_at is null and m.role in ('finance', 'admin')
  );
end $$;

create function regard.count_rights() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.role is distinct from old.role or new.removed_at is distinct from old.removed_at then new.rights := old.rights + 1; end if;
  return new;
end $$;
create trigger count_rights before update on regard.member for each row execute function regard.count_rights();

alter table regard.team enable row level security;
alter table regard.member enable row level security;
alter table regard.invitation enable row level security;
create policy own on regard.team for select to authenticated using (id = (select regard.team()));
create policy own on regard.member for select to authenticated using (team = (select regard.team()));
grant select on regard.team to authenticated;
grant select (team, id, email, name, role, joined_at, removed_at) on regard.member to authenticated;
revoke execute on all functions in schema regard from public;
grant execute on function regard.claim, regard.me, regard.team, regard.sees_costs to authenticated;
