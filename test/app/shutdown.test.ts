import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import { startWorld } from '../../sandbox/world.ts';
import { closeWithin, createShutdown } from '../../src/app/shutdown.ts';
import { defaultOf } from '../../src/config/groups.ts';
import { SERVE } from '../../src/config/serve.ts';
import { TIMES } from '../../src/core/times.ts';
import { createLog } from '../../src/log.ts';
import { AUTOMATIC } from '../support/alerts.ts';
import { PATIENT_SLACK, SHORT_TIMES } from '../support/settings.ts';

const { ada } = PEOPLE;
const SIM = '89852202209090000069';
const GRACE_MS = 50;
/** Timers count whole milliseconds. */
const ROUNDING_MS = 1;

describe('stopping', () => {
  it('shutdown: says at once that the process stops, and refuses only after the grace', async () => {
    const startedAt = performance.now();
    const drained = Promise.withResolvers<number>();
    const shutdown = createShutdown({
      times: TIMES,
      log: createLog({ level: 'fatal', secrets: [] }),
      drain: async () => drained.resolve(performance.now()),
      unfinished: () => 0,
      disconnect: () => {},
    });

    const stopped = shutdown.run(GRACE_MS);
    const isUnderWayAtOnce = shutdown.isUnderWay();
    await stopped;

    expect(isUnderWayAtOnce).toBe(true);
    expect((await drained.promise) - startedAt).toBeGreaterThanOrEqual(GRACE_MS - ROUNDING_MS);
  });

  it('shutdown: a command that comes while /readyz says 503 is answered', async () => {
    const world = await startWorld({ env: { SHUTDOWN_GRACE_SECONDS: '3' }, slack: PATIENT_SLACK });
    const { idle, stop } = world.bot;

    const stopped = stop();
    const readiness = await fetch(`${world.url}/readyz`);
    const { status } = await world.slack.command({ user: ada, channel: CHANNELS.support, text: SIM });
    await idle();
    await stopped;

    expect(readiness.status).toBe(503);
    expect(status).toBe(200);
    expect(JSON.stringify(world.slack.seenBy(ada, CHANNELS.support))).toContain('CU-REFUNDED0001');
    await world.close();
  });

  it('shutdown: the log says how many answers are lost that Slack did not take in time', async () => {
    const lines: string[] = [];
    const world = await startWorld({
      env: AUTOMATIC,
      slack: PATIENT_SLACK,
      times: { ...SHORT_TIMES, drain: 50 },
      log: (line) => void lines.push(line),
    });
    world.slack.fail('chat.postMessage', { status: 500 });
    await world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text: `SIM ${SIM}` });
    await world.slack.until(({ method }) => method === 'chat.postMessage');

    await world.close();

    const lost = lines.find((line) => line.includes('Answers are lost'));
    expect(JSON.parse(lost ?? '{}')).toMatchObject({ count: 1 });
  });

  it('shutdown: answers under way may last as long as a lookup and the calls around it', () => {
    expect(TIMES.drain).toBeGreaterThan(TIMES.lookup + TIMES.slackFacts + TIMES.language + TIMES.linkedOrders);
  });

  it.each([
    ['Kubernetes', 'deploy/kubernetes/deployment.yaml', /^ +terminationGracePeriodSeconds: (\d+)$/m],
    ['Docker', 'compose.yaml', /^ +stop_grace_period: (\d+)s$/m],
    ['systemd', 'deploy/systemd/order-scout.service', /^TimeoutStopSec=(\d+)$/m],
  ])('shutdown: is over before %s kills the process, as docs/operating.md says', (_, file, setting) => {
    const wait = Number(setting.exec(readFileSync(file, 'utf8'))?.[1]) * 1_000;
    const grace = Number(defaultOf(SERVE.shape.SHUTDOWN_GRACE_SECONDS)) * 1_000;
    const [, added] =
      /wait for `SHUTDOWN_GRACE_SECONDS` plus (\d+) seconds/.exec(readFileSync('docs/operating.md', 'utf8')) ?? [];

    expect(TIMES.drain + 2 * TIMES.close).toBeLessThan(Number(added) * 1_000);
    expect(wait).toBe(grace + Number(added) * 1_000);
  });
});

it.each([
  ['fails at once', () => fail()],
  ['fails later', () => Promise.reject(new Error('broken'))],
])('tells that a part %s, and goes on', async (_, run) => {
  const told: unknown[] = [];

  await closeWithin({ within: 60_000, run, onError: (error) => told.push(error) });

  expect(told).toMatchObject([{ message: 'broken' }]);
});

it('gives up a part that never ends', async () => {
  const told: unknown[] = [];

  await closeWithin({ within: 5, run: () => new Promise(() => {}), onError: (error) => told.push(error) });

  expect(told).toMatchObject([{ message: 'Not closed within 5 ms' }]);
});

it('waits for a part that ends', async () => {
  const told: unknown[] = [];
  let isDone = false;

  await closeWithin({
    within: 60_000,
    run: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      isDone = true;
    },
    onError: (error) => told.push(error),
  });

  expect(isDone).toBe(true);
  expect(told).toEqual([]);
});

function fail(): never {
  throw new Error('broken');
}
