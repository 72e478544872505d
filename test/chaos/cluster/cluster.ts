import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { ALERTS, APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import type { StandIn } from '../../../sandbox/vendors/standin.ts';
import { type RedisServer, startRedis } from '../../state/redis-server.ts';
import { type Asks, createAsks } from '../load/asks.ts';
import type { Scenario } from '../scenario.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { startVendor } from './vendor.ts';

/** Three bots over one Redis; Slack, the vendor and the balancer run in the suite's process. */
export interface Cluster {
  readonly slack: SlackStandIn;
  readonly vendor: StandIn;
  readonly asks: Asks;
  /** Channels with automatic replies. */
  readonly channels: readonly string[];
  readonly bots: readonly BotProcess[];
  /** Names of the processes that were killed. */
  readonly killed: ReadonlySet<string>;
  readonly log: readonly string[];
  kill(place: number): Promise<void>;
  /** The balancer sees by /readyz that a process stops; a new one takes its place. */
  restart(place: number): Promise<void>;
  readonly redis: RedisControls;
  close(): Promise<void>;
}

interface RedisControls {
  stop(): Promise<void>;
  start(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Redis takes no more values. */
  fill(isFull: boolean): Promise<void>;
}

const PLACES = 3;
const CHANNELS = 40;
/** Slack's are at once, one minute and five minutes later. */
const REDELIVER_AFTER_MS = [0, 3_000, 10_000, 30_000];
const LIMITS = {
  LINKSFIELD_PER_SECOND: '200',
  LINKSFIELD_AT_ONCE: '50',
  USER_LOOKUPS_PER_MINUTE: '100000',
  USER_LOOKUPS_PER_DAY: '100000',
  AUTO_REPLY_CHANNELS: '*',
  AUDIT_KEY: 'a key for the audit trail of the suite',
  CACHE_KEY: 'a key for the shared answers of the suite',
};

export async function startCluster({ transport, spread = 'one' }: Scenario): Promise<Cluster> {
  const asks = createAsks();
  const [slack, vendor, balancer] = await Promise.all([
    startSlack({ redeliverAfter: REDELIVER_AFTER_MS }),
    startVendor(),
    startBalancer(asks.taken),
  ]);
  let server = await startRedis();
  const channels = addChannels(slack);
  slack.workspace.changes.on('changed', (change) => change.kind === 'posted' && asks.posted(change.message));
  const log: string[] = [];
  const env = {
    ...vendor.env,
    ...(transport === 'socket' ? slack.envSocket : slack.env),
    ...LIMITS,
    REDIS_URL: server.url,
  };
  let started = 0;
  const start = (place: number) =>
    startBotProcess({ name: `bot ${place}#${++started}`, env, log: (line) => void log.push(`${place} ${line}`) });
  const bots = await Promise.all(Array.from({ length: PLACES }, (_, place) => start(place)));
  for (const bot of bots) balancer.pool.add(bot);
  balancer.spread = spread;
  if (transport !== 'socket') slack.connect(balancer.url);
  const killed = new Set<string>();
  return {
    slack,
    vendor,
    asks,
    channels,
    bots,
    killed,
    log,
    kill: async (place) => {
      const bot = at(bots, place);
      killed.add(bot.name);
      balancer.pool.delete(bot);
      await bot.end('SIGKILL');
    },
    restart: async (place) => {
      const bot = at(bots, place);
      const watching = watch(bot, balancer);
      await bot.end('SIGTERM');
      await watching;
      bots[place] = await start(place);
      balancer.pool.add(at(bots, place));
    },
    redis: {
      stop: () => server.stop(),
      start: async () => {
        server = await startRedis({ port: server.port });
      },
      freeze: () => server.freeze(),
      thaw: () => server.thaw(),
      fill: (isFull) => setMemoryLimit(server, isFull ? '1' : '0'),
    },
    close: async () => {
      await Promise.all(bots.filter(({ isAlive }) => isAlive).map((bot) => bot.end('SIGKILL')));
      await Promise.all([slack.close(), vendor.close(), balancer.close(), server.stop()]);
    },
  };
}

const POLL_MS = 200;

async function watch(bot: BotProcess, { pool }: Balancer): Promise<void> {
  while (pool.has(bot)) {
    if (!(await bot.isReady())) pool.delete(bot);
    await delay(POLL_MS);
  }
}

function addChannels({ workspace }: SlackStandIn): readonly string[] {
  const ids = Array.from({ length: CHANNELS }, (_, index) => `C0CHAOS${String(index).padStart(2, '0')}`);
  for (const id of ids) {
    const members = [PEOPLE.ada, APP.user, ALERTS.user];
    workspace.channels.set(id, { id, name: id.toLowerCase(), kind: 'channel', members, isArchived: false, isExternal: false });
  }
  return ids;
}

async function setMemoryLimit({ url }: RedisServer, bytes: string): Promise<void> {
  const redis = new Redis(url);
  await redis.config('SET', 'maxmemory', bytes);
  redis.disconnect();
}

function at(bots: readonly BotProcess[], place: number): BotProcess {
  const bot = bots[place];
  if (!bot) throw new Error(`There is no bot in place ${place}`);
  return bot;
}
