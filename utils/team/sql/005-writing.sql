insert into regard.migration (number, follows) values (5, 4);

-- Writes of one browser, in order: [{ op, kind, id, base, data }], where `base` is the version that its user saw (0: none) and `data` null to
-- delete. Each has an outcome of its own; none undoes another:
--   applied   it stands there as `version`, whether by this write or because it did already
--   conflict  somebody else wrote meanwhile: `record` is theirs
--   known     the same booking or message stands there under another id: `record`
--   erased    its customer was erased
--   refused   for a reason that trying again will not change: `why` is 'role' or 'data'
create function api.push(ops jsonb) returns json language plpgsql volatile security invoker set search_path = pg_catalog as $$
declare
  mine uuid := regard.team();
  outcomes json[] := '{}';
  one jsonb;
begin
  if mine is null then return null; end if;
  if jsonb_typeof(ops) <> 'array' or jsonb_array_length(ops) > 500 then
    raise exception 'a list of at most 500 writes' using errcode = '22023';
  end if;
  -- One push of a team at a time: what is compared stays as it is until it is written. Nothing was written before it, so nobody waits for a reader.
  perform pg_advisory_xact_lock(hashtextextended(mine::text, 0));
  for one in select o from jsonb_array_elements(ops) o loop
    outcomes := outcomes || regard.pushed(mine, one);
  end loop;
  return array_to_json(outcomes);
end $$;

create function regard.pushed(mine uuid, one jsonb) returns json language plpgsql volatile security invoker set search_path = pg_catalog as $$
declare
  this_op uuid;
  this_id uuid;
  this_kind text := one ->> 'kind';
  base int;
  content jsonb := case when jsonb_typeof(one -> 'data') = 'object' then one -> 'data' end;
  found regard.record;
begin
  this_op := (one ->> 'op')::uuid; this_id := (one ->> 'id')::uuid; base := (one ->> 'base')::int;
  if this_op is null or this_id is null or base is null or jsonb_typeof(one -> 'data') not in ('object', 'null') then
    return regard.refusal(one, 'data');
  end if;
  select * into found from regard.record r where r.team = mine and r.kind = this_kind and r.id = this_id;
  if found.id is null then
    if content is null then return regard.outcome(one, 'applied', 0); end if;
    insert into regard.record (team, kind, id, data, op) values (mine, this_kind, this_id, content, this_op) returning * into found;
    return regard.outcome(one, 'applied', found.version);
  end if;
  if found.erased then return regard.outcome(one, 'erased', found.version); end if;
  if found.op = this_op or (found.deleted and content is null) or (not found.deleted and found.data = content) then
    return regard.outcome(one, 'applied', found.version);
  end if;
  if found.version <> base then return regard.outcome(one, 'conflict', found.version, regard.told(found)); end if;
  update regard.record r set data = coalesce(content, '{}'), deleted = content is null, op = this_op
    where r.team = mine and r.kind = this_kind and r.id = this_id returning * into found;
  -- Visible, but not theirs to write.
  if found.op is distinct from this_op then return regard.refusal(one, 'role'); end if;
  return regard.outcome(one, 'applied', found.version);
exception
  when unique_violation then
    select * into found from regard.record r
      where r.team = mine and r.kind = this_kind and r.source_key = content ->> 'sourceKey' and not r.deleted and r.id <> this_id;
    return case when found.id is null then regard.refusal(one, 'role') else regard.outcome(one, 'known', found.version, regard.told(found)) end;
  when insufficient_privilege then return regard.refusal(one, 'role');
  when sqlstate 'RG001' then return regard.outcome(one, 'erased', 0);
  when sqlstate 'RG003' or data_exception or integrity_constraint_violation then return regard.refusal(one, 'data');
end $$;

create function regard.outcome(one jsonb, outcome text, version int, record json default null) returns json language sql immutable
  set search_path = pg_catalog as $$
  select json_build_object('op', one ->> 'op', 'outcome', outcome, 'version', version, 'record', record)
$$;

create function regard.refusal(one jsonb, why text) returns json language sql immutable set search_path = pg_catalog as $$
  select json_build_object('op', one ->> 'op', 'outcome', 'refused', 'why', why)
$$;

revoke execute on all functions in schema regard, api from public;
grant execute on function regard.pushed, regard.outcome, regard.refusal to authenticated;
grant execute on function api.push to authenticated;
