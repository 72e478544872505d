import { fetch } from 'undici';
import type { ServeConfig } from '../config/config.ts';
import { TIMES, type Times } from '../core/times.ts';
import type { Log } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { createClients } from '../server/clients.ts';
import { createRejections } from '../server/rejections.ts';
import { type RunningServer, startServer } from '../server/server.ts';
import { createRecent } from '../slack/memory/recent.ts';
import { createTraces } from '../slack/memory/trace.ts';
import { createAccess } from '../slack/policy/access.ts';
import { createChannels } from '../slack/policy/channels.ts';
import { createGroups } from '../slack/policy/groups.ts';
import { createPeople } from '../slack/policy/people.ts';
import { createQuota } from '../slack/policy/quota.ts';
import { type HomeTeam, readHomeTeam } from '../slack/policy/workspace.ts';
import { type ApiParts, createClient, SLACK_PATH } from '../slack/transport/bolt.ts';
import { createSlackFetch } from '../slack/transport/fetch.ts';
import { createBoltLogger } from '../slack/transport/logger.ts';
import { createDispatcher } from '../upstream/dispatcher.ts';
import { closeWithin } from './close-within.ts';
import { openAudit } from './guard.ts';
import { responderOf } from './responder.ts';
import { createScout } from './scout.ts';
import { createStore } from './store.ts';
import { surfacesOf } from './surfaces.ts';
import { createTransport } from './transport.ts';

export interface RunningBot {
  /** Where the operating paths, and Slack's in HTTP mode, are served. */
  readonly port: number;
  /** Resolves when no answer is under way. */
  idle(): Promise<void>;
  /** Stops accepting, finishes the answers under way within `times.drain`, closes everything within `times.close`. Never rejects. */
  stop(): Promise<void>;
}

/** Starts the bot. Rejects when the port is taken or Slack does not accept the tokens. */
export async function startBot(config: ServeConfig, log: Log, times: Times = TIMES): Promise<RunningBot> {
  const { slack, http, proxy } = config;
  const metrics = createMetrics({ droppedLines: log.output.dropped });
  const scout = createScout(config, log, metrics, times);
  const store = createStore(config, log);
  const dispatcher = createDispatcher({ httpsProxy: proxy.https, noProxy: proxy.except });
  const api: ApiParts = {
    apiUrl: slack.apiUrl,
    fetch: createSlackFetch((url, init) => fetch(url, { ...init, dispatcher }), slack.apiUrl, times.slackCall),
    retryAfter: times.slackRetry,
    logger: createBoltLogger(log),
  };
  const client = createClient(slack.botToken, api);
  const people = createPeople({
    client,
    within: times.slackFacts,
    onFailure: (err) => log.warn({ err }, 'Slack did not tell who a person is'),
  });
  const channels = createChannels({
    client,
    external: config.externalChannels,
    within: times.slackFacts,
    onFailure: (err) => log.warn({ err }, 'Slack did not tell who reads a channel'),
  });
  const groups = createGroups({
    client,
    within: times.slackFacts,
    onFailure: (err) => log.warn({ err }, 'Slack did not tell who is in a user group'),
  });
  const home: { current?: HomeTeam } = {};
  const access = createAccess({ rules: config.access, people, groups, home: () => home.current });
  const quota = createQuota(store, config.access.quota);
  const audit = openAudit(config, log);
  const traces = createTraces();
  const recent = createRecent(store, Date.now);
  const responder = responderOf({ config, times, scout, people, traces, recent, access, quota, audit, log, metrics });
  const surfaces = surfacesOf({
    config,
    times,
    scout,
    responder,
    people,
    access,
    audit,
    channels,
    traces,
    recent,
    store,
    log,
    metrics,
  });
  const rejections = createRejections((reason, count) =>
    log.warn({ reason, count }, 'Rejected requests that are not from Slack'),
  );
  const onRejected = (reason: string) => {
    metrics.rejected(reason);
    rejections.note(reason);
  };
  const clients = createClients({ trustedProxies: http.trustedProxies, onRefused: onRejected });
  const during = responder.during;
  const transport = createTransport({ slack, times, api, dispatcher, surfaces, during, clients, onRejected, log });
  const state: { stopping: boolean; server?: RunningServer } = { stopping: false };
  const readiness = () => ({
    ready: transport.isConnected() && !state.stopping,
    slack: transport.isConnected() ? 'connected' : 'not connected',
    stopping: state.stopping,
    store: store.state(),
    audit: audit.canWrite() ? 'ok' : 'cannot be written',
    providers: scout.states(),
  });
  const end = (within: number, run: () => unknown) =>
    closeWithin({ within, run, onError: (err) => log.warn({ err }, 'A part could not be closed; shutdown continues') });
  const stop = async () => {
    state.stopping = true;
    await end(times.drain, () => transport.close().then(responder.idle));
    const parts = [() => state.server?.close(), scout.close, store.close, audit.close];
    await Promise.all(parts.map((close) => end(times.close, close)));
    await end(times.close, () => dispatcher.destroy());
  };
  try {
    const slackPath = transport.listener && { path: SLACK_PATH, listener: transport.listener };
    const onError = (err: unknown) => log.error({ err }, 'A request could not be served');
    state.server = await startServer({
      ...http,
      accept: clients.accept,
      readiness,
      metrics: metrics.render,
      slack: slackPath,
      onError,
    });
    home.current = readHomeTeam(await client.auth.test());
    await transport.open();
    return { port: state.server.port, idle: responder.idle, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
