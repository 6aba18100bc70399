// The process of one contender's server: says its port, ends with whoever started it.
import { contenderCalled } from '../contenders/index.ts';

const contender = contenderCalled(process.argv[2] ?? '');
if (!contender.serve) throw new Error(`${contender.name} is not started here.`);
process.on('disconnect', () => process.exit(0));
process.send!({ port: await contender.serve() });
