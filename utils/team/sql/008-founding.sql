insert into regard.migration (number, follows) values (8, 7);

-- For whoever runs the database: a team, the link that invites to it, and the code of its first administrator where this database signs people in
-- itself; it is shown this once. `address` is where the functions are served: https://REF.supabase.co/rest/v1 or https://regard.acme.example.
-- `way` says how people sign in, as it stands in the link: 'way=office', or 'way=supabase&provider=google', or
-- 'way=oauth&authorize=…&token=…&clientId=…&scopes=openid+email', each value percent-encoded. `key` is the publishable key of a Supabase project.
create function regard.found_team(
  name text, admin_email text, address text, engine text default 'postgraphile', way text default 'way=office', key text default null,
  out team uuid, out link text, out code text
) language plpgsql volatile set search_path = pg_catalog as $$
begin
  if engine not in ('postgrest', 'postgraphile') then raise exception 'engine is postgrest or postgraphile'; end if;
  if way = 'way=office' and not regard.signs_in() then
    raise exception 'give it the key that tokens are signed with first: select regard.set_token_key(…)';
  end if;
  if way = 'way=office' then code := encode(extensions.gen_random_bytes(10), 'hex'); end if;
  insert into regard.team (name) values (found_team.name) returning id into found_team.team;
  insert into regard.invitation (team, email, role, code_digest) values (found_team.team, lower(admin_email), 'admin', sha256(code::bytea));
  link := rtrim(address, '/') || '#regard-team=' || found_team.team || '&engine=' || engine || coalesce('&key=' || key, '') || '&' || way;
end $$;
revoke execute on function regard.found_team(text, text, text, text, text, text) from public;
