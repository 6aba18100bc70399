-- Facts are the truth, append-only; the other tables are their fold, written in the same transaction.

create table deployment (
  id boolean primary key default true check (id),
  -- A random id of this database: positions are good only within it. A restore makes a new one.
  epoch text not null,
  zone text not null
);

create table facts (
  stream text not null,
  id text not null,
  version int not null,
  kind text not null,
  schema int not null default 1,
  by text not null,
  on_behalf_of text,
  at bigint not null,
  -- The customer's counter, on the facts they see something of.
  said int,
  payload jsonb not null,
  primary key (stream, id, version)
);
create index facts_said on facts (id, said) where said is not null;

create function facts_are_append_only() returns trigger language plpgsql as $$
begin raise exception 'facts are append-only'; end $$;
create trigger facts_append_only before update or delete or truncate on facts
  for each statement execute function facts_are_append_only();

-- What people wrote, apart from the facts that point to it, so that it can be erased.
create table bodies (
  interaction text not null,
  version int not null,
  text text not null,
  primary key (interaction, version)
);

create table interactions (
  id text primary key,
  version int not null,
  said int not null,
  state text not null,
  channel text not null,
  team text not null,
  customer text not null,
  customer_name text not null,
  agent text,
  answered boolean not null,
  waits_since bigint,
  created_at bigint not null,
  state_at bigint not null,
  last jsonb,
  categories jsonb not null,
  due_at bigint
);
create index interactions_waiting on interactions (team, state_at) where state = 'waiting';
create index interactions_held on interactions (agent) where state in ('ringing', 'ongoing');
create index interactions_live on interactions (team) where state <> 'completed';
create index interactions_completed on interactions (agent, state_at desc) where state = 'completed';
create index interactions_customer on interactions (customer, channel);
create index interactions_due on interactions (due_at) where due_at is not null;

create table agents (
  id text primary key,
  version int not null,
  connected boolean not null,
  connected_at bigint,
  mode text not null,
  reason text,
  mode_at bigint not null
);

create table customers (
  id text primary key,
  version int not null,
  channel text not null,
  name text not null,
  since bigint not null
);

-- People, teams, channels, categories: small, read whole at start and after each change.
create table directory (
  id text primary key,
  version int not null,
  listed jsonb not null
);

create table inbox_counts (
  inbox text not null,
  scope text not null,
  count int not null,
  version int not null,
  primary key (inbox, scope)
);

create table day_counts (
  agent text not null,
  date text not null,
  accepted int not null default 0,
  missed int not null default 0,
  completed int not null default 0,
  version int not null,
  primary key (agent, date)
);

-- Idempotency: the first result of each act, for seven days (P2).
create table keys (
  principal text not null,
  key text not null,
  at bigint not null,
  outcome jsonb not null,
  primary key (principal, key)
);
create index keys_at on keys (at);

create table drafts (
  agent text not null,
  interaction text not null,
  what text not null,
  rev int not null,
  text text not null,
  spans jsonb not null,
  saved_at bigint not null,
  primary key (agent, interaction, what)
);
