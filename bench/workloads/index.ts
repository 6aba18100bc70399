import type { Workload } from '../workload.ts';
import { bytes } from './bytes.ts';
import { glassDesk } from './glass-desk.ts';
import { start } from './start.ts';

/** In the order in which they run. */
export const workloads: readonly Workload[] = [bytes, glassDesk, start];
