import type { Workload } from '../workload.ts';
import { bytes } from './bytes.ts';
import { durable } from './durable.ts';
import { glassDesk } from './glass-desk.ts';
import { idle } from './idle.ts';
import { open } from './open.ts';
import { sizes } from './sizes.ts';
import { start } from './start.ts';

/** In the order in which they run. */
export const workloads: readonly Workload[] = [bytes, glassDesk, durable, idle, open, sizes, start];
