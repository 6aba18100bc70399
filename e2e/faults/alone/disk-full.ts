// A disk is full (RF10): nothing more is answered, and nothing that was answered is lost; when there is room again everything
// goes on, each message once. Three ways: the whole of PostgreSQL on it, its tables alone, and Oriel with the PostgreSQL it
// brings. The disk is a small one in memory, which only root may make.
import { execFile } from 'node:child_process';
import { chown, mkdtemp, open, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect } from '@oriel/client';
import { startServer } from '../../floor/server.ts';
import { rowsEqualFold } from '../../stack/rows-equal-fold.ts';
import { startFloor, type Floor } from '../floor.ts';
import { isWell, until, unwell } from '../people.ts';
import { differences } from '../rounds.ts';
import { sockets } from '../tab.ts';
import { beginChat, inMs, type Seen } from './alone.ts';

const run = promisify(execFile);

/** A new cluster takes 60 MB, and its log of writes up to 80 MB more. */
const clusterMegabytes = 256;
const tablesMegabytes = 24;
/** What is left when it begins to be full. */
const leftMegabytes = 2;
const pages = 20;
/** Long, of three bytes a letter, and never the same, so that nothing can be pressed together: it fills soon. */
const words = () =>
  String.fromCharCode(...Array.from({ length: 3_000 }, () => 0x4e_00 + Math.floor(Math.random() * 20_000)));
/** Longer than pages wait between two tries at first. */
const fullForMs = 6_000;

/** Without any answer for so long, it is full. */
const quietMs = 3_000;
const writeEveryMs = 250;
const piecesMax = 400;

export async function diskFull(): Promise<Seen> {
  const whole = await onDisk(clusterMegabytes, 'the whole database', async (disk) => {
    const floor = await startFloor(pages, disk);
    return filled(floor, disk, false).finally(() => floor.stop());
  });
  const tables = await onDisk(tablesMegabytes, 'its tables alone', async (disk) => {
    const floor = await startFloor(pages);
    return tablesTo(disk, floor)
      .then(() => filled(floor, disk, true))
      .finally(() => floor.stop());
  });
  const brought = await onDisk(clusterMegabytes, 'Oriel with the PostgreSQL it brings', ownDatabase);
  const all = [whole, tables, brought];
  return { figures: all.flatMap(({ figures }) => figures), wrong: all.flatMap(({ wrong }) => wrong) };
}

async function onDisk(megabytes: number, name: string, befall: (disk: string) => Promise<Seen>): Promise<Seen> {
  const disk = await mkdtemp(join(tmpdir(), 'oriel-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', disk]);
  } catch (error) {
    await rm(disk, { recursive: true });
    return {
      figures: [],
      wrong: [`not tried: a small disk cannot be mounted here, try it as root (${String(error).trim()})`],
    };
  }
  try {
    const { figures, wrong } = await befall(disk);
    return { figures: figures.map((each) => `${name}: ${each}`), wrong: wrong.map((each) => `${name}: ${each}`) };
  } finally {
    await run('umount', [disk]);
    await rm(disk, { recursive: true });
  }
}

/** Where PostgreSQL keeps what people write and what came about; its own log of writes has another disk. */
async function tablesTo(disk: string, { database }: Floor): Promise<void> {
  const db = database.look();
  const { rows } = await db.query<{ data_directory: string }>('show data_directory');
  const { uid, gid } = await stat(rows[0]!.data_directory);
  await chown(disk, uid, gid);
  await db.query(`create tablespace small location '${disk}'`);
  for (const table of ['facts', 'bodies', 'keys']) await db.query(`alter table ${table} set tablespace small`);
}

