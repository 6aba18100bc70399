import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../virtual-clock.ts';
import { begin, end } from './chain.contract.ts';
import { headLine } from './export.ts';
import { copyToFile, copyToWebhook } from './head-copies.ts';
import { HeadKeeper, type HeadCopy } from './head-keeper.ts';
import { isSignedBy, newSeed, signerWith, type SignedHead } from './heads.ts';
import { KeptChain } from './kept-chain.ts';
import { headsIn } from './verify.ts';

const signer = signerWith(newSeed());
const minute = 60_000;
let clock: VirtualClock;
let chain: KeptChain;
let copied: SignedHead[];
let failures: unknown[];

beforeEach(() => {
  clock = new VirtualClock();
  chain = new KeptChain();
  [copied, failures] = [[], []];
});

const keeper = (...copies: HeadCopy[]) =>
  new HeadKeeper({ chain, signer, copies, clock, failed: (error) => failures.push(error) });
const keep: HeadCopy = async (signed) => void copied.push(signed);
const places = () => copied.map(({ head }) => head.seq);

describe('L15 heads', () => {
  test('L15 are signed at the start, each minute in which something was written, each hour, and at the end', async () => {
    const kept = keeper(keep);
    await kept.start();
    expect(places()).toEqual([0]);
    const opened = await begin(chain, clock.now());
    await clock.pass(minute - 1);
    expect(places()).toEqual([0]);
    await clock.pass(1);
    expect(places()).toEqual([0, 1]);
    await clock.pass(59 * minute);
    expect(places()).toEqual([0, 1]);
    await clock.pass(minute);
    expect(places()).toEqual([0, 1, 1]);
    await end(chain, opened!, clock.now());
    await kept.stop();
    expect(places()).toEqual([0, 1, 1, 2]);
    await clock.pass(2 * 60 * minute);
    expect(places()).toHaveLength(4);
    for (const signed of copied) expect(isSignedBy(signed, signer.key)).toBe(true);
    expect(copied.at(-1)!.head).toEqual({ ...(await chain.end()), at: clock.now() - 2 * 60 * minute });
    expect(failures).toEqual([]);
  });

  test('L15 are signed after a thousand entries, before the minute is over', async () => {
    const kept = keeper(keep);
    await kept.start();
    const opened = await begin(chain, 0);
    for (let n = 0; n < 999; n += 1) kept.appended();
    await clock.pass(0);
    expect(places()).toEqual([0]);
    kept.appended();
    await clock.pass(0);
    expect(places()).toEqual([0, opened]);
    await kept.stop();
  });

  test('L15 a copy that fails is tried again each minute with the newest; one that hangs holds nothing up', async () => {
    let isAway = true;
    const kept = keeper(
      () => new Promise(() => {}),
      (signed) => (isAway ? Promise.reject(new Error('away')) : keep(signed)),
    );
    await kept.start();
    await begin(chain, 0);
    await clock.pass(minute);
    await clock.pass(minute);
    expect([places(), failures.length]).toEqual([[], 3]);
    isAway = false;
    await clock.pass(minute);
    await clock.pass(minute);
    expect([places(), failures.length]).toEqual([[1], 3]);
  });

  test('L15 the same seed gives the same key; another one does not sign in its place', () => {
    const seed = newSeed();
    expect(signerWith(seed).key).toBe(signerWith(seed).key);
    const signed = signer.sign({ seq: 1, hash: '00', at: 5 });
    expect(isSignedBy(signed, signerWith(seed).key)).toBe(false);
    expect(isSignedBy({ ...signed, key: signerWith(seed).key }, signerWith(seed).key)).toBe(false);
  });
});

describe('L15 copies', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oriel-heads-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('L15 in a file: a line each, after those from before; a line that was cut short is taken away', async () => {
    const path = join(folder, 'heads.jsonl');
    const heads = [1, 2, 3].map((seq) => signer.sign({ seq, hash: '0'.repeat(64), at: seq }));
    await copyToFile(path)(heads[0]!);
    await writeFile(path, `${await readFile(path, 'utf8')}{"head":{"at"`);
    const copy = copyToFile(path);
    await copy(heads[1]!);
    await copy(heads[2]!);
    expect(headsIn(await readFile(path, 'utf8'))).toEqual(heads);
    await expect(copyToFile(join(folder, 'nowhere', 'heads'))(heads[0]!)).rejects.toThrow('ENOENT');
  });

  test('L15 at an address: by POST; what is not taken has failed', async () => {
    const taken: string[] = [];
    let status = 204;
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        taken.push(`${request.method} ${request.headers['content-type']} ${body}`);
        response.writeHead(status).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const copy = copyToWebhook(`http://127.0.0.1:${(server.address() as AddressInfo).port}/heads`);
    const signed = signer.sign({ seq: 1, hash: '0'.repeat(64), at: 1 });
    await copy(signed);
    status = 503;
    await expect(copy(signed)).rejects.toThrow('a head was not taken: 503');
    expect(taken[0]).toBe(`POST application/json ${headLine(signed)}`);
    server.close();
    server.closeAllConnections();
    await expect(copy(signed)).rejects.toThrow('fetch failed');
  });
});
