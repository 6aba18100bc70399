/** Checks the types of every package under the libraries that it may use: the pure ones know no browser and no Node. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './say.mjs';

const projects = [
  'tsconfig.json',
  'packages/protocol/tsconfig.pure.json',
  'packages/domain/tsconfig.pure.json',
  ...['protocol', 'domain', 'client'].map((name) => `packages/${name}/tsconfig.json`),
  ...['server', 'desk', 'widget', 'demo'].map((name) => `apps/${name}/tsconfig.json`),
  'e2e/tsconfig.json',
  ...['sim/tsconfig.json', 'bench/tsconfig.json'].filter((project) => existsSync(join(root, project))),
];

const wrong = [];
for (const project of projects) {
  const code = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', project], {
    cwd: root,
  });
  if (code !== 0) wrong.push(project);
}
if (wrong.length > 0) {
  console.error(`Types are wrong in ${wrong.join(', ')}.`);
  process.exitCode = 1;
}
