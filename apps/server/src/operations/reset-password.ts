// `oriel reset-password PERSON`: for who cannot sign in and has nobody to ask, an administrator first of all. The new
// password is asked for, never an argument: those are seen by everybody on the machine and kept by the shell.
import { Credentials } from '../access/credentials.ts';
import { wrongWith } from '../access/new-password.ts';
import { asked, ended, type Code, type Environment, type Out } from '../command-line.ts';
import { openForCommand } from '../store/embedded/for-command.ts';
import { CannotStart } from '../store/embedded/index.ts';
import { createPool } from '../store/pool.ts';
import type { Ask } from './ask.ts';

export const usage = `oriel reset-password PERSON              asks for a new one; their sessions end
`;

export const resetPasswordCommand = (argv: readonly string[], env: Environment, out: Out, ask: Ask): Promise<Code> =>
  ended(out, async () => {
    const { operand, options } = asked(argv, env, usage);
    const house = await openForCommand(options);
    const db = createPool(house.url, 1, 'oriel command');
    try {
      const { rows } = await db.query<{ person: string; email: string }>(
        'select person, email from credentials where person = $1 or email = lower($1)',
        [operand],
      );
      const [account] = rows;
      if (!account) {
        out.complain(`Nobody who signs in is called ${operand}.\n`);
        return 1;
      }
      const password = await ask(`The new password of ${account.email}: `);
      const wrong = wrongWith(password, account.email);
      if (wrong !== undefined) throw new CannotStart(wrong);
      const over = await new Credentials(db).replace(account.person, password);
      out.write(`${account.email} has a new password; ${over} sessions were ended, open pages within half a minute.\n`);
      return 0;
    } finally {
      await db.end();
      await house.close();
    }
  });
