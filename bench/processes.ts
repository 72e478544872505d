import { setTimeout as pause } from 'node:timers/promises';
import { startVendors } from '../sandbox/vendors/index.ts';
import { startRedis } from '../test/state/redis-server.ts';
import { type RunningApp, startApp } from './load/app.ts';
import { commandPayload, SECRET } from './load/payloads.ts';
import { startSlackApi } from './load/slack-api.ts';
import { openSender, type Sender } from './load/throughput.ts';
import { atMost, type BenchRow } from './row.ts';

export const name = 'several processes';

const PROCESSES = 3;
const QUESTIONS = 1_000;
const ORDER = 'order_7success1';
/** Asked before, until the code is compiled and Slack's facts are known. */
const OTHER_ORDER = 'order_7refund1';
const WARM_UP = 300;
/** Base64 of 32 bytes. */
const CACHE_KEY = Buffer.alloc(32, 1).toString('base64');
/** For answers that come after the acknowledgement. */
const REST_MS = 1_000;

/** Equal questions to three processes over one Redis. Needs redis-server. */
export async function run(): Promise<readonly BenchRow[]> {
  const [vendors, slack, redis] = await Promise.all([startVendors(), startSlackApi(), startRedis()]);
  const env = {
    ...vendors.env,
    ...{ SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: slack.url },
    ...{ REDIS_URL: redis.url, CACHE_KEY, SHUTDOWN_GRACE_SECONDS: '0' },
    ...{ USER_LOOKUPS_PER_MINUTE: '100000', USER_LOOKUPS_PER_DAY: '1000000' },
  };
  const apps: RunningApp[] = [];
  const senders: Sender[] = [];
  try {
    while (apps.length < PROCESSES) apps.push(await startApp({ args: ['bin/order-scout.mjs', 'serve'], env, probe: '/readyz' }));
    senders.push(...apps.map(openSender));
    const ask = async (count: number, order: string) => {
      const payload = () => commandPayload(`clink:${order}`, slack.responseUrl);
      await Promise.all(Array.from({ length: count }, (_, index) => senders[index % PROCESSES]?.send(payload())));
      await pause(REST_MS);
    };
    await ask(WARM_UP, OTHER_ORDER);
    await ask(QUESTIONS, ORDER);
    const calls = mostCalls(vendors.clink.requests.map(({ path }) => path).filter((path) => path.includes(ORDER)));
    const what = `requests for ${QUESTIONS} equal questions at ${PROCESSES} processes with Redis`;
    return [{ what, ratio: calls, note: '', limit: atMost(1, calls) }];
  } finally {
    await Promise.all(senders.map((sender) => sender.close()));
    await Promise.all(apps.map((app) => app.stop()));
    await Promise.all([vendors.close(), slack.close(), redis.stop()]);
  }
}

/** How often the path was requested that was requested most. 0: none was, and nothing was measured. */
function mostCalls(paths: readonly string[]): number {
  const counts = Map.groupBy(paths, (path) => path);
  const most = Math.max(0, ...[...counts.values()].map(({ length }) => length));
  if (most === 0) throw new Error('The provider was never asked');
  return most;
}
