-- Until when each node vouches for an agent who sits at it. Only where there are several nodes; no fact, no report.
create table seats (
  agent text not null,
  node text not null,
  until bigint not null,
  primary key (agent, node)
);
