import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { startVendors } from '../sandbox/vendors/index.ts';
import { type RunningApp, startApp } from './load/app.ts';
import { commandPayload, messagePayload, type Payload, SECRET } from './load/payloads.ts';
import { startSlackApi } from './load/slack-api.ts';
import { sendSteadily } from './load/steady.ts';
import { type Throughput, throughputOf } from './load/throughput.ts';
import { atLeast, atMost, type BenchRow, median } from './row.ts';

export const name = 'the whole app against bare Bolt';

/** Interleaved, so that what else the machine does falls on all alike. */
const ROUNDS = 5;
const ROUND_MS = 2_000;
const WARM_UP_MS = 6_000;
const STEADY_MS = 15_000;
const IDLE_MS = 1_500;
const MEGABYTE = 1e6;
const PACKAGE = z.object({ scripts: z.object({ start: z.string() }) });

interface World {
  /** Of each app: bare Bolt that answers in the acknowledgement, or through `respond`, and Order Scout. */
  start(app: 'ack' | 'respond' | 'scout'): Promise<RunningApp>;
  readonly command: () => Payload;
  close(): Promise<void>;
}

/** What an answer, a message and a start cost, as ratios to bare Bolt: requests a second of processor time. */
export async function run(): Promise<readonly BenchRow[]> {
  const world = await openWorld();
  try {
    return [...(await startUp(world)), ...(await throughput(world)), ...(await loopDelay(world))];
  } finally {
    await world.close();
  }
}

async function openWorld(): Promise<World> {
  const [vendors, slack] = await Promise.all([startVendors(), startSlackApi()]);
  const token = { SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: slack.url };
  const quota = { USER_LOOKUPS_PER_MINUTE: '100000', USER_LOOKUPS_PER_DAY: '1000000' };
  const settings = {
    ...token,
    ...vendors.env,
    ...quota,
    AUTO_REPLY_CHANNELS: '*',
    CACHE_TTL_SECONDS: '3600',
    SHUTDOWN_GRACE_SECONDS: '0',
  };
  const { scripts } = PACKAGE.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const [, ...scout] = scripts.start.split(' ');
  return {
    start: (app) =>
      app === 'scout'
        ? startApp({ args: scout, env: settings, probe: '/readyz' })
        : startApp({ args: ['bench/load/bolt-app.ts'], env: { ...token, MODE: app } }),
    command: () => commandPayload('order_7success1', slack.responseUrl),
    close: async () => {
      await Promise.all([vendors.close(), slack.close()]);
    },
  };
}

async function startUp({ start }: World): Promise<readonly BenchRow[]> {
  await measureStart(start, 'scout');
  const bare: Start[] = [];
  const scout: Start[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await measureStart(start, 'ack'));
    scout.push(await measureStart(start, 'scout'));
  }
  const of = (starts: readonly Start[], figure: keyof Start) => median(starts.map((one) => one[figure]));
  const [ours, theirs] = [of(scout, 'startedIn'), of(bare, 'startedIn')];
  const extra = (of(scout, 'rss') - of(bare, 'rss')) / MEGABYTE;
  return [
    {
      what: 'start until ready, against bare Bolt',
      ratio: ours / theirs,
      note: `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`,
      limit: atMost(1.8, ours / theirs),
    },
    {
      what: 'idle memory over bare Bolt, MB',
      ratio: extra,
      note: `${(of(scout, 'rss') / MEGABYTE).toFixed(0)} MB`,
      limit: atMost(35, extra),
    },
  ];
}

interface Start {
  readonly startedIn: number;
  readonly rss: number;
}

async function measureStart(start: World['start'], app: 'ack' | 'scout'): Promise<Start> {
  const running = await start(app);
  await pause(IDLE_MS);
  const rss = await running.rss();
  await running.stop();
  return { startedIn: running.startedIn, rss };
}

async function throughput({ start, command }: World): Promise<readonly BenchRow[]> {
  const [ack, respond, scout] = await Promise.all([start('ack'), start('respond'), start('scout')]);
  const message = () => messagePayload('Good morning, could somebody look at the ticket of yesterday? Thanks a lot');
  const samples = { ack: [], respond: [], command: [], empty: [], message: [] } as Record<string, Throughput[]>;
  const add = async (sample: string, app: RunningApp, payload: () => Payload) =>
    samples[sample]?.push(await throughputOf(app, payload, ROUND_MS));
  const series = [
    ['ack', ack, command],
    ['respond', respond, command],
    ['command', scout, command],
    ['empty', ack, message],
    ['message', scout, message],
  ] as const;
  for (const [, app, payload] of series) await throughputOf(app, payload, WARM_UP_MS);
  for (let round = 0; round < ROUNDS; round++) for (const [sample, app, payload] of series) await add(sample, app, payload);
  await Promise.all([ack, respond, scout].map((app) => app.stop()));
  const of = (sample: string) => median((samples[sample] ?? []).map(({ perCpuSecond }) => perCpuSecond));
  const row = (what: string, ours: string, theirs: string, least: number): BenchRow => ({
    what,
    ratio: of(ours) / of(theirs),
    note: `${of(ours).toFixed(0)} against ${of(theirs).toFixed(0)} a second of processor time`,
    limit: atLeast(least, of(ours) / of(theirs)),
  });
  return [
    row('cached /order, against Bolt with respond', 'command', 'respond', 2),
    row("cached /order, against Bolt's acknowledgement", 'command', 'ack', 0.4),
    row("messages without ids, against Bolt's empty listener", 'message', 'empty', 1.2),
  ];
}

async function loopDelay({ start }: World): Promise<readonly BenchRow[]> {
  const scout = await start('scout');
  const message = (index: number) =>
    messagePayload(index % 20 === 0 ? 'Order order_7success1 failed' : 'Good morning, who is on duty?');
  await sendSteadily(scout, message, STEADY_MS / 3);
  await scout.loopDelay();
  await sendSteadily(scout, message, STEADY_MS);
  const { p999, max } = await scout.loopDelay();
  await scout.stop();
  const note = 'ms, 50 messages a second, 5 % with ids';
  return [
    { what: 'event loop delay, 99.9th percentile', ratio: p999, note, limit: atMost(5, p999) },
    { what: 'event loop delay, maximum', ratio: max, note, limit: atMost(30, max) },
  ];
}
