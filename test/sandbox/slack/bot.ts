import { App, type AppOptions, HTTPReceiver, type LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { SlackStandIn } from '../../../sandbox/slack/index.ts';

/** The SDK's logger, saying nothing. */
export const SILENT = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  setName: () => {},
  getLevel: () => 'error' as LogLevel,
};

/** A real Bolt app over HTTP, connected with the stand-in. `listen` puts its listeners in place. */
export async function startBolt(slack: SlackStandIn, listen: (app: App) => void): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: slack.env.SLACK_SIGNING_SECRET ?? '', logger: SILENT });
  const app = newApp(slack, { receiver });
  listen(app);
  await app.init();
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The bot has no port');
  slack.connect(`http://127.0.0.1:${address.port}/slack/events`);
  return app;
}

/** A real Bolt app in Socket Mode; it reconnects by itself. */
export async function startSocketBolt(slack: SlackStandIn, listen: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.envSocket.SLACK_APP_TOKEN ?? '',
    logger: SILENT,
    clientPingTimeout: 500,
    installerOptions: { clientOptions: { slackApiUrl: slack.url, retryConfig: { retries: 0 } } },
  });
  const app = newApp(slack, { receiver });
  listen(app);
  await app.init();
  await receiver.client.start();
  return app;
}

const underWay = new WeakMap<App, Set<Promise<void>>>();

/** Resolves when none of the app's listeners is at work. */
export function idleOf(app: App): () => Promise<void> {
  return async () => void (await Promise.allSettled(underWay.get(app) ?? []));
}

function newApp(slack: SlackStandIn, options: AppOptions): App {
  const app = new App({
    token: slack.env.SLACK_BOT_TOKEN ?? '',
    clientOptions: { slackApiUrl: slack.url, retryConfig: { retries: 0 } },
    deferInitialization: true,
    logger: SILENT,
    ...options,
  });
  const works = new Set<Promise<void>>();
  underWay.set(app, works);
  app.use(async ({ next }) => {
    const work = next();
    works.add(work);
    await work.finally(() => works.delete(work));
  });
  return app;
}
