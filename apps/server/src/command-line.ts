// What all of `oriel`'s commands have in common: where they say something, how they end, and which house they are about.
import { parseArgs } from 'node:util';
import { parseOptions, type Options } from './options.ts';
import { CannotStart } from './store/embedded/index.ts';

/** An exit code: 1 is a *no*, 2 that it could not be done. */
export type Code = 0 | 1 | 2;

export interface Out {
  write(text: string): void;
  complain(text: string): void;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A command's one operand, and the house it is about, by `--data` and `--database-url`. Throws a sentence. */
export function asked(argv: readonly string[], env: Environment, usage: string): { operand: string; options: Options } {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { data: { type: 'string' }, 'database-url': { type: 'string' } },
  });
  const [operand, ...more] = positionals;
  if (operand === undefined || more.length > 0) throw new CannotStart(usage.trimEnd());
  const given = Object.entries(values).map(([name, value]) => `--${name}=${value}`);
  const options = parseOptions(given, env);
  if ('wrong' in options) throw new CannotStart(options.wrong);
  return { operand, options };
}

/** Runs it; what goes wrong is one sentence. */
export async function ended(out: Out, run: () => Promise<Code>): Promise<Code> {
  try {
    return await run();
  } catch (error) {
    out.complain(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

/** As people read sizes. */
export function inBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${power === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${units[power]}`;
}
