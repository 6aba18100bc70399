import type { Workload } from '../workload.ts';
import { bytes } from './bytes.ts';
import { durable } from './durable.ts';
import { glassDesk } from './glass-desk.ts';
import { glassWall } from './glass-wall.ts';
import { growth } from './growth.ts';
import { history } from './history.ts';
import { idle } from './idle.ts';
import { open } from './open.ts';
import { sizes } from './sizes.ts';
import { start } from './start.ts';

/** In the order in which they run. */
export const workloads: readonly Workload[] = [
  bytes,
  glassDesk,
  glassWall,
  durable,
  idle,
  growth,
  open,
  history,
  sizes,
  start,
];
