/**
 * `npm run dev`: the product, built again whenever a source changes. The server starts anew when its build does; the desk
 * is served by Vite, which brings changes into the open page and passes all else on to the server.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, program } from './build.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

const port = 3400;
const serverPort = port + 1;

await install();
await build();
const vite = await import('vite');
const watch = {};
for (const app of ['server', 'demo']) {
  const config = program(app);
  await vite.build({ ...config, logLevel: 'warn', build: { ...config.build, emptyOutDir: false, watch } });
}
for (const mode of ['production', 'loader']) {
  await vite.build({ root: join(root, 'apps/widget'), mode, logLevel: 'warn', build: { watch } });
}

/** Addresses of the supervisors' page; all others of the desk's are the agents'. */
const supervisors = /^\/(supervision|settings|monitoring-log)\b/;
const pages = /^\/($|\?|desk|sign-in|supervision|settings|monitoring-log)/;
const desk = await vite.createServer({
  root: join(root, 'apps/desk'),
  server: {
    port,
    strictPort: true,
    proxy: {
      // Everything but Vite's own addresses.
      '^/(?!@|src/|node_modules/|\\?token)': {
        target: `http://127.0.0.1:${serverPort}`,
        ws: true,
        bypass: ({ url = '', headers }) => {
          if (!headers.accept?.includes('text/html') || !pages.test(url)) return undefined;
          return supervisors.test(url) ? '/supervision.html' : '/index.html';
        },
      },
    },
  },
});

const folders = ['server', 'demo'].map((app) => `--watch-path=${join(root, 'apps', app, 'dist')}`);
const main = join(root, 'apps/server/dist/main.js');
const own = [`--port=${serverPort}`, `--url=http://localhost:${port}`, ...process.argv.slice(2)];
const server = spawn(process.execPath, [...folders, main, ...own], { stdio: 'inherit' });
await desk.listen();
desk.printUrls();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.kill('SIGTERM');
    server.once('exit', () => process.exit(0));
  });
}
