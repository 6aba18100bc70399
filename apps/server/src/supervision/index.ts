// The room of those who look, put together for compose.ts, the only file that imports it. Without it the desk is whole:
// agents and customers get the same bytes (S6).
import { Readable } from 'node:stream';
import { mayOpen, type Directory, type Interaction } from '@oriel/domain';
import { schemas } from '@oriel/protocol/schemas';
import type { Hono } from 'hono';
import type { Identities } from '../access/identities.ts';
import type { Admission } from '../hub/admission.ts';
import type { DraftMirror } from '../hub/draft-mirror.ts';
import type { ViewRooms } from '../hub/view.ts';
import type { Inboxes } from '../inboxes/inbox-counts.ts';
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Reader } from '../store/reader.ts';
import { agentsView } from './agents-view.ts';
import { approvalsView } from './approvals-view.ts';
import type { Chain, LookQuery } from './chain/chain.ts';
import { exportOf } from './chain/export.ts';
import { copyToFile, copyToWebhook } from './chain/head-copies.ts';
import { HeadKeeper } from './chain/head-keeper.ts';
import { newSeed, signerWith } from './chain/heads.ts';
import { csvOf } from './log-csv.ts';
import { PostgresChain } from './chain/postgres-chain.ts';
import { createLogPool } from './insert-only-role.ts';
import { lookQuery, monitoringLogView } from './log-view.ts';
import { MonitoringLog } from './log.ts';
import { NodeLease } from './node-lease.ts';
import type { Nodes } from './nodes.ts';
import { LookAdmission } from './look-admission.ts';

export interface SupervisionDeps {
  chain: Chain;
  /** Undefined: there is one node. */
  nodes: Nodes | undefined;
  /** What is looked at on this node may not be shown any more, until it is asked for again. */
  lapsed: () => void;
  reader: Reader;
  directory: () => Directory;
  mirror: DraftMirror;
  inboxes: Inboxes;
  /** Answered from memory; undefined: not known. */
  interactionOf: (id: string) => Interaction | undefined;
  today: () => string;
  clock: Clock;
  heads: HeadsKept;
  failed: (error: unknown) => void;
}

export interface HeadsKept {
  /** What the key that signs them is made of, 32 bytes in base64url; undefined: one for this run. */
  seed: string | undefined;
  /** Undefined: they are copied to no file. */
  file: string | undefined;
  url: string | undefined;
}

export interface Supervision {
  /** The public key that signs heads. */
  headKey: string;
  rooms: Pick<ViewRooms, 'agents' | 'approvals' | 'monitoring-log'>;
  admission: Admission;
  routes(identities: Identities): (app: Hono) => void;
  stop(): Promise<void>;
}

export async function createSupervision(deps: SupervisionDeps): Promise<Supervision> {
  const { chain, nodes, lapsed, reader, directory, mirror, inboxes, interactionOf, clock, heads, today, failed } = deps;
  const signer = signerWith(heads.seed ?? newSeed());
  const copies = [
    ...(heads.file === undefined ? [] : [copyToFile(heads.file)]),
    ...(heads.url === undefined ? [] : [copyToWebhook(heads.url)]),
  ];
  const keeper = new HeadKeeper({ chain, signer, copies, clock, failed });
  const lease = nodes && new NodeLease({ nodes, clock, lapsed, gone: endOf, failed });
  const log = new MonitoringLog({
    chain,
    node: nodes?.own ?? null,
    mayLook: () => lease?.isHeld() ?? true,
    now: () => clock.now(),
    appended: () => keeper.appended(),
    failed,
  });
  async function endOf(gone: ReadonlySet<string>): Promise<void> {
    await log.endAll('restart', (node) => node !== null && gone.has(node));
  }
  await lease?.start();
  // What a crash left open ends at the next start; what another node shows at this moment does not.
  const living = await lease?.living();
  await log.endAll('restart', (node) => node === null || !living?.has(node));
  await keeper.start();
  return {
    headKey: signer.key,
    rooms: {
      agents: agentsView(today, interactionOf),
      approvals: approvalsView,
      'monitoring-log': monitoringLogView(chain, () => clock.now()),
    },
    admission: new LookAdmission({ directory, reader, log, mirror, inboxes, failed }),
    routes: (identities) => (app) => {
      const isAuditor = async (cookie: string | undefined) => {
        const identity = await identities.byCookie(cookie);
        return identity !== undefined && mayOpen(directory(), identity.principal, 'monitoring-log');
      };
      // The chain, whole: what `verify` reads.
      app.get('/monitoring-log.jsonl', async (c) => {
        if (!(await isAuditor(c.req.header('cookie')))) return c.notFound();
        c.header('content-type', 'application/jsonl; charset=utf-8');
        c.header('content-disposition', 'attachment; filename="monitoring-log.jsonl"');
        const pages = exportOf(chain, signer, () => clock.now());
        return c.body(Readable.toWeb(Readable.from(pages)) as ReadableStream);
      });
      app.get('/monitoring-log.csv', async (c) => {
        if (!(await isAuditor(c.req.header('cookie')))) return c.notFound();
        const asked = queryIn(c.req.query());
        if (!asked) return c.notFound();
        c.header('content-type', 'text/csv; charset=utf-8');
        c.header('content-disposition', 'attachment; filename="monitoring-log.csv"');
        return c.body(csvOf(directory(), await chain.looks(asked, Number.MAX_SAFE_INTEGER, csvRowsMax)));
      });
    },
    async stop() {
      lease?.stop();
      await log.endAll('stopped', (node) => !nodes || node === nodes.own);
      await keeper.stop();
      // Not before all has ended: else the others do it.
      await nodes?.forget(nodes.own);
    },
  };
}

/** As the page's filter has it, in an address. Undefined: it is none. */
function queryIn({ from, to, ...rest }: Record<string, string>): LookQuery | undefined {
  const times = { ...(from !== undefined && { from: Number(from) }), ...(to !== undefined && { to: Number(to) }) };
  const parsed = schemas.view.safeParse({ view: 'monitoring-log', ...rest, ...times });
  return parsed.success && parsed.data.view === 'monitoring-log' ? lookQuery(parsed.data) : undefined;
}

/** As many rows as a spreadsheet opens. */
const csvRowsMax = 1_000_000;

export { PostgresNodes } from './nodes.ts';

export interface OpenChainOptions {
  url: string;
  /** The embedded database. */
  isOwn: boolean;
  /** Whoever owns the tables. */
  owner: Pool;
  reads: Pool;
  connections: number;
  log: Log;
}

/** A chain that is reached over connections of its own. */
export type OpenChain = Chain & { close(): Promise<void> };

/** The chain with connections of its own, which may only insert where that can be had. */
export async function openChain(options: OpenChainOptions): Promise<OpenChain> {
  const { reads, log, ...rest } = options;
  const { pool, without } = await createLogPool({ ...rest, name: 'oriel monitoring log' });
  if (without !== undefined)
    log.warn({ error: String(without) }, 'the monitoring log is not written by a role that can only insert');
  return Object.assign(new PostgresChain(pool, reads), { close: () => pool.end() });
}
