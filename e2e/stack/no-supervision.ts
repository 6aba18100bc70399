// In place of the room *supervision*, in a build that leaves it out: nobody looks at anything, and there is no log of it.
import type { OpenChain, Supervision } from '../../apps/server/src/supervision/index.ts';

export const createSupervision = async (): Promise<Supervision> => ({
  headKey: '',
  rooms: {} as Supervision['rooms'],
  admission: { admit: async () => 'not-found' },
  routes: () => () => {},
  stop: async () => {},
});

export const openChain = async (): Promise<Pick<OpenChain, 'close'>> => ({ close: async () => {} });

/** Nothing is looked at, so no other node has a look to end. */
export const PostgresNodes = undefined;
