// The program `oriel`: its commands. The server is a program of its own (main.ts).
import { backupCommand, restoreCommand, usage as backupUsage } from '../backup/commands.ts';
import type { Code, Environment, Out } from '../command-line.ts';
import { exportCommand, usage as exportUsage } from '../leaving/commands.ts';
import { askHere } from '../operations/ask.ts';
import { doctorCommand, usage as doctorUsage } from '../operations/doctor.ts';
import { resetPasswordCommand, usage as resetPasswordUsage } from '../operations/reset-password.ts';
import { monitoringLogCommand, usage as monitoringLogUsage } from './commands.ts';
import { exportedLog, logAgainstFile, logSeal } from './log-seal.ts';

type Command = (argv: readonly string[], env: Environment, out: Out) => Promise<Code>;

const commands: Record<string, Command> = {
  'monitoring-log': monitoringLogCommand,
  backup: (...said) => backupCommand(...said, logSeal),
  restore: (...said) => restoreCommand(...said, logSeal),
  export: (...said) => exportCommand(...said, exportedLog),
  'reset-password': (...said) => resetPasswordCommand(...said, askHere),
  doctor: (...said) => doctorCommand(...said, logAgainstFile),
};

const usage = `${backupUsage}${exportUsage}${resetPasswordUsage}${doctorUsage}${monitoringLogUsage}with --data and --database-url as the server has them; PERSON is an id or an e-mail
`;

const [name = '', ...rest] = process.argv.slice(2);
const out: Out = {
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
};
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) process.exitCode = await command(rest, process.env, out);
else {
  out.complain(usage);
  process.exitCode = 2;
}
