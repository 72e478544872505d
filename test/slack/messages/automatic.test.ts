import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import type { Desk } from '../../support/desk.ts';
import { useDesk } from '../../support/desk.ts';

const { ada, lin, gil } = PEOPLE;
const SIM = '89852202209090000069';
const ORDER = 'CU-REFUNDED000120260917093012345';
const TAIL = '20260917093012345';
const ENV = { AUTO_REPLY_CHANNELS: '*', USER_LOOKUPS_PER_MINUTE: '1000', LINKSFIELD_PER_SECOND: '100', LINKSFIELD_AT_ONCE: '20' };

/** What happens in the channel of alerts, and what the bot makes of it. */
function watch(desk: Desk) {
  const told = async (message: Parameters<Desk['world']['slack']['message']>[0]) => {
    const result = await desk.world.slack.message(message);
    await desk.settled();
    return result;
  };
  return {
    alert: (text: string, more: object = {}) =>
      told({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text, ...more }),
    write: (text: string, more: object = {}) => told({ channel: CHANNELS.alerts, user: ada, text, ...more }),
    posts: () => desk.world.slack.callsOf('chat.postMessage').map((call) => call.arguments),
    replies: (channel: string = CHANNELS.alerts) =>
      desk.world.slack.seenBy(ada, channel).filter((message) => message.bot_id === APP.bot),
  };
}

describe('an alert of another app', () => {
  const desk = useDesk({ env: ENV });
  const { alert, posts, replies } = watch(desk);

  it('is answered in its thread, compact, with public data only, and can be taken back', async () => {
    const { message } = await alert(`Activation failed for ${SIM}`);

    expect(posts()).toMatchObject([{ channel: CHANNELS.alerts, thread_ts: message.ts }]);
    const card = JSON.stringify(replies());
    expect(card).toContain(ORDER);
    expect(card).toContain('"action_id":"dismiss"');
    expect(card).toContain('"action_id":"details_for_me"');
    expect(card).not.toMatch(/USD|stripe/);
  });

  it('is read where its text is empty and its content stands in fields', async () => {
    await alert('', {
      attachments: [
        {
          fallback: 'Alert',
          fields: [
            { title: 'ICCID', value: '8985 2202 2090 9000 0036', short: true },
            { title: null, value: null },
          ],
        },
      ],
    });

    expect(JSON.stringify(replies())).toContain(`CU-DISPUTED0001${TAIL}`);
  });

  it('of a workflow, without a user, is read as well', async () => {
    await desk.world.slack.message({
      channel: CHANNELS.alerts,
      bot_id: 'B0WORKFLOW',
      subtype: 'bot_message',
      text: 'SIM 89852202209090000051',
    });
    await desk.settled();

    expect(JSON.stringify(replies())).toContain(`CU-RISKYORD0001${TAIL}`);
  });

  it('with a late provider is answered late, without a word before', async () => {
    await alert('SIM 89852202209090000044');

    expect(posts()).toHaveLength(1);
    expect(JSON.stringify(replies())).toContain(`CU-SLOWANSW0001${TAIL}`);
  });

  it('is refreshed with public data only and can still be taken back', async () => {
    await alert('SIM 89852202209090000010');
    const [reply] = replies();
    if (!reply) throw new Error('Nothing was answered');

    await desk.world.slack.press({ user: lin, message: reply, action_id: 'refresh_automatic' });
    await desk.settled();

    const card = JSON.stringify(replies());
    expect(replies()).toHaveLength(1);
    expect(card).toContain(`CU-PENDINGA0001${TAIL}`);
    expect(card).toContain('"action_id":"dismiss"');
    expect(card).not.toMatch(/USD|stripe/);
  });
});

