import { setTimeout as delay } from 'node:timers/promises';
import { fetch } from 'undici';
import { createScout, newReference, type Scout } from './app/scout.ts';
import { createTransport } from './app/transport.ts';
import type { ServeConfig } from './config.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { startServer } from './server.ts';
import { createResponder, type Responder } from './slack/answer.ts';
import { type ApiParts, SLACK_PATH, type Surfaces } from './slack/bot.ts';
import { createButtons } from './slack/buttons.ts';
import { createCommand } from './slack/command.ts';
import { createSlackFetch } from './slack/fetch.ts';
import { createBoltLogger } from './slack/logger.ts';
import { createNeeded } from './slack/needed.ts';
import { createQuestions } from './slack/question.ts';
import { createReplies } from './slack/replies.ts';
import { words } from './slack/words.ts';
import { createDispatcher } from './upstream/dispatcher.ts';

const FIRST_WORDS_MS = 2_500;
const RETRY_REPLY_AFTER_MS = 1_000;
const DRAIN_MS = 10_000;

export interface RunningBot {
  /** Where the operating paths, and Slack's in HTTP mode, are served. */
  readonly port: number;
  /** Resolves when no answer is under way. */
  idle(): Promise<void>;
  /** Stops accepting, finishes the answers under way within ten seconds, closes everything. */
  stop(): Promise<void>;
}

/** Starts the bot. Rejects when the port is taken or Slack does not accept the tokens. */
export async function startBot(config: ServeConfig, log: Log): Promise<RunningBot> {
  const metrics = createMetrics();
  const scout = createScout(config, log, metrics);
  const responder = responderOf(config, scout, log, metrics);
  const dispatcher = createDispatcher({ httpsProxy: config.proxy.https, noProxy: config.proxy.except });
  const api: ApiParts = {
    apiUrl: config.slack.apiUrl,
    fetch: createSlackFetch((url, init) => fetch(url, { ...init, dispatcher }), config.slack.apiUrl),
    logger: createBoltLogger(log),
  };
  const transport = createTransport({ slack: config.slack, api, dispatcher, surfaces: surfacesOf(scout, responder), log });
  const state = { stopping: false };
  const server = await startServer({
    ...config.http,
    readiness: () => ({
      ready: transport.isConnected() && !state.stopping,
      slack: transport.isConnected() ? 'connected' : 'not connected',
      stopping: state.stopping,
      providers: scout.states(),
    }),
    metrics: metrics.render,
    slack: transport.listener && { path: SLACK_PATH, listener: transport.listener },
  });
  const stop = async () => {
    state.stopping = true;
    await transport.close();
    await Promise.race([responder.idle(), delay(DRAIN_MS, undefined, { ref: false })]);
    await Promise.all([server.close(), scout.close(), dispatcher.destroy()]);
  };
  try {
    await transport.open();
  } catch (error) {
    await stop();
    throw error;
  }
  return { port: server.port, idle: responder.idle, stop };
}

function responderOf(config: ServeConfig, scout: Scout, log: Log, metrics: Metrics): Responder {
  return createResponder({
    look: scout.look,
    storiesOf: scout.storiesOf,
    languageOf: async () => config.language,
    context: (language) => ({
      words: words(language),
      language,
      now: Date.now(),
      environment: config.environment,
      openLink: scout.openLink,
    }),
    onAnswered: ({ surface, identifiers }, findings) => {
      for (const { kind } of identifiers) metrics.identifier(kind);
      for (const { source, answer } of findings) {
        metrics.lookup({ surface, provider: source.id, outcome: answer.kind, cache: 'from' in answer ? answer.from : 'none' });
      }
    },
    onDefect: (err, surface) => {
      const reference = newReference();
      log.error({ err, surface, reference }, 'An answer failed in our own code');
      return reference;
    },
    firstWordsWithin: FIRST_WORDS_MS,
    delivery: {
      pause: RETRY_REPLY_AFTER_MS,
      onRefused: (call, { code, kind }, err) => {
        metrics.slackFailure({ call, error: code });
        log.warn({ call, code, kind, err }, 'Slack did not take a reply');
      },
    },
  });
}

function surfacesOf(scout: Scout, responder: Responder): Surfaces {
  const questions = createQuestions();
  const replies = createReplies(questions);
  return {
    command: createCommand({ read: (text) => scout.read(text, { asked: true }), responder, replies }),
    buttons: createButtons({ questions, responder, replies }),
    needed: createNeeded({ needsOf: scout.needsOf, questions, responder, replies }),
  };
}
