// Supervision > Agents: the floor, live. Sort, filter and place are in the address.
import type { ViewHandle } from '@oriel/client';
import { filtered, inOrder, rowsOf, sumsOf, type FloorColumn, type FloorOrder } from '@oriel/domain/supervision';
import { isLate } from '@oriel/domain';
import { useEffect, useMemo, useRef } from 'react';
import { DeskBar } from '../frame/DeskBar.tsx';
import { Closed } from '../app/NotFound.tsx';
import { usePageTitle } from '../app/title.ts';
import { useReadCategories } from '../categories/known.ts';
import { within } from '../categories/tree.ts';
import { useSession, useView } from '../live/session.tsx';
import { useComputed, useSignal } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { useSecond } from '../look/clock.tsx';
import { EmptyState, Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import type { AgentLine } from './AgentRow.tsx';
import { AgentsTable } from './AgentsTable.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { useColumns } from './columns.ts';
import { dashboardScroll, leaveDashboard } from './dashboard.ts';
import { FloorFilters } from './FloorFilters.tsx';
import { floorHref, type FloorPlace } from './floorPlace.ts';
import { FloorSummary } from './FloorSummary.tsx';
import { groupsOf, lineOf } from './lines.ts';
import { useKept } from './useKept.ts';
import { useThrottled } from './useThrottled.ts';

export function AgentsPage({ place }: { place: FloorPlace }) {
  const floor = useView({ view: 'agents' });
  return floor ? <Floor floor={floor} place={place} /> : <Skeleton name={common.loading} rows={8} />;
}

/** Rows change at most this often (details.md, Agents table). */
const everyMs = 250;

function Floor({ floor, place }: { floor: ViewHandle; place: FloorPlace }) {
  const { client, go } = useSession();
  const status = useSignal(floor.status);
  const freshness = useSignal(client.freshness);
  const now = useSecond();
  const entities = useThrottled(
    useComputed(
      () => ({
        agents: floor.all('agent'),
        sights: floor.all('sight'),
        interactions: floor.all('interaction'),
        days: floor.all('day'),
        typing: floor.typing.value,
      }),
      [floor],
    ),
    everyMs,
  );
  const rows = useMemo(() => rowsOf(entities, now), [entities, now]);
  const { tree } = useReadCategories();
  const href = floorHref(place);
  const [columns, choose] = useColumns();
  const kept = useKept<AgentLine>();
  usePageTitle(texts.agents);
  const box = useKeptScroll(href, rows.length > 0);

  if (status.is === 'closed') return <Closed why={status.why} />;
  if (status.is === 'opening') return <Skeleton name={common.loading} rows={8} />;

  const shown = inOrder(
    filtered(rows, { ...place, categories: within(tree, place.category) }),
    place.order,
    now,
    (a, b) => a.localeCompare(b),
  );
  const groups = groupsOf(rows);
  const lines = kept(shown.map((row) => lineOf(row, entities.typing, now, groups)));
  const teams = new Map(
    entities.agents.flatMap(({ team, teamName }) => (team ? [[team, { id: team, name: teamName ?? team }]] : [])),
  );
  const goTo = (next: Partial<FloorPlace>, how?: { replace: boolean }) => go(floorHref({ ...place, ...next }), how);
  const sums = sumsOf(entities, rows);
  const late = isLate(sums.longestWaitSince, now);
  return (
    <>
      <DeskBar title={`${texts.title} › ${texts.agents}`} staleSince={freshness.live ? null : freshness.since}>
        <FloorFilters
          text={place.text}
          onText={(text) => goTo({ text }, { replace: true })}
          teams={[...teams.values()]}
          team={place.team}
          onTeam={(team) => goTo({ team })}
          tree={tree}
          category={place.category}
          onCategory={(category) => goTo({ category })}
        />
        <ColumnsMenu chosen={columns} onChoose={choose} />
      </DeskBar>
      <FloorSummary {...sums} isLate={late} />
      <div ref={box} style={{ display: 'contents' }}>
        {shown.length === 0 ? (
          <EmptyState
            next={
              rows.length > 0 && (
                <Button onPress={() => goTo({ text: '', team: null, category: null })}>{texts.showAll}</Button>
              )
            }
          >
            {rows.length > 0 ? texts.noAgents : texts.noAgentsYet}
          </EmptyState>
        ) : (
          <AgentsTable
            lines={lines}
            columns={columns}
            sorting={place.order}
            onSort={(column) => goTo({ order: nextOrder(place.order, column) })}
            groups={groups.length > 1 ? groups.map(({ name }) => name) : [texts.columns.load]}
          />
        )}
      </div>
    </>
  );
}

/** The same column again turns the order round; names begin with A, figures with the largest. */
const nextOrder = (order: FloorOrder, column: FloorColumn): FloorOrder => {
  if (order.column === column)
    return { column, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
  return { column, direction: column === 'agent' ? 'ascending' : 'descending' };
};

/** Where the table was scrolled to is kept for the way back. */
function useKeptScroll(href: string, isShown: boolean) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroll = isShown ? (box.current?.firstElementChild ?? null) : null;
    if (!scroll) return;
    scroll.scrollTop = dashboardScroll(href);
    const keep = () => leaveDashboard(href, scroll.scrollTop);
    keep();
    scroll.addEventListener('scroll', keep, { passive: true });
    return () => scroll.removeEventListener('scroll', keep);
  }, [href, isShown]);
  return box;
}
