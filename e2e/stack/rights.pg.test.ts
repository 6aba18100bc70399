// Everything that can be asked for × everybody who can ask, on the composed server over real sockets: as it stands in
// docs/spec/rights.md, which is kept by hand. What there is to ask for is the code's own list: the schemas of the wire
// and the routes of the app. What is new and has no row fails here.
import type { Command, CommandKind, Down, View, ViewName } from '@oriel/protocol';
import { schemas } from '@oriel/protocol/schemas';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Around } from './floor.ts';
import { rawHello } from './raw-line.ts';
import { principals, World, type Matter, type PrincipalName } from './rights/principals.ts';
import { addresses, bodies, commands, views } from './rights/requests.ts';
import { tablesOf } from './rights/tables.ts';

const tables = tablesOf(readFileSync(new URL('../../docs/spec/rights.md', import.meta.url), 'utf8'), principals);
const rowsOf = (table: string) => tables.get(table) ?? new Map<string, string[]>();

const viewOptions = schemas.view.options.map(({ shape }) => ({ name: shape.view.value, ofAgent: 'agent' in shape }));
const commandOptions = schemas.command.options.map(({ shape }) => ({
  name: shape.kind.value,
  forOther: 'for' in shape,
}));
const viewNames = viewOptions.map(({ name }) => name);
const ownNames = viewOptions.filter(({ ofAgent }) => ofAgent).map(({ name }) => name);
const commandNames = commandOptions.map(({ name }) => name);
const forNames = commandOptions.filter(({ forOther }) => forOther).map(({ name }) => name);

/** As what does not exist. */
const nothing = '–';
/** Not even let in: the connection is over before anything is answered. */
const out = 'out';

let world: World;
let routes: string[];

beforeAll(async () => {
  let app: Parameters<NonNullable<Around['app']>>[0] | undefined;
  world = await World.begin({ app: (built) => void (app = built) });
  const named = app!.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  routes = [...new Set(named)];
});
afterAll(() => world?.floor.stop());

/** What somebody with this token is answered to these frames: the last one's answer. */
async function answerTo(
  token: string,
  frames: object[],
  isAnswer: (frame: Down) => boolean,
): Promise<Down | undefined> {
  const line = await rawHello(world.floor, token);
  line.send(...(frames as never[]));
  const answer = await line.answered(isAnswer);
  line.end();
  return answer;
}

async function viewed(name: PrincipalName, matter: Matter, view: View, via?: View): Promise<string> {
  const opens = via ? [{ t: 'open', id: 1, view: via }] : [];
  const open = { t: 'open', id: 2, view, ...(via && { via: 1 }) };
  const token = world.tokenOf(name, matter);
  const answer = await answerTo(token, [...opens, open], (frame) => 'id' in frame && frame.id === 2);
  if (!answer) return out;
  if (answer.t === 'opened') return 'opens';
  return answer.t === 'closed' && answer.why === 'not-found' ? nothing : JSON.stringify(answer);
}

async function did(name: PrincipalName, matter: Matter, command: Command): Promise<string> {
  const id = `key-${world.next()}`;
  const token = world.tokenOf(name, matter);
  const answer = await answerTo(token, [{ t: 'do', id, command }], (frame) => 'id' in frame && frame.id === id);
  if (!answer) return out;
  if (answer.t === 'did') return 'did';
  if (answer.t !== 'refused') return JSON.stringify(answer);
  return answer.why === 'not-found' ? nothing : answer.why;
}

async function fetched(name: PrincipalName, matter: Matter, route: string): Promise<string> {
  const [method = '', path = ''] = route.split(' ');
  const address = addresses[path] ?? path;
  const answer = await fetch(world.floor.url + (typeof address === 'string' ? address : address(matter)), {
    method,
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      // For itself: to sign out is to end it.
      cookie: `oriel=${world.tokenOf(name, matter)}`,
      ...(method === 'POST' && { 'content-type': 'application/json' }),
    },
    ...(method === 'POST' && { body: JSON.stringify(bodies[path] ?? {}) }),
  });
  const text = await answer.text();
  const place = answer.headers.get('location');
  const isEntry = /"\/assets\/[^"]+\.js"/.test(text) && text.startsWith('<!doctype');
  const entry = !isEntry ? '' : text.includes('"/assets/supervision/') ? " supervisors'" : " agents'";
  return `${answer.status}${place ? ` ${place}` : ''}${entry}`;
}

