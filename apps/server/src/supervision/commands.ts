// `oriel monitoring-log …`: what operators and auditors do with the log on the machine, while the server runs or not.
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Code, Environment, Out } from '../command-line.ts';
import { parseOptions, type Options } from '../options.ts';
import { openForCommand } from '../store/embedded/for-command.ts';
import { CannotStart } from '../store/embedded/index.ts';
import { createPool } from '../store/pool.ts';
import { exportOf } from './chain/export.ts';
import { signerWith, type Signer } from './chain/heads.ts';
import { PostgresChain } from './chain/postgres-chain.ts';
import { told, verifyFile } from './chain/verify-file.ts';
import { askingAs, eraseFromLog, looksAbout } from './data-requests.ts';
import { lineOfCsv } from '../csv.ts';
import { timeOf } from './log-csv.ts';
import type { Pool } from 'pg';

export const usage = `oriel monitoring-log verify FILE [--heads FILE] [--key KEY]   is an export what was written?
oriel monitoring-log export FILE                               the whole log, chained and signed
oriel monitoring-log key                                       the public key that signs heads
oriel monitoring-log about PERSON                              when and for what somebody was looked at
oriel monitoring-log erase PERSON                              takes away what names somebody; the chain holds
`;

export async function monitoringLogCommand(argv: readonly string[], env: Environment, out: Out): Promise<Code> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        heads: { type: 'string', multiple: true },
        key: { type: 'string', multiple: true },
        data: { type: 'string' },
        'database-url': { type: 'string' },
      },
    });
    const [command, operand, ...more] = positionals;
    const wanted = command === 'key' ? operand === undefined : operand !== undefined;
    if (more.length > 0 || !wanted) return complain(out, usage);
    if (command === 'verify') {
      const verdict = told(await verifyFile(operand!, { heads: values.heads ?? [], keys: values.key ?? [] }));
      out.write(verdict.lines.map((line) => `${line}\n`).join(''));
      return verdict.code;
    }
    const given = (['data', 'database-url'] as const).flatMap((name) =>
      values[name] === undefined ? [] : [`--${name}=${values[name]}`],
    );
    const options = parseOptions(given, env);
    if ('wrong' in options) return complain(out, `${options.wrong}\n`);
    return await withLog(options, async (log) => {
      if (command === 'key') return (out.write(`${log.signer.key}\n`), 0);
      if (command === 'export') return writeExport(log, operand!, out);
      if (command !== 'about' && command !== 'erase') return complain(out, usage);
      const asking = await askingAs(log.db, operand!);
      if (!asking) return complain(out, `Nobody is called ${operand}.\n`, 1);
      if (command === 'about') return await tell(log, asking, out);
      const gone = await eraseFromLog(log.db, asking, Date.now());
      out.write(`${gone} texts were erased; entries say so.\n`);
      return 0;
    });
  } catch (error) {
    return complain(out, `${error instanceof Error ? error.message : String(error)}\n`);
  }
}

const complain = (out: Out, text: string, code: Code = 2): Code => {
  out.complain(text);
  return code;
};

interface Opened {
  db: Pool;
  signer: Signer;
}

async function withLog(options: Options, run: (opened: Opened) => Promise<Code>): Promise<Code> {
  const house = await openForCommand(options);
  const db = createPool(house.url, 2, 'oriel command');
  try {
    const { rows } = await db.query<{ is: boolean }>(`select to_regclass('monitoring_log_texts') is not null as is`);
    if (!rows[0]?.is)
      throw new CannotStart('This database has no chained monitoring log: start this Oriel on it once.');
    return await run({ db, signer: signerWith(await house.secret('monitoring-log')) });
  } finally {
    await db.end();
    await house.close();
  }
}

async function writeExport({ db, signer }: Opened, path: string, out: Out): Promise<Code> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const page of exportOf(new PostgresChain(db, db), signer, Date.now)) await file.appendFile(page);
    await file.sync();
  } finally {
    await file.close();
  }
  out.write(`Written to ${path}, signed with the key ${signer.key}.\n`);
  return 0;
}

async function tell(
  { db }: Opened,
  asking: NonNullable<Awaited<ReturnType<typeof askingAs>>>,
  out: Out,
): Promise<Code> {
  const rows = await looksAbout(db, asking);
  out.write(lineOfCsv(['from (UTC)', 'until (UTC)', 'what', 'purpose']));
  for (const { at, until, what, purpose } of rows)
    out.write(lineOfCsv([timeOf(at), timeOf(until), what, purpose ?? '']));
  return 0;
}