/** `says`: PostgreSQL goes on, and Oriel's log has a sentence for who runs it. */
async function filled(floor: Floor, disk: string, says: boolean): Promise<Seen> {
  const wrong: string[] = [];
  const figures: string[] = [];
  let each = 0;
  const write = () => {
    for (const tab of floor.tabs) void tab.write(`1 ${tab.name} ${each} ${words()}`);
    each += 1;
  };
  const answered = () => floor.tabs.reduce((sum, tab) => sum + tab.answered.size, 0);
  const unanswered = () => each * pages - answered();
  write();
  await until(() => isWell(floor), 'well, with room');
  const room = await fill(disk);
  await untilNoAnswer(answered, () => each < piecesMax && write());
  if (unanswered() === 0) wrong.push('it was never full');
  figures.push(`full, ${answered()} messages are answered and ${unanswered()} wait`);
  await wait(fullForMs);
  wrong.push(...floor.tabs.flatMap((tab) => tab.refused.splice(0)).map((text) => `refused: ${text.slice(-80)}`));
  const waits = floor.tabs.filter(({ client }) => client.outbox.value.some(({ state }) => state !== 'sent')).length;
  const { isUp } = floor.database;
  figures.push(`${waits} of ${pages} pages show that theirs are not sent yet; PostgreSQL is ${isUp() ? 'up' : 'down'}`);
  if (says && !isUp()) wrong.push('PostgreSQL is down');
  if (says && !floor.server.said().includes('disk of the database is full')) wrong.push('the log does not say it');
  const answeredThen = floor.tabs.map((tab) => [...tab.answered]);

  await room();
  // What ended for want of room is started again by who runs it.
  if (!isUp()) await floor.database.restart('in order');
  try {
    const backAfter = await until(() => isWell(floor), 'well, with room again');
    figures.push(`with room again all ${each * pages} are answered, and everybody is well, after ${inMs(backAfter)}`);
  } catch (error) {
    wrong.push(`${String(error)}: ${unwell(floor)}`);
  }
  await until(async () => (await differences(floor, 1, each)).length === 0, 'the screens', 5_000).catch(() => {});
  wrong.push(...(await differences(floor, 1, each)).map((line) => line.slice(0, 200)));
  wrong.push(...(await rowsEqualFold(floor.database.look())).differences);
  for (const [at, texts] of answeredThen.entries())
    for (const text of texts) if (!floor.tabs[at]!.answered.has(text)) wrong.push(`lost: ${text.slice(0, 20)}`);
  return { figures, wrong };
}

/** Started as `npm start` starts it, and again by who runs it. */
async function ownDatabase(disk: string): Promise<Seen> {
  const wrong: string[] = [];
  const server = await startServer(join(disk, 'data'));
  const port = Number(new URL(server.url).port);
  const token = await beginChat(port);
  const join1 = () => connect({ url: `ws://127.0.0.1:${port}/live`, token, seat: false, sockets });
  const client = join1();
  try {
    let written = 0;
    let answered = 0;
    const write = () => {
      written += 1;
      void client.do({ kind: 'say', text: `${written} ${words()}` }).then((outcome) => {
        if ('did' in outcome) answered += 1;
        else wrong.push(JSON.stringify(outcome));
      });
    };
    write();
    await until(() => answered === 1, 'answered, with room');
    const room = await fill(disk);
    // The log of writes is made anew in pieces of 16 MB: that long it can go on.
    await untilNoAnswer(
      () => answered,
      () => {
        for (let n = 0; n < 4 && written < 4 * piecesMax; n += 1) write();
      },
    );
    if (answered === written) wrong.push('it was never full');
    const [, words1] = /"error":"([^"]*No space left on device[^"]*)"/.exec(server.log().replaceAll('\\"', '')) ?? [];
    if (!words1) wrong.push(`the log does not say it: ${server.log().slice(-400)}`);
    const [answeredThen, waits] = [answered, written - answered];
    await room();
    await server.stop();
    await server.startAgain();
    const backAfter = await until(() => answered === written && client.freshness.value.live, 'all is answered');
    const fresh = join1();
    const chat = fresh.open({ view: 'chat' });
    await until(() => chat.status.value.is === 'open', 'a new page');
    const newest = Math.max(...chat.all('message').map(({ version }) => version));
    if (newest !== written) wrong.push(`${newest} messages are there, ${written} were written`);
    fresh.end();
    return {
      figures: [
        `full, ${answeredThen} messages are answered and ${waits} wait; the log says: ${words1}`,
        `with room and started again all ${written} are answered, each once, after ${inMs(backAfter)}`,
      ],
      wrong,
    };
  } finally {
    client.end();
    await server.stop();
  }
}

async function untilNoAnswer(answered: () => number, write: () => void): Promise<void> {
  let last = -1;
  for (let quiet = 0; quiet < quietMs; quiet += writeEveryMs) {
    write();
    await wait(writeEveryMs);
    if (answered() > last) quiet = 0;
    last = answered();
  }
}

/** Takes all room but a little, and gives it back when it is asked to. */
async function fill(disk: string): Promise<() => Promise<void>> {
  const { bavail, bsize } = await statfs(disk);
  const ballast = join(disk, 'ballast');
  const file = await open(ballast, 'w');
  const piece = Buffer.alloc(1024 * 1024);
  for (let left = Math.floor((bavail * bsize) / piece.length) - leftMegabytes; left > 0; left -= 1)
    await file.write(piece);
  await file.close();
  return () => rm(ballast);
}
