// The server as it is composed, with a leak that can be switched on: then an answer waits until those who look have been
// told (sim/leaks/fan-out-before-answer.ts). The product has no such hook: it is wrapped from outside.
import { compose } from '../../apps/server/src/compose.ts';
import type { Views } from '../../apps/server/src/hub/viewing.ts';
import { KeptLog } from '../../apps/server/src/log.ts';
import { parseOptions } from '../../apps/server/src/options.ts';
import type { Commits } from '../../apps/server/src/store/commits.ts';

const options = parseOptions(process.argv.slice(2), {});
if ('wrong' in options || !options.databaseUrl) throw new Error('this one needs its options');
const { databaseUrl } = options;

let isLeaking = false;
process.on('message', (told: { leak: boolean }) => (isLeaking = told.leak));

/** Desks of others that are open. */
let looks = 0;
const counted = (views: Views): Views => ({
  attach(viewer, receiver) {
    const viewing = views.attach(viewer, receiver);
    const open = new Set<number>();
    const close = (id: number) => void (looks -= open.delete(id) ? 1 : 0);
    return {
      open(frame) {
        const { view } = frame;
        const isLook = view.view === 'desk' && viewer.kind === 'person' && view.agent !== viewer.id;
        if (isLook && !open.has(frame.id)) looks += open.add(frame.id) ? 1 : 0;
        viewing.open(frame);
      },
      close(id) {
        close(id);
        viewing.close(id);
      },
      again: (stream) => viewing.again(stream),
      heads: () => viewing.heads(),
      end() {
        for (const id of open) close(id);
        viewing.end();
      },
    };
  },
});

/** The bus takes a turn of the loop, and those who look another; what is written to them goes out in the next. */
const turns = 4;
const fanOutFirst = (commits: Commits): Commits => ({
  async commit(act) {
    const outcome = await commits.commit(act);
    if (isLeaking && looks > 0)
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return outcome;
  },
});

const composed = await compose(options, databaseUrl, new KeptLog(), { commits: fanOutFirst, views: counted });
console.log(`Oriel is ready at ${composed.url}`);
process.on('SIGTERM', () => void composed.stop().then(() => process.exit(0)));
