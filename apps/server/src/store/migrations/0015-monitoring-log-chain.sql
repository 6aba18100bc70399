-- The monitoring log as a chain: an entry is canonical JSON, its hash is SHA-256 over the hash before it and itself. Who,
-- whose and which stand in it as salted hashes; their texts stand beside it and can be erased, and the chain holds.
-- Places and hashes are given here and not by who writes, so that the writer needs to read nothing.
create temporary table looked_before on commit drop as
  select m.*, m.by as looker, row_number() over (order by m.seq) as place from monitoring_log m;
drop table monitoring_log;
drop function monitoring_log_is_append_only;

create table monitoring_log (
  seq bigint primary key,
  entry text not null,
  hash text not null,
  -- Read from the entry: there is one truth.
  at bigint generated always as ((entry::jsonb ->> 'at')::bigint) stored not null,
  what text generated always as (entry::jsonb ->> 'what') stored not null
    check (what in ('desk', 'conversation', 'agents', 'until', 'erased')),
  opened bigint generated always as ((entry::jsonb ->> 'opened')::bigint) stored references monitoring_log (seq)
);
create unique index monitoring_log_until on monitoring_log (opened) where opened is not null;
create index monitoring_log_at on monitoring_log (at);
create index monitoring_log_erased on monitoring_log (seq) where what = 'erased';

create table monitoring_log_texts (
  seq bigint not null references monitoring_log (seq),
  part text not null check (part in ('by', 'agent', 'interaction')),
  salt text not null,
  text text not null,
  primary key (seq, part)
);
create index monitoring_log_texts_whose on monitoring_log_texts ((text::jsonb ->> 'id'));

-- With the rights of its owner: who may only insert cannot read the entry before. Names of tables are spelled out, because
-- a table of the same name in somebody's temporary schema would be found first.
create function monitoring_log_links() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare last record;
begin
  -- One after the other, whoever writes: two entries cannot follow the same one.
  perform pg_advisory_xact_lock(715302);
  execute format('select seq, hash from %I.monitoring_log order by seq desc limit 1', tg_table_schema) into last;
  new.seq := coalesce(last.seq, 0) + 1;
  new.hash := encode(
    sha256(decode(coalesce(last.hash, repeat('0', 64)), 'hex') || convert_to(new.entry, 'UTF8')), 'hex');
  return new;
end $$;
create trigger monitoring_log_links before insert on monitoring_log
  for each row execute function monitoring_log_links();

create function monitoring_log_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'the monitoring log is append-only'; end $$;
create trigger monitoring_log_append_only before update or delete or truncate on monitoring_log
  for each statement execute function monitoring_log_is_append_only();
create trigger monitoring_log_texts_unchanging before update or truncate on monitoring_log_texts
  for each statement execute function monitoring_log_is_append_only();

create function monitoring_log_text_belongs() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare leaf text;
begin
  execute format('select entry::jsonb ->> $1 from %I.monitoring_log where seq = $2', tg_table_schema)
    into leaf using new.part, new.seq;
  if leaf is distinct from encode(sha256(decode(new.salt, 'hex') || convert_to(new.text, 'UTF8')), 'hex') then
    raise exception 'a text of the monitoring log is the one that its entry has the hash of';
  end if;
  return new;
end $$;
create trigger monitoring_log_text_belongs before insert on monitoring_log_texts
  for each row execute function monitoring_log_text_belongs();

create function monitoring_log_text_is_erased() returns trigger language plpgsql as $$
begin
  if not exists (select from monitoring_log where what = 'erased'
      and entry::jsonb -> 'texts' @> jsonb_build_array(jsonb_build_array(old.seq, old.part))) then
    raise exception 'the monitoring log is append-only: an entry says first which texts are erased';
  end if;
  return old;
end $$;
create trigger monitoring_log_text_is_erased before delete on monitoring_log_texts
  for each row execute function monitoring_log_text_is_erased();

-- What the pages, the files and the sums are made of.
create view monitoring_log_looks as
  select o.seq, o.at, e.at as until, e.entry::jsonb ->> 'how' as how, o.what,
         b.text::jsonb ->> 'id' as by, b.text::jsonb ->> 'name' as by_name,
         a.text::jsonb ->> 'id' as agent, a.text::jsonb ->> 'name' as agent_name,
         i.text::jsonb ->> 'id' as interaction,
         o.entry::jsonb -> 'teams' as teams, o.entry::jsonb ->> 'purpose' as purpose,
         o.entry::jsonb ->> 'agent' is not null and a.seq is null as agent_erased
    from monitoring_log o
    left join monitoring_log e on e.opened = o.seq
    left join monitoring_log_texts b on b.seq = o.seq and b.part = 'by'
    left join monitoring_log_texts a on a.seq = o.seq and a.part = 'agent'
    left join monitoring_log_texts i on i.seq = o.seq and i.part = 'interaction'
   where o.what in ('desk', 'conversation', 'agents');

-- What was in the log is chained from here on; that it was not touched before, nothing can show.
do $$
declare
  look record;
  salts text[];
  texts text[];
  leaves text[];
  parts constant text[] := array['by', 'agent', 'interaction'];
  place bigint;
begin
  for look in
    select l.*, o.place as opened_place from looked_before l left join looked_before o on o.seq = l.opened order by l.seq
  loop
    if look.what = 'until' then
      insert into monitoring_log (entry) values
        (format('{"at":%s,"how":"closed","opened":%s,"what":"until"}', look.at, look.opened_place));
      continue;
    end if;
    texts := array[
      '{"id":' || to_json(look.looker) || ',"name":' || to_json(look.by_name) || '}',
      '{"id":' || to_json(look.agent) || ',"name":' || to_json(coalesce(look.agent_name, '')) || '}',
      '{"id":' || to_json(look.interaction) || '}'];
    for n in 1..3 loop
      salts[n] := replace(gen_random_uuid()::text, '-', '');
      leaves[n] := coalesce(
        '"' || encode(sha256(decode(salts[n], 'hex') || convert_to(texts[n], 'UTF8')), 'hex') || '"', 'null');
    end loop;
    insert into monitoring_log (entry) values (
      format('{"agent":%s,"at":%s,"by":%s,"interaction":%s,"purpose":%s,"teams":[%s],"what":"%s"}',
        leaves[2], look.at, leaves[1], leaves[3], coalesce(to_json(look.purpose)::text, 'null'),
        (select string_agg(to_json(team)::text, ',' order by nr) from jsonb_array_elements_text(look.teams)
           with ordinality as t (team, nr)), look.what))
      returning seq into place;
    for n in 1..3 loop
      if texts[n] is not null then
        insert into monitoring_log_texts (seq, part, salt, text) values (place, parts[n], salts[n], texts[n]);
      end if;
    end loop;
  end loop;
end $$;
