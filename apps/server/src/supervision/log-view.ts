// The view `monitoring-log`: the log's pages, newest first, for auditors; read, not live: the page says when.
import { teamOf, type Directory } from '@oriel/domain';
import { rowsPerPage, type EntityOf, type ViewOf } from '@oriel/protocol';
import type { ViewRoom } from '../hub/view.ts';
import type { Chain, LookRow } from './chain/chain.ts';

export const presentLook = (directory: Directory, row: LookRow): EntityOf<'look'> => ({
  kind: 'look',
  id: String(row.seq),
  version: row.until === null ? 1 : 2,
  at: row.at,
  until: row.until,
  by: { id: row.by ?? '', name: row.by_name ?? '' },
  what: row.what,
  agent: row.agent === null ? null : { id: row.agent, name: row.agent_name ?? '' },
  interaction: row.interaction,
  teamName: row.teams.map((id) => teamOf(directory, id)?.name ?? id).join(', ') || null,
  purpose: row.purpose,
});

export const monitoringLogView = (chain: Chain): ViewRoom<ViewOf<'monitoring-log'>> => ({
  topics: () => [],
  async read(_reader, { before }, _eyes, directory) {
    const rows = await chain.looks({}, before ?? Number.MAX_SAFE_INTEGER, rowsPerPage);
    return { entities: rows.map((row) => presentLook(directory, row)), more: rows.length === rowsPerPage };
  },
  shows: () => undefined,
});
