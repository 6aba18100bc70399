-- Where an agent was mentioned and has not said that they have seen it: a list as short as people keep it.
alter table agents add column mentions jsonb not null default '{"version": 0, "list": []}';
