-- Until when each of several nodes counts as alive. A row goes with its node, or when what it had left open was ended.
create table nodes (
  node text primary key,
  until bigint not null
);
