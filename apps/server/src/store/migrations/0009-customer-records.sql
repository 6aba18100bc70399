-- Customers' records: fields, tags, notes, and which record is merged into which.
alter table customers
  add column fields jsonb not null default '[]',
  add column tags jsonb not null default '[]',
  add column notes jsonb not null default '[]',
  add column removed_notes jsonb not null default '[]',
  add column merged_into text,
  add column merged_at bigint,
  -- By what e-mail addresses and phone numbers are the same (domain, customers).
  add column email_key text,
  add column phone_key text;
create index customers_merged on customers (merged_into) where merged_into is not null;
create index customers_email on customers (email_key) where email_key is not null;
create index customers_phone on customers (phone_key) where phone_key is not null;

-- Rows equal the fold of their facts, also for those who came before: the name they gave is their record's.
update customers set fields = jsonb_build_array(
  jsonb_build_object('field', 'name', 'text', name, 'version', 1, 'by', f.by, 'at', f.at)
) from facts f where f.stream = 'customer' and f.id = customers.id and f.version = 1;

-- What people wrote into a customer's record, apart from the facts that point to it, so that it can be erased.
create table customer_texts (
  customer text not null,
  version int not null,
  text text not null,
  primary key (customer, version)
);
