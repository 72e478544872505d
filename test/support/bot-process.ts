import { flushCompileCache } from 'node:module';
import { startBot } from '../../src/app/app.ts';
import { readServeConfig } from '../../src/config/config.ts';
import { TIMES } from '../../src/core/times.ts';
import { createLog } from '../../src/log.ts';
import { providers } from '../../src/providers/index.ts';

/** A bot in a process of its own, which a test may kill. Arguments as JSON: { env, times }. Prints its address when it is ready. */
const { env, times } = JSON.parse(process.argv[2] ?? '');
const log = createLog({ level: 'fatal', secrets: [] });
const bot = await startBot(readServeConfig(env, providers), log, { ...TIMES, ...times });
process.stdout.write(`http://127.0.0.1:${bot.port}\n`);
// A process that is killed writes nothing at its end.
flushCompileCache();
