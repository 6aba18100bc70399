// The view `monitoring-log`: the log's pages, newest first, for auditors; with the first, who looked how much. Read, not
// live: the page says when.
import { teamOf, type Directory } from '@oriel/domain';
import { rowsPerPage, type EntityOf, type ViewOf } from '@oriel/protocol';
import type { ViewRoom } from '../hub/view.ts';
import type { Chain, LookQuery, LookRow, LookSum } from './chain/chain.ts';

const who = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export const presentLook = (directory: Directory, row: LookRow): EntityOf<'look'> => ({
  kind: 'look',
  id: String(row.seq),
  version: row.until === null ? 1 : 2,
  at: row.at,
  until: row.until,
  how: row.how,
  by: who(row.by, row.by_name),
  what: row.what,
  agent: who(row.agent, row.agent_name),
  interaction: row.interaction,
  teamName: row.teams.map((id) => teamOf(directory, id)?.name ?? id).join(', ') || null,
  purpose: row.purpose,
});

/**
 * `all` are sums of every kind of look, `desks` of desks alone: a conversation is opened in one, and its time is within
 * the desk's.
 */
export function presentWatchers(all: readonly LookSum[], desks: readonly LookSum[]): EntityOf<'watcher'>[] {
  return [...new Set(all.map(({ by }) => by))].map((by) => {
    const own = desks.filter((sum) => sum.by === by);
    const agents = all.flatMap((sum) => {
      if (sum.by !== by || sum.agent === null) return [];
      return [
        {
          ...{ id: sum.agent, name: sum.agent_name ?? '' },
          desks: own.find(({ agent }) => agent === sum.agent)?.looks ?? 0,
        },
      ];
    });
    const total = (of: 'looks' | 'ms' | 'unsure') => own.reduce((sum, each) => sum + each[of], 0);
    return {
      kind: 'watcher',
      id: by,
      version: 1,
      name: all.find((sum) => sum.by === by)?.by_name ?? '',
      ...{ desks: total('looks'), ms: total('ms'), unsure: total('unsure') },
      agents: agents.toSorted((one, other) => other.desks - one.desks),
    };
  });
}

export const lookQuery = ({ from, to, by, whose, what }: ViewOf<'monitoring-log'>): LookQuery => ({
  ...{ from, to, by, agent: whose, what },
});

export const monitoringLogView = (chain: Chain, now: () => number): ViewRoom<ViewOf<'monitoring-log'>> => ({
  topics: () => [],
  async read(_reader, asked, _eyes, directory) {
    const { before } = asked;
    const query = lookQuery(asked);
    const rows = await chain.looks(query, before ?? Number.MAX_SAFE_INTEGER, rowsPerPage);
    const looks = rows.map((row) => presentLook(directory, row));
    const watchers = before === undefined ? await watchersIn(chain, query, now()) : [];
    return { entities: [...looks, ...watchers], more: rows.length === rowsPerPage };
  },
  shows: () => undefined,
});

/** Within the dates alone: one who is filtered by stays among the others, to be compared with. */
async function watchersIn(chain: Chain, { from, to }: LookQuery, now: number): Promise<EntityOf<'watcher'>[]> {
  const [all, desks] = await Promise.all([chain.sums({ from, to }, now), chain.sums({ from, to, what: 'desk' }, now)]);
  return presentWatchers(all, desks);
}
