-- What the customer writes in. Nothing before this said it.
alter table interactions add column language text;