describe('silence is the answer', () => {
  const desk = useDesk({ env: ENV });
  const { alert, write, replies } = watch(desk);

  it.each([
    ['numbers that could be anything', 'order 4567, ticket 20231101'],
    ['an id of a person', 'customer cus_7same4567 complains'],
    ['an ICCID that nobody knows', 'SIM 89852202209090000135'],
    ['a provider that refuses', 'SIM 89852202209090000150'],
    ['a provider that is broken', 'SIM 89852202209090000184'],
    ['nothing at all', ''],
  ])('to %s', async (_, text) => {
    await alert(text);

    expect(replies()).toEqual([]);
  });

  it('to what cannot be looked up beside what can', async () => {
    await alert(`SIM ${SIM} and SIM 89852202209090000150 and SIM 89852202209090000143`);

    const card = JSON.stringify(replies());
    expect(card).toContain(ORDER);
    expect(card).not.toMatch(/No order found|Reference to quote|not looked up/i);
  });

  it('to our own posts, whatever they name', async () => {
    const { slack } = desk.world;

    await slack.message({ channel: CHANNELS.alerts, user: APP.user, bot_id: APP.bot, text: `SIM ${SIM}` });
    await slack.message({ channel: CHANNELS.alerts, bot_id: APP.bot, subtype: 'bot_message', text: `SIM ${SIM}` });
    await desk.settled();

    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  it("to another app's answer to us", async () => {
    const { message } = await alert('SIM 89852202209090000036');

    await alert('Noted: 89852202209090000051', { thread_ts: message.ts });

    expect(replies()).toHaveLength(1);
  });

  it('to another app below a message of ours', async () => {
    const { slack } = desk.world;
    const { message } = await slack.message({ channel: CHANNELS.alerts, user: APP.user, bot_id: APP.bot, text: 'a digest' });

    await alert('Noted: 89852202209090000051', { thread_ts: message.ts });

    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  it('where outsiders read, or Slack does not say who does', async () => {
    const { slack } = desk.world;
    await write(SIM, { channel: CHANNELS.partners });
    slack.fail('conversations.info', { error: 'fatal_error' });
    await write(SIM, { channel: CHANNELS.escalations });

    expect(slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });

  it('to a guest', async () => {
    await write(SIM, { channel: CHANNELS.support, user: gil });

    expect(desk.world.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });

  it('to a deletion', async () => {
    const { message } = await alert('SIM 89852202209090000077');
    const before = desk.world.slack.callsOf('chat.postMessage').length;

    await desk.world.slack.remove(message);
    await desk.settled();

    expect(desk.world.slack.callsOf('chat.postMessage')).toHaveLength(before);
  });
});

describe('a message of a person', () => {
  const desk = useDesk({ env: ENV });
  const { write, posts, replies } = watch(desk);

  it("is answered in its author's language, in the thread that it stands in", async () => {
    const { message } = await write('客户来电');

    await write(`SIM ${SIM}`, { user: lin, thread_ts: message.ts });

    expect(posts()).toMatchObject([{ thread_ts: message.ts }]);
    expect(JSON.stringify(replies())).toContain('已退款');
  });

  it('is no question of theirs: their recent look-ups do not know it', async () => {
    await write('SIM 89852202209090000036');

    await desk.world.slack.openHome(ada);
    await desk.settled();

    expect(JSON.stringify(desk.world.slack.homeOf(ada)?.view)).not.toContain('89852202209090000036');
  });

  it('that is edited is answered for what is new alone', async () => {
    const { message } = await write('SIM 89852202209090000051');

    await desk.world.slack.edit(message, { text: 'SIM 89852202209090000051 and 89852202209090000085' });
    await desk.settled();

    expect(posts()).toHaveLength(2);
    expect(JSON.stringify(posts()[1])).toContain(`CU-UNKNOWNW0001${TAIL}`);
    expect(JSON.stringify(posts()[1])).not.toContain(`CU-RISKYORD0001${TAIL}`);
  });

  it('to which Slack adds what a link leads to is not answered for that', async () => {
    const { message } = await write('see https://example.com/status');

    await desk.world.slack.edit(message, {
      attachments: [{ from_url: 'https://example.com/status', id: 1, fallback: 'SIM', text: 'SIM 89852202209090000010' }],
    });
    await desk.settled();

    expect(posts()).toEqual([]);
  });
});

describe('several orders', () => {
  const desk = useDesk({ env: ENV });
  const { alert, replies } = watch(desk);

  it('of one message are one table', async () => {
    await alert(`SIMs ${SIM}, 89852202209090000036 and 89852202209090000051`);

    const [reply] = replies();
    expect(replies()).toHaveLength(1);
    const table = reply?.blocks?.find(({ type }) => type === 'table');
    expect(table).toMatchObject({ rows: { length: 4 } });
    expect(JSON.stringify(table)).toContain(ORDER);
    expect(reply?.text).toContain(ORDER);
  });

  it('more than ten are a digest with all of them behind its button', async () => {
    const names = [
      'PENDINGA',
      'DISPUTED',
      'SLOWANSW',
      'RISKYORD',
      'REFUNDED',
      'FAILEDPA',
      'UNKNOWNW',
      'NODIGITA',
      'LASTYEAR',
      'REMARKED',
    ];
    const ids = [...names.map((name) => `CU-${name}0001${TAIL}`), `CU-TWICEPOA0002${TAIL}`, 'CU-7ZOIHX0RB16U20250828111429591'];

    await alert(ids.join('\n'));
    const [reply] = replies();
    if (!reply) throw new Error('Nothing was answered');
    await desk.world.slack.press({ user: ada, message: reply, action_id: 'details_for_me' });
    await desk.settled();

    expect(reply.text).toContain('orders are named here');
    expect(JSON.stringify(reply.blocks)).toContain('Disputed');
    const view = JSON.stringify(desk.world.slack.modalOf(ada)?.view);
    expect(ids.filter((id) => !view.includes(id))).toEqual([]);
  });
});

describe('the same again', () => {
  const desk = useDesk({ env: ENV });
  const { alert, posts, replies } = watch(desk);

  it('is silence in the same thread and a link elsewhere', async () => {
    const { message } = await alert(`SIM ${SIM}`);
    const [first] = replies();

    await desk.world.slack.message({ channel: CHANNELS.alerts, user: ada, text: `SIM ${SIM}`, thread_ts: message.ts });
    await desk.settled();
    const afterSameThread = posts().length;
    await alert(`again: SIM ${SIM}`);

    expect(afterSameThread).toBe(1);
    expect(posts()).toHaveLength(2);
    expect(replies().at(-1)?.text).toContain(`/p${first?.ts.replace('.', '')}`);
    expect(JSON.stringify(replies().at(-1))).not.toContain(ORDER);
  });

  it('is answered anew in another channel', async () => {
    await alert(`SIM ${SIM}`);

    await alert(`SIM ${SIM}`, { channel: CHANNELS.support });

    expect(JSON.stringify(replies(CHANNELS.support))).toContain(ORDER);
  });

  it('is answered anew when the earlier reply has been deleted', async () => {
    await alert('SIM 89852202209090000036');
    const [first] = replies();
    if (!first) throw new Error('Nothing was answered');
    await desk.world.slack.remove(first);

    await alert('SIM 89852202209090000036');

    expect(JSON.stringify(replies())).toContain(`CU-DISPUTED0001${TAIL}`);
  });

  it('beside something new leaves only the new', async () => {
    await alert('SIM 89852202209090000051');

    await alert('SIM 89852202209090000051 and SIM 89852202209090000077');

    expect(JSON.stringify(posts()[1])).toContain(`CU-FAILEDPA0001${TAIL}`);
    expect(JSON.stringify(posts()[1])).not.toContain(`CU-RISKYORD0001${TAIL}`);
  });
});

describe('an event that comes again', () => {
  const desk = useDesk({ env: { ...ENV, REPEAT_WINDOW_MINUTES: '0' } });
  const { alert, posts } = watch(desk);

  it.each([
    ['as Slack delivers again', { number: 1 }],
    ['as Socket Mode does, with retry 0', { number: 0 }],
  ])('is answered once: %s', async (_, retry) => {
    const { deliveries } = await alert(`SIM ${SIM}`);

    for (const delivery of deliveries) await desk.world.slack.redeliver(delivery, retry);
    await desk.settled();

    expect(posts()).toHaveLength(1);
  });

  it('twice at the same moment is answered once', async () => {
    const { deliveries } = await alert('nothing yet');
    const [delivery] = deliveries;
    const event = { ...(delivery?.envelope.payload.event as object), text: `SIM ${SIM}` };

    await Promise.all([1, 2, 3].map(() => desk.world.slack.event(event)));
    await desk.settled();

    expect(posts()).toHaveLength(1);
  });

  it('is answered every time where repeats are allowed', async () => {
    await alert(`SIM ${SIM}`);
    await alert(`SIM ${SIM}`);

    expect(posts()).toHaveLength(2);
  });
});

describe('a storm of forty alerts', () => {
  const desk = useDesk({ env: ENV });
  const { posts, replies } = watch(desk);
  const IDS = ['REFUNDED', 'DISPUTED', 'RISKYORD', 'FAILEDPA', 'UNKNOWNW', 'NODIGITA', 'LASTYEAR', 'REMARKED', 'PENDINGA'];
  const ORDERS = [
    ...IDS.map((name) => `CU-${name}0001${TAIL}`),
    ...['TWICEPOA0001', 'TWICEPOA0002', 'TWICEPOA0003', 'SEVERALA0001', 'SEVERALA0002'].map((name) => `CU-${name}${TAIL}`),
  ];

  it('becomes ten replies and one digest that holds the others', async () => {
    const alerts = Array.from({ length: 40 }, (_, index) => `Alert ${ORDERS[index % ORDERS.length]}`);

    await Promise.all(
      alerts.map((text) => desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text })),
    );
    await desk.settled();

    const inChannel = posts().filter(({ thread_ts }) => thread_ts === undefined);
    const inThreads = posts().filter(({ thread_ts }) => thread_ts !== undefined);
    expect(inThreads).toHaveLength(10);
    expect(inChannel).toHaveLength(1);
    expect(replies().find(({ thread_ts }) => thread_ts === undefined)?.text).toContain('Many messages at once');
  });

  it('whose digest can be taken back by anybody', async () => {
    const more = ORDERS.map((id) => `More of ${id}`);
    await Promise.all(more.map((text) => desk.world.slack.message({ channel: CHANNELS.support, user: ada, text })));
    await desk.settled();
    const digestOf = () => replies(CHANNELS.support).find(({ thread_ts }) => thread_ts === undefined);
    const digest = digestOf();
    if (!digest) throw new Error('There is no digest');

    await desk.world.slack.press({ user: lin, message: digest, action_id: 'dismiss' });
    await desk.settled();

    expect(digest.text).toContain('4 orders');
    expect(digestOf()).toBeUndefined();
  });
});

describe('a storm of the same alert', () => {
  const desk = useDesk({ env: ENV });
  const { posts, replies } = watch(desk);

  it('is answered once, a few times linked to, and then not at all', async () => {
    await Promise.all(
      Array.from({ length: 40 }, () =>
        desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text: `SIM ${SIM}` }),
      ),
    );
    await desk.settled();

    expect(replies().filter((reply) => JSON.stringify(reply.blocks).includes(ORDER))).toHaveLength(1);
    expect(posts()).toHaveLength(10);
    expect(posts().every(({ thread_ts }) => thread_ts !== undefined)).toBe(true);
  });
});

describe('where it is not switched on', () => {
  const desk = useDesk({ env: { ...ENV, AUTO_REPLY_CHANNELS: CHANNELS.support } });
  const { alert, write, posts } = watch(desk);

  it('nothing is read, in other channels and in direct messages of apps', async () => {
    await alert(`SIM ${SIM}`);
    await alert(`SIM ${SIM}`, { channel: CHANNELS.dm });

    expect(posts()).toEqual([]);
  });

  it('a listed channel is answered', async () => {
    await write(`SIM ${SIM}`, { channel: CHANNELS.support });

    expect(posts()).toMatchObject([{ channel: CHANNELS.support }]);
  });
});

describe('a quiet word about ICCIDs that nobody knows', () => {
  const desk = useDesk({ env: { ...ENV, NOTE_UNKNOWN_ICCIDS: 'true' } });
  const { alert, replies } = watch(desk);

  it('names them masked, once', async () => {
    await alert('SIM 89852202209090000135');
    await alert('SIM 89852202209090000135');

    expect(replies().map(({ text }) => text)).toEqual([expect.stringContaining('No order found')]);
    expect(JSON.stringify(replies())).not.toContain('89852202209090000135');
  });

  it('is not said of order numbers, nor when a provider failed', async () => {
    await alert(`order CU-NOWHERE00001${TAIL}`);
    await alert('SIM 89852202209090000150');

    expect(replies()).toEqual([]);
  });
});

describe('when Slack refuses', () => {
  const desk = useDesk({ env: ENV });
  const { alert, replies } = watch(desk);

  it.each(['not_in_channel', 'channel_not_found', 'token_revoked'])(
    'with %s the log tells of it, nobody is bothered, and what was not said can be said later',
    async (error) => {
      desk.world.slack.fail('chat.postMessage', { error, times: 1 });
      await alert(`SIM ${SIM}`);
      const silent = replies().length;

      await alert(`SIM ${SIM}`);

      expect(silent).toBe(0);
      expect(desk.log).toContain(error);
      expect(JSON.stringify(replies())).toContain(ORDER);
    },
  );

  it.each(['msg_too_long', 'invalid_blocks'])('with %s the answer comes as plain text', async (error) => {
    desk.world.slack.fail('chat.postMessage', { error, times: 1 });

    await alert('SIM 89852202209090000036');

    expect(replies()).toMatchObject([{ text: expect.stringContaining(`CU-DISPUTED0001${TAIL}`) }]);
  });
});
