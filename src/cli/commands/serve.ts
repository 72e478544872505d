import * as z from 'zod';
import { startBot } from '../../app/app.ts';
import { readServeConfig, type ServeConfig } from '../../config/config.ts';
import { createLog, type Log } from '../../log.ts';
import { EXIT_FAILED, EXIT_OK, noWords, withArguments } from '../arguments.ts';
import { readOrExplain } from '../read-or-explain.ts';
import { secretsOf } from '../secrets.ts';
import { startFailure } from '../start-failure.ts';
import type { Terminal } from '../terminal.ts';

const SYNTAX = {
  name: 'serve',
  usage: `Usage: serve

Runs the bot until SIGTERM or Ctrl-C. The settings come from the environment and from .env.
`,
  options: z.object({}),
  words: noWords,
};
const DEMO = '\nTo set it up, question by question: npm run setup\nTo see it work without any account: npm run demo\n';

/** Time for handles that are still open after shutdown, such as a websocket that its peer does not close. */
const LINGER_MS = 500;

/** Runs the bot until the process is asked to stop. Returns the exit code; soon after, the process exits even with open handles. */
export function serve(args: readonly string[], terminal: Terminal): Promise<number> {
  return withArguments(SYNTAX, args, terminal, () => start(terminal));
}

async function start(terminal: Terminal): Promise<number> {
  const config = settings(terminal);
  if (!config) return EXIT_FAILED;
  const log = createLog({ level: config.logLevel, secrets: secretsOf(terminal.env) });
  const code = await run(config, log, terminal);
  setTimeout(() => process.exit(code), LINGER_MS).unref();
  return code;
}

async function run(config: ServeConfig, log: Log, terminal: Terminal): Promise<number> {
  handleFatalErrors(log);
  try {
    const bot = await startBot(config, log).catch((error: unknown) => reportStartFailure(error, config, log, terminal));
    if (!bot) return EXIT_FAILED;
    log.info(
      { port: bot.port, transport: config.slack.transport.kind, providers: config.providers.map(({ id }) => id) },
      'Order Scout is up',
    );
    await terminal.stopped;
    log.info('Stopping');
    await bot.stop();
    log.info('Stopped');
    return EXIT_OK;
  } catch (err) {
    log.fatal({ err }, 'Order Scout cannot stop');
    return EXIT_FAILED;
  }
}

/** One plain line for the operator; the stack is logged only where the reason is not known. */
function reportStartFailure(error: unknown, config: ServeConfig, log: Log, { err }: Terminal): undefined {
  const reason = startFailure(error, config);
  err(`Order Scout cannot start: ${reason ?? 'see the log'}\n`);
  log.fatal(reason === undefined ? { err: error } : { reason }, 'Order Scout cannot start');
}

/** An unhandled rejection must not end other people's answers; after an uncaught exception the state is unknown, so exit. */
function handleFatalErrors(log: Log): void {
  process.on('unhandledRejection', (err) => log.error({ err }, 'Unhandled rejection'));
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'Uncaught exception');
    const exit = () => process.exit(1);
    setTimeout(exit, LINGER_MS);
    void log.output.idle().then(exit);
  });
}

function settings({ env, err }: Terminal): ServeConfig | undefined {
  const config = readOrExplain(readServeConfig, { env, err }, DEMO);
  for (const sentence of config?.warnings ?? []) err(`${sentence}\n`);
  return config;
}