const missing = (table: string, names: readonly string[]) => ({
  'without a row': names.filter((name) => !rowsOf(table).has(name)).map((name) => `${table}: ${name}`),
  'with a row, and not there': [...rowsOf(table).keys()]
    .filter((name) => !names.includes(name))
    .map((name) => `${table}: ${name}`),
});
const none = { 'without a row': [], 'with a row, and not there': [] };

/** All cells of a row, compared at once, so that a failure shows the whole of it. */
const rowOf = (cell: (name: PrincipalName) => Promise<string>): Promise<string[]> => Promise.all(principals.map(cell));

async function commandRow(kind: CommandKind, forAna: boolean): Promise<string[]> {
  const { given = (all: World) => all.ongoing(), command, after } = commands[kind];
  let matter = await given(world);
  const asks = async (name: PrincipalName) => {
    const asked = await command(matter, world.idOf(name), world);
    return did(name, matter, forAna ? ({ ...asked, for: world.ana.id } as Command) : asked);
  };
  // Those who get nothing ask first: whatever the others bring about, it was there to be had.
  const expected = rowsOf(forAna ? 'Commands, for Ana' : 'Commands').get(kind) ?? [];
  const isRefused = (name: PrincipalName) => [nothing, out].includes(expected[principals.indexOf(name)]!);
  const refused = await Promise.all(
    principals.filter(isRefused).map(async (name) => [name, await asks(name)] as const),
  );
  const outcomes = new Map<PrincipalName, string>(refused);
  for (const name of principals) {
    if (isRefused(name)) continue;
    outcomes.set(name, await asks(name));
    matter = await given(world);
  }
  const row = principals.map((name) => outcomes.get(name)!);
  await after?.(world);
  return row;
}

describe('H1 every view × everybody', () => {
  let matter: Matter;
  beforeAll(async () => {
    matter = await world.ongoing();
  });

  test('H1 every view of the wire has its rows in docs/spec/rights.md', () => {
    expect(missing("Views, of Ana's", viewNames)).toEqual(none);
    expect(missing('Views, of their own', ownNames)).toEqual(none);
    expect(missing("Views, in Ana's desk", viewNames)).toEqual(none);
  });

  test.each(viewNames)("H1 %s, of Ana's", async (view) => {
    const row = await rowOf((name) => viewed(name, matter, views[view](world.ana.id, matter)));
    expect(row).toEqual(rowsOf("Views, of Ana's").get(view));
  });

  test.each(ownNames)('H1 %s, of their own', async (view: ViewName) => {
    const row = await rowOf((name) => viewed(name, matter, views[view](world.idOf(name), matter)));
    expect(row).toEqual(rowsOf('Views, of their own').get(view));
  });

  test.each(viewNames)("H1 %s, in Ana's desk", async (view) => {
    const desk = { view: 'desk' as const, agent: world.ana.id };
    const row = await rowOf((name) => viewed(name, matter, views[view](world.ana.id, matter), desk));
    expect(row).toEqual(rowsOf("Views, in Ana's desk").get(view));
  });
});

describe('H1 every command × everybody', () => {
  test('H1 every command of the wire has its rows in docs/spec/rights.md', () => {
    expect(missing('Commands', commandNames)).toEqual(none);
    expect(missing('Commands, for Ana', forNames)).toEqual(none);
  });

  test.each(commandNames)('H1 %s', async (kind) => {
    expect(await commandRow(kind, false)).toEqual(rowsOf('Commands').get(kind));
  });

  test.each(forNames)('H1 %s, for Ana', async (kind) => {
    expect(await commandRow(kind, true)).toEqual(rowsOf('Commands, for Ana').get(kind));
  });

  test('H1 what was refused has left no fact behind: those who may do nothing are in none', async () => {
    const idle: PrincipalName[] = ['quality analyst', 'auditor', 'supervisor elsewhere'];
    const { rows } = await world.floor.db.query('select kind from facts where by = any($1)', [
      idle.map((name) => world.idOf(name)),
    ]);
    expect(rows).toEqual([]);
  });
});

describe('H1 every route × everybody', () => {
  test('H1 every route of the app has its row in docs/spec/rights.md', () => {
    expect(missing('Routes', routes)).toEqual(none);
  });

  // Signing out ends the session with which the others are asked.
  const rows = [...rowsOf('Routes').keys()].filter((route) => route !== 'POST /api/sign-out');
  test.each([...rows.filter((route) => route !== 'POST /api/sign-in'), 'POST /api/sign-in', 'POST /api/sign-out'])(
    'H1 %s',
    async (route) => {
      const matter = await world.waiting();
      const row = await rowOf((name) => fetched(name, matter, route));
      expect(row).toEqual(rowsOf('Routes').get(route));
    },
  );
});
