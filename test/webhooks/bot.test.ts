import { request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHANNELS } from '../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import { CLINK_CASES } from '../../sandbox/vendors/clink/cases.ts';
import { CLINK_WEBHOOK_SECRET, sendClinkEvent, sendSigned } from '../../sandbox/vendors/clink/webhook.ts';
import { startWorld, type World, type WorldOptions } from '../../sandbox/world.ts';
import { PATIENT_SLACK, SHORT_TIMES } from '../support/settings.ts';

const ENV = { CLINK_WEBHOOK_SECRET, LINKBEST_WEBHOOK_TOKEN: 'a-long-random-token' } as const;
const ORDER = CLINK_CASES.success;

async function startBot(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld({ times: SHORT_TIMES, slack: PATIENT_SLACK, ...options, env: { ...ENV, ...options.env } });
  onTestFinished(() => world.close());
  return world;
}

/** Clink reports a refund of an order. */
function report({ url }: World, orderId: string = ORDER): Promise<number> {
  return sendClinkEvent(url, { type: 'refund.succeeded', resource: { orderId } });
}

async function push({ url }: World, token: string, body: string): Promise<number> {
  const reply = await request(`${url}/webhooks/linkbest?token=${token}`, { method: 'POST', body });
  await reply.body.dump();
  return reply.statusCode;
}

/** How many requests Clink got while somebody asked. */
async function requestsFor(world: World, asked: () => Promise<unknown>): Promise<number> {
  const before = world.vendors.clink.requests.length;
  await asked();
  await world.settled(45_000);
  return world.vendors.clink.requests.length - before;
}

const ask = (world: World) => () => world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: ORDER });

describe.each(['http', 'socket'] as const)('webhooks over %s', (transport) => {
  it('drop the answer that the bot remembers, and ask no vendor by themselves', async () => {
    const world = await startBot({ transport });
    const first = await requestsFor(world, ask(world));
    const cached = await requestsFor(world, ask(world));

    const reported = await requestsFor(world, async () => expect(await report(world)).toBe(200));
    const anew = await requestsFor(world, ask(world));

    expect([cached, reported]).toEqual([0, 0]);
    expect(first).toBeGreaterThan(0);
    expect(anew).toBeGreaterThanOrEqual(first);
  });
});

it('webhooks: an order that nobody remembers costs no vendor a request', async () => {
  const world = await startBot();
  await requestsFor(world, ask(world));

  const reported = await requestsFor(world, async () => {
    for (let index = 0; index < 200; index += 1) await report(world, `order_unknown${index}`);
  });

  expect(reported).toBe(0);
  expect(await requestsFor(world, ask(world))).toBe(0);
});

it('webhooks: without their secrets there are none', async () => {
  const world = await startBot({ env: { CLINK_WEBHOOK_SECRET: '', LINKBEST_WEBHOOK_TOKEN: '' } });

  expect([await report(world), await push(world, '', '{}')]).toEqual([404, 404]);
});

it('webhooks: nothing of a body or a secret is logged, whatever is wrong with it', async () => {
  const lines: string[] = [];
  const world = await startBot({ log: (line) => void lines.push(line) });

  await sendSigned(`${world.url}/webhooks/clink`, '{"id":"marked-body"');
  await report(world, 'marked-order');
  await push(world, 'marked-token', 'marked-body');
  await world.settled(45_000);

  expect(lines.join('\n')).toContain('webhook_signature');
  expect(lines.join('\n')).not.toMatch(/marked|whsec_|a-long-random/);
});
