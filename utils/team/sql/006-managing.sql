insert into regard.migration (number, follows) values (6, 5);

-- Who comes, who goes, who sees what.

-- For whoever runs the database: a team, and the invitation of its first administrator.
create function regard.found_team(name text, admin_email text) returns uuid language plpgsql volatile set search_path = pg_catalog as $$
declare
  fresh uuid;
begin
  insert into regard.team (name) values (found_team.name) returning id into fresh;
  insert into regard.invitation (team, email, role) values (fresh, lower(admin_email), 'admin');
  return fresh;
end $$;

create function regard.my_admin() returns regard.member language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  me regard.member := regard.me();
begin
  if me.role is distinct from 'admin' then raise exception 'only an administrator may' using errcode = '42501'; end if;
  return me;
end $$;

-- Lets that address join. The link that is sent to them holds no secret: they sign in, and their identity provider vouches for the address.
-- Where this database signs people in itself, the answer has a code to be told to them by another way; it is shown this once.
create function api.invite(email text, role text) returns json language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  me regard.member := regard.my_admin();
  code text := case when regard.signs_in() then encode(extensions.gen_random_bytes(10), 'hex') end;
begin
  insert into regard.invitation as i (team, email, role, code_digest) values (me.team, lower(invite.email), invite.role, sha256(code::bytea))
    on conflict on constraint invitation_pkey
    do update set role = excluded.role, code_digest = excluded.code_digest, misses = 0, expires_at = excluded.expires_at;
  return json_build_object('team', me.team, 'code', code);
end $$;

create function api.withdraw_invitation(email text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  me regard.member := regard.my_admin();
begin
  delete from regard.invitation i where i.team = me.team and i.email = lower(withdraw_invitation.email);
  return found;
end $$;

create function api.invitations() returns json language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  me regard.member := regard.my_admin();
begin
  return (select coalesce(json_agg(json_build_object('email', i.email, 'role', i.role, 'expiresAt', i.expires_at) order by i.email), '[]')
    from regard.invitation i where i.team = me.team and i.expires_at > now());
end $$;

-- Makes who signs in a member of the team that invited the address in their token. The team is named: another team's invitation leads nowhere.
create function api.join_team(team uuid) returns json language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  invited regard.invitation;
begin
  if regard.claim('sub') is null then return null; end if;
  if (regard.me()).id is not null then return api.me(); end if;
  if coalesce(regard.claim('email_verified'), 'true') <> 'true' then return null; end if;
  delete from regard.invitation i
    where i.team = join_team.team and i.email = lower(regard.claim('email')) and i.expires_at > now() and i.code_digest is null
    returning * into invited;
  if invited.team is null then return null; end if;
  perform regard.joined(invited, regard.claim('sub'), regard.claim('name'));
  return api.me();
end $$;

-- The member that an invitation makes; somebody who was taken out before is who they were.
create function regard.joined(i regard.invitation, new_subject text, new_name text) returns regard.member language sql volatile
  set search_path = pg_catalog as $$
  insert into regard.member (team, subject, email, name, role) values (i.team, new_subject, i.email, coalesce(left(new_name, 200), ''), i.role)
    on conflict (team, subject) do update set role = excluded.role, email = excluded.email, removed_at = null
    returning *
$$;

-- Everybody of the team: their names stand beside what they wrote.
create function api.members() returns json language sql stable security invoker set search_path = pg_catalog as $$
  select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'email', m.email, 'role', m.role, 'isGone', m.removed_at is not null)
    order by m.email), '[]')
  from regard.member m
$$;

-- Gives a member another role, or takes them out (null). A team keeps an administrator.
create function api.set_role(member uuid, role text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  me regard.member := regard.my_admin();
begin
  perform from regard.team t where t.id = me.team for update;
  if set_role.role is distinct from 'admin' and not exists (
    select from regard.member m where m.team = me.team and m.id <> set_role.member and m.role = 'admin' and m.removed_at is null
  ) then raise exception 'a team keeps an administrator' using errcode = '42501'; end if;
  update regard.member m
    set role = coalesce(set_role.role, m.role), removed_at = case when set_role.role is null then coalesce(m.removed_at, now()) end
    where m.team = me.team and m.id = set_role.member;
  return found;
end $$;
