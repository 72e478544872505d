import { setTimeout as delay } from 'node:timers/promises';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP } from '../../../sandbox/slack/workspace/people.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { iccidOf } from './asks.ts';
import { addPerson } from './person.ts';

/** Orders that are followed by one person each, and how often that person was told of the change. */
export interface Follows {
  /** All orders change at once. */
  change(): void;
  /** Resolves when everybody was told, or after so many seconds. */
  told(within: number): Promise<void>;
  /** What did not hold, one line each. */
  broken(): readonly string[];
  readonly counts: string;
}

/** Serial numbers that no question has. */
const FIRST_SERIAL = 900_000;
const PENDING = { order_status: 'created', payment_status: 'unpaid', paid_at: 0, activated_at: 0 };
const POLL_MS = 250;
/** A second notice would come at the next check. */
const NEXT_CHECK_MS = 5_000;

/** Everybody follows an order that is pending; resolves when the bots have said so. */
export async function followOrders({ slack, vendor }: Cluster, count: number): Promise<Follows> {
  const followers = Array.from({ length: count }, (_, index) => {
    const iccid = iccidOf(FIRST_SERIAL + index);
    return { user: `U0FOLLOW${index}`, iccid, order: `CU-${iccid.slice(-12)}20260917093012345`, said: 0, told: 0 };
  });
  slack.workspace.changes.on('changed', (change) => {
    if (change.kind !== 'posted' || change.message.user !== APP.user) return;
    const follower = followers.find(({ order }) => change.message.text.includes(order));
    if (!follower) return;
    if (change.message.text.includes('→')) follower.told += 1;
    else follower.said += 1;
  });
  for (const { user, iccid, order } of followers) {
    vendor.changes.set(order, PENDING);
    addPerson(slack, user, CHANNELS.support);
    await slack.command({ user, channel: CHANNELS.support, text: `follow ${iccid}` });
  }
  await until(() => followers.every(({ said }) => said > 0), 30);
  return {
    change: () => vendor.changes.clear(),
    async told(within) {
      await until(() => followers.every(({ told }) => told > 0), within);
      if (count > 0) await delay(NEXT_CHECK_MS);
    },
    broken: () => [
      ...followers.filter(({ told }) => told === 0).map(({ order }) => `nobody was told that ${order} has changed`),
      ...followers.filter(({ told }) => told > 1).map(({ order, told }) => `${told} notices of one change of ${order}`),
    ],
    get counts() {
      return count === 0 ? '' : `, followers told ${followers.filter(({ told }) => told === 1).length}/${count}`;
    },
  };
}

async function until(isDone: () => boolean, seconds: number): Promise<void> {
  const end = performance.now() + 1_000 * seconds;
  while (!isDone() && performance.now() < end) await delay(POLL_MS);
}
