-- The rooms of a team's database, for PostgreSQL 15 and later. `regard` holds everything and is served to nobody; `api` holds functions alone and
-- is what PostgREST, Supabase or PostGraphile serve. Apply the files in order, each in one transaction (psql -1): a file that was applied
-- already, or whose predecessor was not, stops at its first line.

create schema regard;
create schema api;

create table regard.migration (
  number smallint primary key,
  follows smallint references regard.migration (number),
  applied_at timestamptz not null default now(),
  check (follows = number - 1 or number = 1)
);
insert into regard.migration (number, follows) values (1, null);

-- Where Supabase has it, and where search paths of ours never look by themselves.
create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;

-- The names that PostgREST and Supabase use. `authenticator` is who the server in front signs in as: it may do nothing until a token says
-- `authenticated`; it gets its password from whoever runs that server (\password authenticator).
do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'authenticator') then
    create role authenticator login noinherit;
    grant anon, authenticated to authenticator;
    -- The change feed waits for the oldest open transaction of the cluster: none stays open for long.
    alter role authenticator set idle_in_transaction_session_timeout = '15s';
    alter role authenticator set statement_timeout = '15s';
  end if;
end $$;

grant usage on schema api to anon, authenticated, authenticator;
grant usage on schema regard to authenticated;
