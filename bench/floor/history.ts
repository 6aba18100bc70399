// Years of use, put into the database as rows: copies of the conversations that are there, each with a customer of its own,
// completed, one a minute into the past. Nobody waits for a hundred thousand conversations to be held.
import pg from 'pg';

/** `of`: agents, to whom the copies are given in turn. */
export async function addHistory(databaseUrl: string, of: readonly string[], interactions: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const each = Math.ceil(interactions / of.length);
  try {
    await client.query('begin');
    await client.query(
      `create temporary table copies on commit drop as
         select i.id as original, i.customer as person, n, i.id || '-' || n as id, i.customer || '-' || n as customer
           from (select distinct on (agent) * from interactions where agent = any($1) order by agent, version desc) i,
                generate_series(1, $2::int) n`,
      [of, each],
    );
    // A record with other values in some of its columns, whatever the others are.
    await client.query(
      `insert into customers select (jsonb_populate_record(c, jsonb_build_object('id', m.customer,
           'name', 'Customer ' || m.n, 'fields', jsonb_build_array(jsonb_build_object('field', 'name', 'text', 'Customer ' || m.n, 'version', 1))))).*
         from copies m join customers c on c.id = m.person`,
    );
    await client.query(
      `insert into interactions select (jsonb_populate_record(i, jsonb_build_object('id', m.id, 'customer', m.customer,
           'state', 'completed', 'state_at', i.state_at - m.n * 60000, 'waits_since', null))).*
         from copies m join interactions i on i.id = m.original`,
    );
    await client.query(
      `insert into facts select (jsonb_populate_record(f, jsonb_build_object('id', m.id))).*
         from copies m join facts f on f.stream = 'interaction' and f.id = m.original`,
    );
    await client.query(
      `insert into bodies select (jsonb_populate_record(b, jsonb_build_object('interaction', m.id))).*
         from copies m join bodies b on b.interaction = m.original`,
    );
    await client.query('commit');
    // As the database would by itself, some minutes later.
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
