import { startBot } from '../app/app.ts';
import { ConfigError, readServeConfig, type ServeConfig } from '../config/config.ts';
import { createLog, type Log } from '../log.ts';
import { providers } from '../providers/index.ts';
import { secretsOf } from './secrets.ts';
import type { Terminal } from './terminal.ts';

const DEMO = 'To see it work without any account: npm run demo\n';

/** For what still holds the process once everything is closed, such as a websocket that its peer does not close. */
const LINGER_MS = 500;

/** Runs the bot until the process is asked to stop. Returns the exit code; soon after, the process ends whatever holds it. */
export async function serve(terminal: Terminal): Promise<number> {
  const config = settings(terminal);
  if (!config) return 1;
  const code = await run(config, terminal);
  setTimeout(() => process.exit(code), LINGER_MS).unref();
  return code;
}

async function run(config: ServeConfig, terminal: Terminal): Promise<number> {
  const log = createLog({ level: config.logLevel, secrets: secretsOf(terminal.env) });
  watch(log);
  try {
    const bot = await startBot(config, log);
    log.info(
      { port: bot.port, transport: config.slack.transport.kind, providers: config.providers.map(({ provider }) => provider.id) },
      'Order Scout is up',
    );
    await terminal.stopped;
    log.info('Stopping');
    await bot.stop();
    log.info('Stopped');
    return 0;
  } catch (err) {
    log.fatal({ err }, 'Order Scout cannot run');
    return 1;
  }
}

/** One listener's forgotten rejection ends nobody else's answer; after an exception nothing can be relied upon. */
function watch(log: Log): void {
  process.on('unhandledRejection', (err) => log.error({ err }, 'A rejection was handled by nobody'));
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'Order Scout cannot go on');
    process.exit(1);
  });
}

function settings({ env, err }: Terminal): ServeConfig | undefined {
  try {
    return readServeConfig(env, providers);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    err(`${error.message}\n\n${DEMO}`);
    return undefined;
  }
}
