-- Who is signed in. Secrets are never stored: `hash` is the SHA-256 of a random 256 bit value, in hex.
create table sessions (
  hash text primary key,
  person text not null,
  created_at bigint not null,
  -- When it was last used, to within a few minutes; times are milliseconds since 1970, UTC.
  seen_at bigint not null,
  expires_at bigint not null
);
create index sessions_of_person on sessions (person);
create index sessions_by_expiry on sessions (expires_at);

create table credentials (
  person text primary key,
  -- In lower case, as it is compared.
  email text not null unique,
  -- argon2id, with its parameters and salt.
  password text not null
);

create table customer_tokens (
  hash text primary key,
  customer text not null,
  channel text not null,
  created_at bigint not null
);
create index customer_tokens_of_customer on customer_tokens (customer);
