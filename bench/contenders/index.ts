import type { Contender } from '../glass/contender.ts';
import { hocuspocus } from './hocuspocus.ts';
import { limit } from './limit.ts';
import { naive } from './naive.ts';
import { oriel } from './oriel.ts';
import { orielsClient } from './oriels-client.ts';
import { socketIo } from './socket-io.ts';
import { sse } from './sse.ts';

export const contenders: readonly Contender[] = [oriel, orielsClient, limit, naive, socketIo, hocuspocus, sse];

export function contenderCalled(name: string): Contender {
  const found = contenders.find((contender) => contender.name === name);
  if (!found) throw new Error(`There is no contender ${name}.`);
  return found;
}
