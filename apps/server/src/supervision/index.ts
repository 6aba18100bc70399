// The room of those who look, put together for compose.ts, the only file that imports it. Without it the desk is whole:
// agents and customers get the same bytes (S6).
import { mayOpen, type Directory, type Interaction } from '@oriel/domain';
import type { Hono } from 'hono';
import type { Pool } from 'pg';
import type { Identities } from '../access/identities.ts';
import type { Admission } from '../hub/admission.ts';
import type { DraftMirror } from '../hub/draft-mirror.ts';
import type { ViewRooms } from '../hub/view.ts';
import type { Inboxes } from '../inboxes/inbox-counts.ts';
import type { Reader } from '../store/reader.ts';
import { agentsView } from './agents-view.ts';
import { approvalsView } from './approvals-view.ts';
import { csvOf } from './log-csv.ts';
import { monitoringLogView } from './log-view.ts';
import { MonitoringLog } from './log.ts';
import { LookAdmission } from './look-admission.ts';

export interface SupervisionDeps {
  /** The monitoring log's own connections. */
  pool: Pool;
  reader: Reader;
  directory: () => Directory;
  mirror: DraftMirror;
  inboxes: Inboxes;
  /** Answered from memory; undefined: not known. */
  interactionOf: (id: string) => Interaction | undefined;
  now: () => number;
  today: () => string;
  failed: (error: unknown) => void;
}

export interface Supervision {
  rooms: Pick<ViewRooms, 'agents' | 'approvals' | 'monitoring-log'>;
  admission: Admission;
  routes(identities: Identities): (app: Hono) => void;
  stop(): Promise<void>;
}

export async function createSupervision(deps: SupervisionDeps): Promise<Supervision> {
  const { pool, reader, directory, mirror, inboxes, interactionOf, now, today, failed } = deps;
  const log = new MonitoringLog(pool, now, failed);
  // What a crash left open ends at the next start.
  await log.endAll();
  return {
    rooms: {
      agents: agentsView(today, interactionOf),
      approvals: approvalsView,
      'monitoring-log': monitoringLogView(log),
    },
    admission: new LookAdmission({ directory, reader, log, mirror, inboxes, failed }),
    routes: (identities) => (app) => {
      app.get('/monitoring-log.csv', async (c) => {
        const identity = await identities.byCookie(c.req.header('cookie'));
        if (!identity || !mayOpen(directory(), identity.principal, 'monitoring-log')) return c.notFound();
        c.header('content-type', 'text/csv; charset=utf-8');
        c.header('content-disposition', 'attachment; filename="monitoring-log.csv"');
        return c.body(csvOf(directory(), await log.page(Number.MAX_SAFE_INTEGER, csvRowsMax)));
      });
    },
    stop: () => log.endAll(),
  };
}

/** As many rows as a spreadsheet opens. */
const csvRowsMax = 1_000_000;
