// The faults that are looked at alone, by name, and what a person reads of them.
import type { Alone } from './alone.ts';
import { clockSet } from './clock-set.ts';
import { diskFull } from './disk-full.ts';
import { presence } from './presence.ts';
import { resume } from './resume.ts';
import { stuckClient } from './stuck-client.ts';

const scenes: Record<string, Alone> = {
  'disk-full': diskFull,
  'clock-set': clockSet,
  presence,
  resume,
  'stuck-client': stuckClient,
};

/** `all`, or names with commas between. False: something does not hold. */
export async function allAlone(wanted: string): Promise<boolean> {
  const names = wanted === 'all' ? Object.keys(scenes) : wanted.split(',');
  let holds = true;
  for (const name of names) {
    const scene = scenes[name];
    if (!scene) throw new Error(`There is no ${name}: there are ${Object.keys(scenes).join(', ')}.`);
    const { figures, wrong } = await scene();
    console.log([`${name}:`, ...figures, ...(wrong.length > 0 ? wrong : ['all holds'])].join('\n  '));
    if (wrong.length > 0) holds = false;
  }
  return holds;
}
