// The Agents table with 300 rows that all change: the built page on a real floor, its socket passed on by this file, which
// puts the agents in and lets each row change four times a second. Printed: how long the page's frames take, and what the
// page's own thread works for it, which another program on the machine does not change.
import type { Page } from '@playwright/test';
import { anaWith } from './floor/scenes.ts';
import { agentsTable } from './floor/screens.ts';
import { expect, test } from './test.ts';

const agents = 300;
const changesEveryMs = 250;
const measuredMs = 10_000;

type Entity = Record<string, unknown> & { kind: string; id: string; version: number };
interface Opened {
  t: string;
  id: number;
  entities: Entity[];
}

test(`${agents} rows, each changing every ${changesEveryMs} ms`, async ({ floor, people }) => {
  await anaWith({ floor, people }, 'Priya', 'Omar');
  const sam = await people.stranger();
  let change = () => 0;
  await sam.routeWebSocket(/\/live$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const frame = typeof message === 'string' ? (JSON.parse(message) as Opened) : undefined;
      // Heads say nothing of the agents that are put in.
      if (frame?.t === 'beat') return;
      const some = frame?.t === 'opened' && frame.entities.some(({ kind }) => kind === 'sight');
      if (!frame || !some) return socket.send(message);
      const made = many(frame.entities);
      socket.send(JSON.stringify({ ...frame, entities: [...frame.entities, ...made] }));
      change = () => {
        for (const entity of made) Object.assign(entity, { version: entity.version + 1 }, moved(entity));
        socket.send(
          JSON.stringify({ t: 'changed', id: frame.id, entities: made.filter(({ kind }) => kind !== 'agent') }),
        );
        return made.length;
      };
    });
  });
  const signedIn = await people.at('sam', '/supervision/agents');
  await sam.context().addCookies(await signedIn.context().cookies());
  await signedIn.close();
  await sam.goto('/supervision/agents');
  await expect(agentsTable(sam).getByRole('rowheader')).toHaveCount(agents + 1, { timeout: 60_000 });

  const cdp = await sam.context().newCDPSession(sam);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (forMs: number) => {
    const read = async () => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
    };
    const before = await read();
    const measured = await frames(sam, forMs);
    const after = await read();
    const perSecond = (name: string) => ((after(name) - before(name)) * 1e6) / forMs;
    return { ...measured, script: perSecond('ScriptDuration'), all: perSecond('TaskDuration') };
  };
  const quiet = await worked(5_000);
  let changed = 0;
  const timer = setInterval(() => (changed += change()), changesEveryMs);
  const busy = await worked(measuredMs);
  clearInterval(timer);
  expect(changed).toBeGreaterThan(agents * 10);
  const line = (name: string, { times, script, all }: Awaited<ReturnType<typeof worked>>) => {
    const at = (share: number) => times[Math.ceil(times.length * share) - 1]!.toFixed(0);
    return `  ${name.padEnd(8)} frames: median ${at(0.5)} ms, 95th ${at(0.95)} ms, longest ${at(1)} ms; works ${all.toFixed(0)} ms of each second, ${script.toFixed(0)} of them script`;
  };
  console.log(
    `\n${agents} agents with ${agents * 3} interactions:\n${line('at rest', quiet)}\n${line('changing', busy)}`,
  );
});

/** Agents, with three interactions each and a day, after the example of those that are there. */
function many(given: readonly Entity[]): Entity[] {
  const example = (kind: string) => given.find((entity) => entity.kind === kind)!;
  const person = given.find(({ kind, connected }) => kind === 'agent' && connected)!;
  return Array.from({ length: agents }, (_, index) => {
    const id = `agent-${index}`;
    const interactions = [0, 1, 2].map((which) => ({
      ...example('interaction'),
      id: `${id}-${which}`,
      agent: id,
      customerName: `Customer ${index}.${which}`,
      waitsSince: Date.now() - index * 100,
    }));
    return [
      { ...person, id, name: `Agent Number ${index}` },
      { ...example('sight'), id },
      { ...example('day'), id: `${id}.day`, agent: id },
      ...interactions,
    ];
  }).flat();
}

const moved = (entity: Entity): Record<string, unknown> => {
  if (entity.kind === 'day') return { handledMs: Number(entity['handledMs']) + changesEveryMs };
  return entity.kind === 'interaction' ? { answered: !entity['answered'] } : {};
};

const frames = (page: Page, forMs: number) =>
  page.evaluate(
    (ms) =>
      new Promise<{ times: number[] }>((resolve) => {
        const times: number[] = [];
        const begun = performance.now();
        let last = begun;
        const frame = (now: number) => {
          times.push(now - last);
          last = now;
          if (now - begun < ms) requestAnimationFrame(frame);
          else resolve({ times: times.slice(1).sort((a, b) => a - b) });
        };
        requestAnimationFrame(frame);
      }),
    forMs,
  );
