// The server as it is composed, in a build from which the room *supervision* is left out: compose.ts is the only file that
// reaches it, so one import leads elsewhere, and no file of it is in the bundle.
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { compose } from '../../apps/server/src/compose.ts';
import { program } from '../../scripts/build.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const room = '/apps/server/src/supervision/';

export async function composeWithoutSupervision(): Promise<{ compose: typeof compose; left: string[] }> {
  const like = program('server');
  const outDir = here('dist');
  const built = (await build({
    ...like,
    build: {
      ...like.build,
      ssr: here('../../apps/server/src/compose.ts'),
      outDir,
      rolldownOptions: { output: { entryFileNames: 'compose-without-supervision.js' } },
    },
    plugins: [
      {
        name: 'without-supervision',
        enforce: 'pre',
        resolveId: (source) => (source.includes('/supervision/index.ts') ? here('no-supervision.ts') : null),
      },
    ],
    logLevel: 'warn',
  })) as Rolldown.RolldownOutput;
  const files = built.output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  if (!files.some((file) => file.endsWith('/compose.ts'))) throw new Error('nothing was built');
  const made = (await import(`${outDir}/compose-without-supervision.js`)) as { compose: typeof compose };
  return { compose: made.compose, left: files.filter((file) => file.includes(room)) };
}
