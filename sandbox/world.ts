import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningBot, startBot } from '../src/app/app.ts';
import { readServeConfig } from '../src/config/config.ts';
import { TIMES, type Times } from '../src/core/times.ts';
import { createLog } from '../src/log.ts';
import { providers } from '../src/providers/index.ts';
import { type SlackOptions, type SlackStandIn, startSlack } from './slack/index.ts';
import { startVendors, type Vendors } from './vendors/index.ts';

export interface WorldOptions {
  readonly transport?: 'http' | 'socket';
  /** Settings that override those of the stand-ins. */
  readonly env?: Readonly<Record<string, string>>;
  /** Replace those of production. */
  readonly times?: Partial<Times>;
  /** Delay of the vendors' slow cases, in milliseconds. */
  readonly slow?: number;
  /** Whether vendors have second accounts. */
  readonly hasFurtherAccounts?: boolean;
  /** Receives the bot's log lines; without it they are dropped. */
  /** Slack's own times. */
  readonly slack?: Pick<SlackOptions, 'ackWithin' | 'triggerLifetime'>;
  log?(line: string): void;
}

/** The real bot with stand-ins for Slack and the vendors, all on loopback. */
export interface World {
  readonly slack: SlackStandIn;
  readonly vendors: Vendors;
  readonly bot: RunningBot;
  /** The bot's address: operating paths and, in HTTP mode, Slack's path. */
  readonly url: string;
  /** Resolves when nothing is under way at Slack and in the bot; rejects after `ms`. */
  settled(ms?: number): Promise<void>;
  /** Stops the bot and starts a new one without its memory, but with its jobs, with these times over the world's. */
  restart(times?: Partial<Times>): Promise<void>;
  /** The same without its jobs: nobody follows an order, and no list is under way. */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

/** Starts stand-ins and bot. The bot receives signed requests or a real websocket. */
export async function startWorld({
  transport = 'http',
  env = {},
  times = {},
  slow,
  hasFurtherAccounts = false,
  slack: slackOptions = {},
  log = () => {},
}: WorldOptions = {}): Promise<World> {
  const [slack, vendors] = await Promise.all([
    startSlack(slackOptions),
    startVendors({ hasFurtherAccounts, ...(slow !== undefined && { slow }) }),
  ]);
  const slackEnv = transport === 'http' ? slack.env : slack.envSocket;
  const dataDir = join(tmpdir(), `order-scout-${randomUUID()}`);
  const settings = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    SHUTDOWN_GRACE_SECONDS: '0',
    ...vendors.env,
    ...slackEnv,
    ...env,
  };
  const config = readServeConfig(settings, providers);
  const start = async (changed: Partial<Times> = {}) => {
    const destination = { write: log };
    const botLog = createLog({ level: config.logLevel, secrets: Object.values(slackEnv), destination });
    const bot = await startBot(config, botLog, { ...TIMES, ...times, ...changed });
    const url = `http://127.0.0.1:${bot.port}`;
    if (transport === 'http') slack.connect(`${url}/slack/events`);
    return { bot, url };
  };
  let running = await start();
  return {
    slack,
    vendors,
    get bot() {
      return running.bot;
    },
    get url() {
      return running.url;
    },
    settled: (ms) => slack.settled(ms, () => running.bot.idle()),
    restart: async (changed) => {
      await running.bot.stop();
      running = await start(changed);
    },
    startOver: async () => {
      await running.bot.stop();
      await rm(dataDir, { recursive: true, force: true });
      running = await start();
    },
    close: async () => {
      await running.bot.stop();
      await Promise.all([slack.close(), vendors.close(), rm(dataDir, { recursive: true, force: true })]);
    },
  };
}
