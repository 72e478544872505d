import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../../sandbox/slack/workspace/people.ts';
import { TIMES } from '../../../../src/core/times.ts';
import { deliver } from '../../../../src/slack/answer/delivery/delivery.ts';
import type { Destination } from '../../../../src/slack/answer/delivery/destination.ts';
import { type PostClient, post } from '../../../../src/slack/answer/delivery/post.ts';
import { responseUrl } from '../../../../src/slack/answer/delivery/response-url.ts';
import { AUTOMATIC, watchAlerts } from '../../../support/alerts.ts';
import { contextOf } from '../../../support/cards.ts';
import { useDesk } from '../../../support/desk.ts';
import { ORDER, SIM } from '../../../support/orders.ts';

const { ada } = PEOPLE;
const US = `<@${APP.user}>`;
/** Longer than a loaded machine takes for the tries of a test; a reply that is given up is tested with less. */
const PATIENT = { acknowledgement: 1, replyLife: 60_000 };
const OUTAGE = 5;
const MINUTE = 60_000;

const fail = () => Promise.reject(Object.assign(new Error('Slack replied 503'), { statusCode: 503 }));

function slackThatFails(): PostClient {
  return { chat: { postMessage: fail, update: fail }, conversations: { replies: async () => ({}), history: async () => ({}) } };
}

describe('replies while Slack is busy', () => {
  // Nothing is cached, so that commands are not answered in their acknowledgement.
  const desk = useDesk({ env: { ...AUTOMATIC, CACHE_TTL_SECONDS: '0' }, times: PATIENT });
  const { alert, replies } = watchAlerts(desk);
  const mention = async () => {
    await desk.world.slack.message({ user: ada, channel: CHANNELS.support, text: `${US} ${SIM}` });
    await desk.settled();
  };

  it.each([
    ['refuses with 500', { status: 500 }],
    ['breaks the connections', { drop: 'before' }],
    ['says internal_error', { error: 'internal_error' }],
    ['limits the rate', { retryAfter: 0 }],
  ] as const)('delivery: an automatic reply and a mention are answered when Slack %s for a while', async (_, fault) => {
    desk.world.slack.fail('chat.postMessage', { ...fault, times: OUTAGE });
    await alert(`SIM ${SIM}`);
    desk.world.slack.fail('chat.postMessage', { ...fault, times: OUTAGE });
    await mention();

    expect(JSON.stringify(replies())).toContain(ORDER);
    expect(replies(CHANNELS.support)).toMatchObject([{ text: expect.stringContaining(ORDER) }]);
  });

  it.each([
    ['thread', CHANNELS.support],
    ['direct message', CHANNELS.dm],
  ])('delivery: a post in a %s whose response is lost is not posted again', async (_, channel) => {
    desk.world.slack.fail('chat.postMessage', { drop: 'after', times: 1 });

    await desk.world.slack.message({ user: ada, channel, text: `${US} ${SIM}` });
    await desk.settled();

    expect(desk.seen(ada, channel).filter((text) => text.includes(ORDER))).toHaveLength(1);
    expect(desk.world.slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it.each([
    ['refuses it for long', { status: 500 }],
    ['says that it is used up', { error: 'used_url', status: 404 }],
  ])('delivery: a command is answered in another way when Slack %s', async (_, fault) => {
    desk.world.slack.fail('response_url', fault);

    const seen = await desk.ask(SIM);

    expect(seen).toEqual([expect.stringContaining(ORDER)]);
    expect(desk.world.slack.callsOf('chat.postEphemeral')).toHaveLength(1);
  });

  it('delivery: a command is answered in a direct message where the bot may not post', async () => {
    desk.world.slack.fail('response_url', { error: 'used_url', status: 404 });
    desk.world.slack.fail('chat.postEphemeral', { error: 'not_in_channel' });

    await desk.ask(SIM);

    expect(desk.seen(ada, CHANNELS.dm)).toEqual([expect.stringContaining(ORDER)]);
  });

  it('delivery: a button is answered in another way', async () => {
    await desk.ask(SIM);
    desk.world.slack.fail('response_url', { status: 500 });

    await desk.world.slack.press({ user: ada, message: desk.last(), action_id: 'show_in_channel' });
    await desk.settled();

    expect(desk.seen(PEOPLE.lin)).toEqual([expect.stringContaining(ORDER)]);
  });
});

describe('replies that nobody wants any more', () => {
  const desk = useDesk({ env: AUTOMATIC, times: { replyLife: 50 } });
  const { alert } = watchAlerts(desk);

  it('delivery: what Slack does not take in time is logged and counted', async () => {
    desk.world.slack.fail('chat.postMessage', { status: 500 });

    await alert(`SIM ${SIM}`);

    expect(desk.log).toContain('A reply was lost');
    expect(await (await fetch(`${desk.world.url}/metrics`)).text()).toContain(
      'order_scout_lost_replies_total{call="chat.postMessage"} 1',
    );
  });
});

describe('pauses between the tries', () => {
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['a message', () => post(slackThatFails(), { channel: 'C1', thread: '1.1' }), 5 * MINUTE],
    ['what goes through a response_url', () => responseUrl({ respond: fail, type: 'ephemeral', replaces: false }), 30 * MINUTE],
  ])('delivery: %s is tried until nobody wants it any more', async (_, destination, wanted) => {
    vi.useFakeTimers();
    const lost: string[] = [];
    const tries: string[] = [];

    const delivery = deliver(destination(), { text: 'Paid', blocks: [] }, contextOf(), {
      pause: TIMES.replyRetry,
      maxLife: TIMES.replyLife,
      onRejected: (call) => void tries.push(call),
      onLost: (call) => void lost.push(call),
    });
    await vi.advanceTimersByTimeAsync(wanted - MINUTE);
    const [lostEarly, triesEarly] = [lost.length, tries.length];
    await vi.advanceTimersByTimeAsync(3 * MINUTE);

    expect(lostEarly).toBe(0);
    expect(triesEarly).toBeGreaterThan((wanted - MINUTE) / MINUTE);
    expect(await delivery).toEqual({ isDelivered: false, error: '503' });
    expect(lost).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('delivery: waits as long as Slack asks for', async () => {
    vi.useFakeTimers();
    const busy = [Object.assign(new Error('429'), { statusCode: 429, retryAfter: 30 })];
    let sent = 0;
    const destination: Destination<string> = {
      call: 'response_url',
      replaces: false,
      life: 60_000,
      plain: (reply) => reply,
      send: async () => {
        sent += 1;
        const error = busy.pop();
        if (error) throw error;
        return undefined;
      },
    };

    const delivery = deliver(destination, 'Paid', contextOf(), {
      pause: 1_000,
      maxLife: 60_000,
      onRejected: () => {},
      onLost: () => {},
    });
    await vi.advanceTimersByTimeAsync(29_999);
    const early = sent;
    await vi.advanceTimersByTimeAsync(1);

    expect(early).toBe(1);
    expect(await delivery).toEqual({ isDelivered: true, ts: undefined });
  });
});
