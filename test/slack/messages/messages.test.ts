import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { ALERTS, APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { createMessages, type MessageArgs } from '../../../src/slack/messages/messages.ts';
import { useDesk } from '../../support/desk.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { sentenceOf, whyOf } from '../../support/why.ts';

const { ada, lin } = PEOPLE;
const ENV = { AUTO_REPLY_CHANNELS: '*', USER_LOOKUPS_PER_MINUTE: '1000' };

const MESSAGE = {
  type: 'message',
  channel: CHANNELS.support,
  channel_type: 'channel',
  user: ada,
  ts: '1795400000.000100',
  text: SIM,
};

describe('message events that are not for us', () => {
  const desk = useDesk({ env: ENV });

  it.each([
    ['without a channel', { ...MESSAGE, channel: undefined }, {}],
    ['without a time', { ...MESSAGE, ts: undefined }, {}],
    ['without a team', MESSAGE, { team_id: undefined }],
    ['with a channel that is none', { ...MESSAGE, channel: 7 }, {}],
    ['without anybody, with a channel that is none', { ...MESSAGE, user: null, channel: 7 }, {}],
    ['of an unknown subtype', { ...MESSAGE, subtype: 'channel_join' }, {}],
    ['of a subtype that Slack may invent', { ...MESSAGE, subtype: 'hologram' }, {}],
    ['of a deletion', { ...MESSAGE, subtype: 'message_deleted', deleted_ts: MESSAGE.ts, previous_message: MESSAGE }, {}],
    ['of an edit without a message', { ...MESSAGE, subtype: 'message_changed' }, {}],
    ['of a tombstone', { ...MESSAGE, subtype: 'message_changed', message: { ...MESSAGE, subtype: 'tombstone' } }, {}],
    ['of our own user', { ...MESSAGE, user: APP.user }, {}],
    [
      'of our own edit',
      { ...MESSAGE, subtype: 'message_changed', message: { ...MESSAGE, bot_id: APP.bot }, previous_message: {} },
      {},
    ],
    ['of Slackbot in a direct message', { ...MESSAGE, channel: CHANNELS.dm, channel_type: 'im', user: 'USLACKBOT' }, {}],
    [
      'of an app in a direct message',
      { ...MESSAGE, channel: CHANNELS.dm, channel_type: 'im', user: ALERTS.user, bot_id: ALERTS.bot },
      {},
    ],
  ])('message event: is acknowledged and ignored %s', async (_, event, traits) => {
    const { status } = await desk.world.slack.event(event, traits);
    await desk.settled();

    expect(status).toBe(200);
    expect(desk.world.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });

  it('message event: malformed fields count as absent, the rest is read', async () => {
    const { message } = await desk.world.slack.message({ channel: CHANNELS.support, user: lin, text: 'hi' });
    const event = {
      ...MESSAGE,
      ts: message.ts,
      user: null,
      bot_id: null,
      thread_ts: 7,
      blocks: 'none',
      attachments: [null, 3, { fields: {} }],
    };

    await desk.world.slack.event(event);
    await desk.settled();

    expect(JSON.stringify(desk.world.slack.callsOf('chat.postMessage'))).toContain(ORDER);
  });
});

describe('one surface for each message', () => {
  const desk = useDesk({ env: ENV });
  const posts = () => desk.world.slack.callsOf('chat.postMessage').map((call) => call.arguments);

  it('surfaces: a mention in an automatic channel is answered as a mention, even a repeated one', async () => {
    for (const text of [SIM, `<@${APP.user}> ${SIM}`]) {
      await desk.world.slack.message({ channel: CHANNELS.support, user: ada, text });
      await desk.settled();
    }

    expect(posts()).toHaveLength(2);
    expect(JSON.stringify(posts()[0])).toContain('"action_id":"dismiss"');
    expect(JSON.stringify(posts()[1])).not.toContain('dismiss');
    expect(JSON.stringify(posts()[1])).toContain(ORDER);
  });

  it("surfaces: an app's mention is an alert", async () => {
    const text = `<@${APP.user}> 4567 and 89852202209090000036`;

    await desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text });
    await desk.settled();

    expect(posts()).toHaveLength(1);
    expect(JSON.stringify(posts())).not.toContain('CU-7ZOIHX0RB16U20250828111429591');
  });

  it('surfaces: a mention is answered without the subscription to message events', async () => {
    desk.world.slack.subscribe(['app_mention']);

    await desk.world.slack.message({ channel: CHANNELS.support, user: ada, text: `<@${APP.user}> ${SIM}` });
    await desk.settled();

    expect(posts()).toHaveLength(1);
  });

  it('surfaces: a group direct message gets public data only', async () => {
    await desk.world.slack.message({ channel: CHANNELS.group, user: ada, text: `<@${APP.user}> ${SIM}` });
    await desk.settled();

    expect(posts()).toHaveLength(1);
    expect(JSON.stringify(posts())).not.toMatch(/USD|stripe/);
  });
});

