insert into regard.migration (number, follows) values (7, 6);

-- Sign-in for an office server without an identity provider: passwords as bcrypt, short tokens that the server in front checks. It is off until
-- `select regard.set_token_key('…')` was given the key that this server checks tokens with; with Supabase or another provider it stays off.

create table regard.token_key (
  only_one boolean primary key default true check (only_one),
  key bytea not null check (length(key) >= 32),
  audience text not null,
  lifetime interval not null default '15 minutes'
);
create table regard.login (
  team uuid not null,
  member uuid not null,
  email regard.email not null,
  hash text not null,
  misses int not null default 0,
  blocked_until timestamptz not null default '-infinity',
  primary key (team, email),
  foreign key (team, member) references regard.member (team, id) on delete cascade
);
create table regard.session (
  digest bytea primary key,
  team uuid not null,
  member uuid not null,
  expires_at timestamptz not null default now() + interval '30 days',
  foreign key (team, member) references regard.member (team, id) on delete cascade
);
alter table regard.token_key enable row level security;
alter table regard.login enable row level security;
alter table regard.session enable row level security;

create function regard.set_token_key(key text, audience text default 'regard') returns void language sql volatile set search_path = pg_catalog as $$
  insert into regard.token_key (key, audience) values (convert_to(key, 'UTF8'), audience)
    on conflict (only_one) do update set key = excluded.key, audience = excluded.audience
$$;

create function regard.signs_in() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from regard.token_key)
$$;

create function regard.base64url(bytes bytea) returns text language sql immutable set search_path = pg_catalog as $$
  select rtrim(translate(encode(bytes, 'base64'), E'+/\n', '-_'), '=')
$$;

-- A token of RFC 7519, signed by HMAC with SHA-256.
create function regard.token_of(m regard.member) returns text language sql stable set search_path = pg_catalog as $$
  select body.text || '.' || regard.base64url(extensions.hmac(convert_to(body.text, 'UTF8'), k.key, 'sha256'))
  from regard.token_key k, lateral (
    select regard.base64url(convert_to('{"alg":"HS256","typ":"JWT"}', 'UTF8')) || '.' || regard.base64url(convert_to(json_build_object(
      'role', 'authenticated', 'sub', m.subject, 'email', m.email, 'aud', k.audience,
      'iat', extract(epoch from now())::bigint, 'exp', extract(epoch from now() + k.lifetime)::bigint)::text, 'UTF8')) as text
  ) body
$$;

-- A token for now, and what it is renewed with: kept here as its digest, for as long as it is used once in thirty days.
create function regard.admitted(m regard.member) returns json language plpgsql volatile set search_path = pg_catalog as $$
declare
  renewal text := regard.base64url(extensions.gen_random_bytes(32));
begin
  delete from regard.session s where s.expires_at < now();
  insert into regard.session (digest, team, member) values (sha256(renewal::bytea), m.team, m.id);
  return json_build_object('token', regard.token_of(m), 'renewal', renewal, 'seconds', (select extract(epoch from lifetime)::int from regard.token_key));
end $$;

create function regard.wrong(seconds int default 0) returns json language sql immutable set search_path = pg_catalog as $$
  select json_build_object('wrong', true, 'waitSeconds', seconds)
$$;

-- After five misses each further one doubles the wait. Nothing is raised: that would forget the miss.
create function api.sign_in(team uuid, email text, password text) returns json language plpgsql volatile security definer
  set search_path = pg_catalog as $$
declare
  l regard.login;
  m regard.member;
begin
  if not regard.signs_in() then return null; end if;
  select * into l from regard.login x where x.team = sign_in.team and x.email = lower(sign_in.email) for update;
  if l.blocked_until > now() then return regard.wrong(ceil(extract(epoch from l.blocked_until - now()))::int); end if;
  -- Somebody unknown takes as long as a wrong password.
  if extensions.crypt(coalesce(password, ''), coalesce(l.hash, '$2a$10$abcdefghijklmnopqrstuuXF7Y1yfH7QyE2ww.HOXlNZ1CK1Ivkhe')) is distinct from l.hash then
    update regard.login x set misses = x.misses + 1,
      blocked_until = case when x.misses < 5 then '-infinity' else now() + least(900, 2 ^ least(x.misses - 5, 10)) * interval '1 second' end
      where x.team = l.team and x.email = l.email;
    return regard.wrong();
  end if;
  update regard.login x set misses = 0, blocked_until = '-infinity' where x.team = l.team and x.email = l.email;
  select * into m from regard.member x where x.team = l.team and x.id = l.member and x.removed_at is null;
  return case when m.id is null then regard.wrong() else regard.admitted(m) end;
end $$;

-- Takes an invitation up with the code that came by another way, and chooses a password of 10 letters or more; 72 bytes are all that bcrypt reads.
create function api.enrol(team uuid, email text, code text, password text, name text default '') returns json language plpgsql volatile security definer
  set search_path = pg_catalog as $$
declare
  i regard.invitation;
  m regard.member;
begin
  if not regard.signs_in() or length(password) < 10 or octet_length(password) > 72 then return null; end if;
  select * into i from regard.invitation x
    where x.team = enrol.team and x.email = lower(enrol.email) and x.expires_at > now() and x.misses < 10 and x.code_digest is not null for update;
  if i.team is null then return regard.wrong(); end if;
  if i.code_digest is distinct from sha256(lower(trim(code))::bytea) then
    update regard.invitation x set misses = x.misses + 1 where x.team = i.team and x.email = i.email;
    return regard.wrong();
  end if;
  delete from regard.invitation x where x.team = i.team and x.email = i.email;
  m := regard.joined(i, 'office:' || i.team || ':' || i.email, enrol.name);
  insert into regard.login (team, member, email, hash) values (i.team, m.id, i.email, extensions.crypt(password, extensions.gen_salt('bf', 10)))
    on conflict on constraint login_pkey do update set hash = excluded.hash, misses = 0, blocked_until = '-infinity';
  delete from regard.session s where s.team = m.team and s.member = m.id;
  return regard.admitted(m);
end $$;

create function api.renew(renewal text) returns json language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  m regard.member;
begin
  select x.* into m from regard.session s join regard.member x on x.team = s.team and x.id = s.member
    where s.digest = sha256(renewal::bytea) and s.expires_at > now() and x.removed_at is null;
  if m.id is null then return regard.wrong(); end if;
  update regard.session s set expires_at = now() + interval '30 days' where s.digest = sha256(renewal::bytea);
  return json_build_object('token', regard.token_of(m), 'renewal', renewal, 'seconds', (select extract(epoch from lifetime)::int from regard.token_key));
end $$;

create function api.sign_out(renewal text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from regard.session s where s.digest = sha256(renewal::bytea);
  return found;
end $$;

revoke execute on all functions in schema regard, api from public;
grant execute on function api.sign_in, api.enrol, api.renew, api.sign_out to anon, authenticated, authenticator;
grant execute on function api.invite, api.withdraw_invitation, api.invitations, api.join_team, api.members, api.set_role to authenticated;
grant execute on function regard.signs_in to authenticated;
