// The verifier as a single file that needs nothing but Node: `node verify-monitoring-log.js FILE [--heads FILE] [--key KEY]`.
// Auditors keep a copy, beside the copied heads.
import { parseArgs } from 'node:util';
import { told, verifyFile } from './chain/verify-file.ts';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { heads: { type: 'string', multiple: true }, key: { type: 'string', multiple: true } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('Which file? verify FILE [--heads FILE] [--key KEY]');
  const { lines, code } = told(await verifyFile(file, { heads: values.heads ?? [], keys: values.key ?? [] }));
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
