// Timing in arms, on the composed server: how long an agent's page waits between a command and its answer, with nobody who
// looks (twice), with eight who do, and with eight who do while an answer waits for what they are told (a planted leak).
// Blocks of all arms stand side by side in a random order, so that what else the machine does falls on all of them.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../../apps/server/src/store/embedded/index.ts';
import { bundled, startProgram } from '../faults/server.ts';
import { connected, pause } from './page.ts';
import { median, percentile, pOf } from './permutation.ts';
import { seeded, shuffled, type Random } from './random.ts';
import type { Told } from './watchers-main.ts';

export const arms = ['nobody', 'nobody again', 'watched', 'planted leak'] as const;
export type Arm = (typeof arms)[number];

export interface TimingOptions {
  rounds: number;
  /** Commands in a block. */
  each: number;
  seed: number;
  /** What stands for a block: 50, its median. On a busy machine a lower one says more: others only ever add. */
  at?: number;
}

export interface Timed {
  /** Of each round, what stands for its block. */
  ms: Record<Arm, number[]>;
  /** Frames that those who look were told. */
  told: Record<Arm, number>;
  commands: number;
}

const watchers = 8;
/** What opening and closing sets off is over. */
const settleMs = 150;
/** Between two commands: what the one before set off is over, as between two acts of a person. */
const restMs = 15;

export async function timed({ rounds, each, seed, at = 50 }: TimingOptions): Promise<Timed> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const folder = await mkdtemp(join(tmpdir(), 'oriel-timing-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    await chmod(folder, 0o711);
    const database = await startEmbedded({ dataDir: join(folder, 'data'), log: () => undefined });
    undo.push(() => database.stop());
    const server = await startProgram([await bundled(new URL('server-main.ts', import.meta.url))], database.url, 0);
    undo.push(() => server.kill('SIGTERM'));
    const url = `http://127.0.0.1:${server.port}`;
    const page = await connected(url);
    undo.push(async () => page.end());
    const crowd = await watching(url, await page.signIn('sam@oriel.test'));
    undo.push(crowd.end);

    const random = seeded(seed);
    const ms: Timed['ms'] = { nobody: [], 'nobody again': [], watched: [], 'planted leak': [] };
    const told: Timed['told'] = { nobody: 0, 'nobody again': 0, watched: 0, 'planted leak': 0 };
    const block = async (arm: Arm, count: number): Promise<number[]> => {
      const isWatched = arm === 'watched' || arm === 'planted leak';
      server.tell({ leak: arm === 'planted leak' });
      if (isWatched) await crowd.ask({ look: { agent: page.agent, interaction: page.interaction } });
      await pause(settleMs);
      const before = crowd.frames();
      const waits: number[] = [];
      for (let given = 0; given < count; given += 1) {
        waits.push(await page.comment());
        await pause(restMs + 10 * random());
      }
      await crowd.ask({ rest: true });
      told[arm] += crowd.frames() - before;
      return waits;
    };
    // Warm before anything counts.
    for (const arm of arms) await block(arm, each);
    for (const arm of arms) told[arm] = 0;
    for (let round = 0; round < rounds; round += 1)
      for (const arm of shuffled(arms, random)) ms[arm].push(percentile(await block(arm, each), at));
    return { ms, told, commands: rounds * arms.length * each };
  } finally {
    for (const each of undo.toReversed()) await each();
  }
}

async function watching(url: string, token: string) {
  const child: ChildProcess = fork(fileURLToPath(new URL('watchers-main.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  let frames = 0;
  const ask = async (told: Told): Promise<void> => {
    const answered = once(child, 'message') as Promise<[{ frames: number }]>;
    child.send(told);
    const [answer] = await answered;
    frames = answer.frames;
  };
  await ask({ join: { url, token, count: watchers } });
  return {
    ask,
    frames: () => frames,
    end: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

export interface Compared {
  arm: Arm;
  /** Of the median of the blocks with nobody. */
  medianMs: number;
  percent: number;
  p: number;
}

/** Each arm against the first: the median of the differences within rounds, in per cent of the first's median, and p. */
export function compared({ ms }: Timed, random: Random): Compared[] {
  const control = median(ms.nobody);
  return arms.map((arm) => {
    const differences = ms[arm].map((each, round) => each - ms.nobody[round]!);
    return {
      arm,
      medianMs: median(ms[arm]),
      percent: (median(differences) / control) * 100,
      p: pOf(differences, random),
    };
  });
}
