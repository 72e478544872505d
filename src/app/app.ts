import { type Dispatcher, fetch } from 'undici';
import type { ServeConfig } from '../config/config.ts';
import { TIMES, type Times } from '../core/times.ts';
import type { Log } from '../log.ts';
import { startServer } from '../server/server.ts';
import { createSlackFiles } from '../slack/bulk/files.ts';
import { createReports } from '../slack/reports/reports.ts';
import { createSlackFetch } from '../slack/transport/fetch.ts';
import { createBoltLogger } from '../slack/transport/logger.ts';
import { type Pool, poolOf } from '../slack/transport/pools.ts';
import { type ApiDeps, createClient, SLACK_PATH } from '../slack/transport/receivers.ts';
import { createDispatcher } from '../upstream/http/dispatcher.ts';
import { VERSION } from '../version.ts';
import { createHttpClients } from './clients.ts';
import { type BotDeps, createDeps } from './deps.ts';
import { jobStates } from './jobs.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { createStore } from './store.ts';
import { createSurfaces, createUnasked } from './surfaces.ts';
import { createTransport, type Transport } from './transport.ts';
import { createWebhooks } from './webhooks.ts';

export interface RunningBot {
  /** Where the operating paths, and Slack's in HTTP mode, are served. */
  readonly port: number;
  /** Resolves when no answer is under way. */
  idle(): Promise<void>;
  /**
   * Is no longer ready, and in HTTP mode goes on for SHUTDOWN_GRACE_SECONDS until load balancers know; then stops accepting,
   * finishes the answers under way within `times.drain`, and closes everything within `times.close`. Never rejects.
   */
  stop(): Promise<void>;
}

/** Starts the bot. Rejects when the port is taken or Slack does not accept the tokens. */
export async function startBot(config: ServeConfig, log: Log, times: Times = TIMES): Promise<RunningBot> {
  const { slack, http, proxy } = config;
  const dispatcher = createDispatcher({ httpsProxy: proxy.https, noProxy: proxy.except });
  const pools = createPools(config);
  const api = apiOf(config, log, times, pools);
  const client = createClient(slack.botToken, api);
  const store = await createStore(config, log, times);
  const files = createSlackFiles({
    send: (url, request) => fetch(url, { ...request, dispatcher: pools.background }),
    token: slack.botToken,
    apiUrl: slack.apiUrl,
    within: times.slackCall,
  });
  const bot = createDeps({ config, times, log, client, files, store });
  const { responder, metrics, lookups, audit, installation, jobs, following } = bot;
  const { during, idle } = responder;
  const { clients, onRejected } = createHttpClients(bot);
  const unasked = createUnasked(bot);
  const surfaces = createSurfaces(bot, unasked);
  const transport = createTransport({ ...bot, slack, api, dispatcher, surfaces, during, clients, onRejected });
  const drain = async () => void (await Promise.all([jobs.close(), transport.close().then(bot.deduplicator.close).then(idle)]));
  const disconnect = () => Promise.all([dispatcher, ...Object.values(pools)].map((one) => one.destroy()));
  const shutdown = createShutdown({ times, log, drain, unfinished: responder.unfinished, disconnect });
  for (const part of [lookups, store, audit]) shutdown.add(part.close);
  try {
    const server = await startServer({
      ...http,
      version: VERSION,
      accept: clients.accept,
      readiness: () => readinessOf(bot, transport, shutdown),
      metrics: metrics.render,
      webhooks: createWebhooks(bot, createReports({ ...bot, ...unasked, client, follow: config.automatic.follow })),
      slack: transport.listener && { path: SLACK_PATH, listener: transport.listener },
      onError: (err: unknown) => log.error({ err }, 'A request could not be served'),
    });
    shutdown.add(server.close);
    // The process is alive, if not ready, while Slack is slow.
    await installation.load();
    await transport.open();
    await jobs.start();
    void following.resume().catch((err: unknown) => log.warn({ err }, 'What people follow cannot be read or saved'));
    const grace = transport.listener ? http.shutdownGrace : 0;
    return { port: server.port, idle, stop: () => shutdown.run(grace) };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

type Pools = Readonly<Record<Pool, Dispatcher>>;

function createPools({ proxy }: ServeConfig): Pools {
  const create = () => createDispatcher({ httpsProxy: proxy.https, noProxy: proxy.except });
  return {
    people: create(),
    channels: create(),
    views: create(),
    replies: create(),
    posts: create(),
    background: create(),
  };
}

function apiOf({ slack }: ServeConfig, log: Log, times: Times, pools: Pools): ApiDeps {
  return {
    apiUrl: slack.apiUrl,
    fetch: createSlackFetch((url, init) => fetch(url, { ...init, dispatcher: pools[poolOf(url, slack.apiUrl)] }), {
      apiUrl: slack.apiUrl,
      within: times.slackCall,
      retries: 2,
      retryAfter: times.slackRetry,
    }),
    logger: createBoltLogger(log),
  };
}

async function readinessOf({ store, audit, lookups, jobs }: BotDeps, transport: Transport, shutdown: Shutdown) {
  const isConnected = transport.isConnected();
  return {
    ready: isConnected && !shutdown.isUnderWay(),
    slack: isConnected ? 'connected' : 'not connected',
    stopping: shutdown.isUnderWay(),
    store: store.state(),
    audit: audit.canWrite() ? 'ok' : 'cannot be written',
    jobs: await jobStates(jobs),
    providers: lookups.states(),
  };
}