describe('the two events of a mention', () => {
  const mention = { ...MESSAGE, text: `<@${APP.user}> ${SIM}` };
  const edit = { ...MESSAGE, subtype: 'message_changed', message: mention, previous_message: MESSAGE };

  it.each([
    ['the message event leaves the answer to the app_mention', mention, true],
    ['the app_mention is answered first', { ...mention, type: 'app_mention' }, false],
    ['an edit brings no app_mention', edit, false],
    ['!order brings no app_mention', { ...MESSAGE, text: `!order ${SIM}` }, false],
    ['a direct message brings no app_mention', { ...mention, channel_type: 'im' }, false],
  ])('mention: %s', async (_, event, isStandby) => {
    const standby: boolean[] = [];
    const unused = () => expect.fail('nothing is said');
    const onMessage = createMessages({
      responder: { during: (work) => work },
      people: { find: async () => undefined },
      mention: async (received) => void standby.push(received.isStandby),
      files: { has: () => false, inDirectMessage: unused },
      automatic: unused,
    });
    const client: MessageArgs['client'] = {
      chat: { postMessage: unused, update: unused, postEphemeral: unused, getPermalink: unused },
      conversations: { replies: unused, history: unused },
    };

    await onMessage({ event, body: { team_id: 'T1' }, context: { botId: APP.bot, botUserId: APP.user }, client });

    expect(standby).toEqual([isStandby]);
  });
});

describe('/order why about messages', () => {
  const desk = useDesk({ env: ENV });

  it.each([
    ['an answer', `SIM ${SIM}`, 'answered'],
    ['a miss', 'SIM 89852202209090000135', 'found_nowhere'],
    ['free-form numbers', 'order 4567', 'no_strong_identifier'],
    ['people', 'customer cus_7same4567', 'only_ids_of_people'],
    ['words', 'hello', 'no_identifier'],
  ] as const)('/order why: names the rule for %s', async (_, text, rule) => {
    const { message } = await desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', subtype: 'bot_message', text });
    await desk.settled();

    const told = await whyOf(desk, message);

    expect(told).toContain(sentenceOf(rule));
  });

  it('/order why: explains a mention by a link to our answer', async () => {
    await desk.world.slack.message({ channel: CHANNELS.support, user: ada, text: `<@${APP.user}> ${SIM}` });
    await desk.settled();
    const reply = desk.last();

    const told = await whyOf(desk, { channel: CHANNELS.support, ts: reply.ts });

    expect(told).toContain('I answered it');
    expect(told).not.toContain('once more');
  });
});

describe('messages over Socket Mode', () => {
  const desk = useDesk({ transport: 'socket', env: ENV });

  it('Socket Mode: an envelope that is delivered twice is answered once', async () => {
    const { deliveries } = await desk.world.slack.message({
      channel: CHANNELS.support,
      user: ada,
      text: `<@${APP.user}> ${SIM}`,
    });
    for (const delivery of deliveries) await desk.world.slack.redeliver(delivery, { number: 0 });
    await desk.settled();

    expect(desk.world.slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});
