// All that an organisation has in Oriel, to go elsewhere with: JSON lines in a gzipped tar, of one moment, that need no Oriel
// to be read. What each line has is in docs/operations/export.md. Accounts' passwords, sessions and keys are not in it.
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';
import { writeArchive, type Writing } from '../backup/archive.ts';
import { lineOfCsv } from '../csv.ts';
import server from '../../package.json' with { type: 'json' };

/** Raised when the shape of a line changes. */
const exportFormat = 1;

const rowsAtOnce = 2_000;

export interface LeavingOptions {
  db: Pool;
  file: FileHandle;
  /** A place for one table at a time: a tar wants to know beforehand how long it is. */
  spool: string;
  now: number;
  /** The monitoring log as auditors export it, signed; a line a piece. */
  monitoringLog: (snapshot: PoolClient) => AsyncIterable<string>;
}

/** Each is one row's JSON a line, in the order that its query says. */
const tables: Record<string, string> = {
  settings: `select jsonb_build_object('id', id, 'version', version) || listed as line from directory order by listed ->> 'kind', id`,
  customers: `select to_jsonb(c) - 'email_key' - 'phone_key' as line from customers c order by since, id`,
  interactions: `select to_jsonb(i) as line from interactions i order by created_at, id`,
  messages: `select jsonb_build_object('interaction', f.id, 'version', f.version, 'at', f.at, 'by', f.by, 'kind', f.kind,
                    'customer', i.customer, 'customerName', i.customer_name, 'channel', i.channel, 'text', b.text) as line
               from facts f join bodies b on b.interaction = f.id and b.version = f.version
               join interactions i on i.id = f.id
              where f.stream = 'interaction' order by f.at, f.id, f.version`,
  facts: `select jsonb_build_object('stream', f.stream, 'id', f.id, 'version', f.version, 'kind', f.kind, 'by', f.by,
                 'onBehalfOf', f.on_behalf_of, 'at', f.at, 'payload', f.payload, 'text', coalesce(b.text, t.text)) as line
            from facts f
            left join bodies b on f.stream = 'interaction' and b.interaction = f.id and b.version = f.version
            left join customer_texts t on f.stream = 'customer' and t.customer = f.id and t.version = f.version
           order by f.stream, f.id, f.version`,
  'days-of-agents': `select to_jsonb(d) as line from day_counts d order by date, agent`,
};

/** How many lines of each. */
export async function writeForLeaving(options: LeavingOptions): Promise<Record<string, number>> {
  const { db, file, now, monitoringLog } = options;
  const client = await db.connect();
  const counts: Record<string, number> = {};
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const manifest = { oriel: 'export', format: exportFormat, version: server.version, at: now };
    await writeArchive(file, manifest, async (to) => {
      const put = async (name: string, lines: AsyncIterable<string>) => {
        counts[name] = await spooled(options.spool, name, lines, to);
      };
      for (const [name, query] of Object.entries(tables)) await put(`${name}.jsonl`, linesOf(client, query));
      await put('messages.csv', messagesAsCsv(client));
      await put('monitoring-log.jsonl', monitoringLog(client));
    });
    return counts;
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

async function* rowsOf(client: PoolClient, query: string): AsyncGenerator<Record<string, unknown>> {
  await client.query(`declare leaving no scroll cursor for ${query}`);
  try {
    for (;;) {
      const { rows } = await client.query<{ line: Record<string, unknown> }>(`fetch ${rowsAtOnce} from leaving`);
      if (rows.length === 0) return;
      for (const { line } of rows) yield line;
    }
  } finally {
    await client.query('close leaving').catch(() => {});
  }
}

async function* linesOf(client: PoolClient, query: string): AsyncGenerator<string> {
  for await (const line of rowsOf(client, query)) yield `${JSON.stringify(line)}\n`;
}

const columns = ['interaction', 'customer', 'channel', 'at (UTC)', 'by', 'kind', 'text'];

/** For a spreadsheet. */
async function* messagesAsCsv(client: PoolClient): AsyncGenerator<string> {
  yield lineOfCsv(columns);
  for await (const { interaction, customerName, channel, at, by, kind, text } of rowsOf(client, tables['messages']!))
    yield lineOfCsv(
      [interaction, customerName, channel, new Date(Number(at)).toISOString(), by, kind, text].map(String),
    );
}

/** How many lines, or pieces of them. */
async function spooled(path: string, name: string, lines: AsyncIterable<string>, to: Writing): Promise<number> {
  const spool = await open(path, 'wx+', 0o600);
  try {
    let count = 0;
    for await (const line of lines) {
      await spool.writeFile(line);
      count += 1;
    }
    const { size } = await spool.stat();
    await to.add(name, size, contentOf(spool, size));
    return count;
  } finally {
    await spool.close();
    await rm(path, { force: true });
  }
}

const pieceBytes = 256 * 1024;

async function* contentOf(file: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, at);
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
