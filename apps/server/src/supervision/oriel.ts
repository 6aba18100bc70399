// The program `oriel`: its commands. The server is a program of its own (main.ts).
import { monitoringLogCommand, usage } from './commands.ts';

const [room, ...rest] = process.argv.slice(2);
const out = {
  write: (text: string) => void process.stdout.write(text),
  complain: (text: string) => void process.stderr.write(text),
};
if (room === 'monitoring-log') process.exitCode = await monitoringLogCommand(rest, process.env, out);
else {
  out.complain(usage);
  process.exitCode = 2;
}
