import { beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';

const ICCID = '89852202209090000069';
const ORDER = 'CU-REFUNDED000120260917093012345';

describe('a slow machine', () => {
  const desk = useDesk({ times: { unacknowledged: 1 }, isLate: true });

  it('answers a command although its acknowledgement comes too late', async () => {
    const { slack } = desk.world;

    const { status } = await slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: ICCID });
    await desk.settled();

    expect(status).toBe(404);
    expect(desk.seen()).toEqual([expect.stringContaining(ORDER)]);
  });
});

describe.each(['http', 'socket'] as const)('over %s', (transport) => {
  const desk = useDesk({ transport });

  it('a command is answered in its acknowledgement', async () => {
    const replies = await desk.ask(ICCID);

    expect(replies).toEqual([expect.stringContaining(ORDER)]);
    expect(desk.world.slack.callsOf('acknowledgement')).toMatchObject([{ answer: { ok: true } }]);
    expect(desk.world.slack.callsOf('response_url')).toEqual([]);
  });

  it('a command is acknowledged without an answer that takes longer', async () => {
    await desk.useTimes({ acknowledgement: 1 });

    const replies = await desk.ask(ICCID);

    expect(replies).toEqual([expect.stringContaining(ORDER)]);
    expect(desk.world.slack.callsOf('acknowledgement')).toEqual([]);
    expect(desk.world.slack.callsOf('response_url')).toHaveLength(1);
  });

  it('is ready once Slack has accepted it', async () => {
    const reply = await fetch(`${desk.world.url}/readyz`);

    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({ ready: true, slack: 'connected', providers: { linksfield: 'closed' } });
  });

  it('a button works', async () => {
    await desk.ask(ICCID);

    await desk.world.slack.press({ user: PEOPLE.ada, message: desk.last(), action_id: 'show_in_channel' });
    await desk.settled();

    expect(desk.seen(PEOPLE.lin, CHANNELS.support)).toEqual([expect.stringContaining(ORDER)]);
  });
});

describe('Socket Mode', () => {
  const desk = useDesk({ transport: 'socket' });

  it('comes back after Slack recycles the connection', async () => {
    const reconnected = desk.world.slack.sockets.connected(true);
    desk.world.slack.sockets.disconnect();
    await reconnected;
    await ready();

    expect(await desk.ask(ICCID)).toEqual([expect.stringContaining(ORDER)]);
  });

  it('comes back after the network broke, however often apps.connections.open fails meanwhile', async () => {
    desk.world.slack.fail('apps.connections.open', { status: 500, times: 4 });
    const reconnected = desk.world.slack.sockets.connected(true);
    desk.world.slack.sockets.drop();
    await reconnected;
    await ready();

    expect(await desk.ask(ICCID)).toEqual([expect.stringContaining(ORDER)]);
    expect(desk.log).toContain('trying again');
  });

  async function ready(): Promise<void> {
    await expect.poll(async () => (await fetch(`${desk.world.url}/readyz`)).status).toBe(200);
  }
});

describe('when Slack does not take a reply', () => {
  const desk = useDesk({ times: { acknowledgement: 1 } });

  // An answer that is remembered goes out in the acknowledgement.
  beforeEach(() => desk.restart());

  it.each([
    ['finds fault with the blocks', { error: 'invalid_blocks', times: 1 }],
    ['is busy', { status: 503, times: 1 }],
    ['asks to wait', { status: 429, retryAfter: 1, times: 1 }],
  ])('the answer comes all the same when it %s', async (_, fault) => {
    desk.world.slack.fail('response_url', fault);

    const replies = await desk.ask(ICCID);

    expect(replies).toEqual([expect.stringContaining('CU-REFUNDED0001')]);
    expect(await (await fetch(`${desk.world.url}/metrics`)).text()).toContain(
      'order_scout_slack_failures_total{call="response_url"',
    );
  });
});
