// The server as it is composed, as a program that kills itself at a named point when it is told to. The product has no
// such hook: what passes between its rooms is wrapped from outside, as compose allows it.
import { compose } from '../../apps/server/src/compose.ts';
import { SystemClock } from '../../apps/server/src/clock.ts';
import { KeptLog } from '../../apps/server/src/log.ts';
import { parseOptions } from '../../apps/server/src/options.ts';
import { createPool } from '../../apps/server/src/store/pool.ts';
import type { Armed, Point } from './points.ts';

const options = parseOptions(process.argv.slice(2), {});
if ('wrong' in options || !options.databaseUrl) throw new Error('this one needs its options');
const { databaseUrl } = options;

let armed: Armed | undefined;
process.on('message', (told: Armed) => (armed = told));
// Its harness is gone.
process.on('disconnect', () => process.exit(1));

function pass(point: Point): void {
  if (armed?.point !== point || (armed.passes -= 1) > 0) return;
  process.kill(process.pid, 'SIGKILL');
  // The signal comes when the system gets to it: nothing more may be done until then.
  for (;;);
}

const { port } = await compose(options, databaseUrl, new KeptLog(), {
  clock: new SystemClock(),
  pool(name) {
    const pool = createPool(databaseUrl, 6, name);
    if (name !== 'acts') return pool;
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>;
      const passing = (...asked: unknown[]) => {
        if (asked[0] !== 'commit') return query(...asked);
        pass('before-commit');
        return query(...asked).then((done) => {
          pass('committed');
          return done;
        });
      };
      Object.assign(client, { query: passing });
    });
    return pool;
  },
  commits: (commits) => ({
    commit(act) {
      pass('received');
      return commits.commit(act);
    },
  }),
  bus: (bus) => ({
    subscribe: (take) =>
      bus.subscribe((items) => {
        pass('before-delivery');
        take(items);
        setImmediate(() => setImmediate(() => pass('delivered')));
      }),
    publish(items) {
      pass('before-publish');
      bus.publish(items);
    },
  }),
});
console.log(`ready at http://127.0.0.1:${port}`);
