import { setTimeout as delay } from 'node:timers/promises';
import PQueue from 'p-queue';
import { CHANNELS } from '../../sandbox/slack/workspace/channels.ts';
import { APP } from '../../sandbox/slack/workspace/people.ts';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import { breakDown } from './cluster/faults.ts';
import type { AskKind } from './load/asks.ts';
import { followOrders } from './load/follows.ts';
import { shareLists } from './load/lists.ts';
import { addPerson } from './load/person.ts';
import type { Scenario } from './scenario.ts';
import { isOwed, type Verdict, verdictOf } from './verdict.ts';

/** Pools are filled and code is compiled before memory is measured: a bot that has worked for a while. */
const WARM_UP = { command: 60, mention: 60, alert: 60 };
const WARM_UP_SECONDS = 4;
const POLL_MS = 250;
/** A late answer, or a second one, would come while others do. */
const QUIET_MS = 3_000;

/** One cluster after the other: three starting processes take a whole machine for a moment. */
const starts = new PQueue({ concurrency: 1 });

type Load = Pick<Scenario, 'asks' | 'seconds' | 'isRedelivered'>;

export interface Played extends Verdict {
  readonly log: readonly string[];
}

/** Starts a cluster, plays the scenario, and judges what was answered. */
export async function play(scenario: Scenario): Promise<Played> {
  const cluster = await starts.add(() => startCluster(scenario));
  try {
    await ask(cluster, { asks: WARM_UP, seconds: WARM_UP_SECONDS });
    await answered(cluster, scenario);
    const follows = await followOrders(cluster, scenario.follows ?? 0);
    const before = await memoryOf(cluster);
    follows.change();
    const lists = await shareLists(cluster, scenario.lists ?? 0);
    const faults = scenario.faults.map(({ at, fault }) => delay(1_000 * at).then(() => breakDown(cluster, fault)));
    await ask(cluster, scenario);
    await Promise.all(faults);
    await Promise.all([answered(cluster, scenario), lists.done(scenario.within)]);
    await follows.told(scenario.within);
    const after = await memoryOf(cluster);
    const verdict = verdictOf(scenario, cluster, growthOf(before, after));
    const broken = [...verdict.broken, ...follows.broken(), ...lists.broken()];
    return { ...verdict, broken, counts: verdict.counts + follows.counts + lists.counts, log: cluster.log };
  } finally {
    await cluster.close();
  }
}

/** Asks evenly over so many seconds, the kinds mixed. */
async function ask(cluster: Cluster, { asks, seconds, isRedelivered = false }: Load): Promise<void> {
  const kinds = Object.entries(asks) as [AskKind, number][];
  const turns = kinds.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => ({ kind, at: (1_000 * seconds * (index + 0.5)) / count })),
  );
  await Promise.all(turns.map(({ kind, at }) => delay(at).then(() => void askOne(cluster, kind, isRedelivered))));
}

async function askOne({ slack, asks, channels }: Cluster, kind: AskKind, isRedelivered: boolean): Promise<void> {
  const one = asks.add(kind);
  const channel = kind === 'command' ? CHANNELS.support : (channels[asks.all.length % channels.length] ?? CHANNELS.alerts);
  addPerson(slack, one.user, channel);
  if (kind === 'command') {
    one.status = (await slack.command({ user: one.user, channel, text: one.iccid })).status;
    return;
  }
  const text = kind === 'mention' ? `<@${APP.user}> ${one.iccid}` : `Activation failed for ${one.iccid}`;
  const author = kind === 'mention' ? { user: one.user } : { app: 'alerts' as const };
  slack.workspace.changes.on('changed', remember);
  function remember(change: { readonly kind: string; readonly message?: { channel: string; ts: string; text: string } }): void {
    const { message } = change;
    if (change.kind !== 'posted' || !message?.text.includes(one.iccid)) return;
    one.message ??= `${message.channel} ${message.ts}`;
    slack.workspace.changes.off('changed', remember);
  }
  const { deliveries } = await slack.message({ channel, text, ...author });
  if (isRedelivered) await Promise.all(deliveries.map((delivery) => slack.redeliver(delivery)));
}

/** Resolves when each question has the answer it is owed and no further one comes, or its time is over. */
async function answered({ asks }: Cluster, scenario: Scenario): Promise<void> {
  const end = performance.now() + 1_000 * scenario.within;
  let quietSince = performance.now();
  let answers = 0;
  while (performance.now() < end) {
    const now = asks.all.reduce((total, one) => total + one.answers, 0);
    if (now > answers) [answers, quietSince] = [now, performance.now()];
    const isOver = asks.all.every((one) => one.answers > 0 || !isOwed(one, scenario));
    if (isOver && performance.now() > quietSince + QUIET_MS) return;
    await delay(POLL_MS);
  }
}

async function memoryOf({ bots }: Cluster): Promise<ReadonlyMap<string, number>> {
  const alive = bots.filter(({ isAlive }) => isAlive);
  return new Map(await Promise.all(alive.map(async (bot) => [bot.name, await bot.memory()] as const)));
}

/** Of each bot that is there before and after. */
function growthOf(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): readonly number[] {
  return [...before].flatMap(([name, bytes]) => {
    const later = after.get(name);
    return later === undefined ? [] : later / bytes;
  });
}
