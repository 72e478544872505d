import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../../sandbox/slack/workspace/people.ts';
import { AUTOMATIC, watchAlerts } from '../../../support/alerts.ts';
import { useDesk } from '../../../support/desk.ts';
import { ORDER, orderId, SIM } from '../../../support/orders.ts';
import { sentenceOf, whyOf } from '../../../support/why.ts';

const { gil } = PEOPLE;

describe('automatic replies: silence', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { alert, write, posts, replies } = watchAlerts(desk);

  it.each([
    ['no_strong_identifier', 'numbers that could be anything', 'order 4567, ticket 20231101'],
    ['only_ids_of_people', 'an id of a person', 'customer cus_7same4567 complains'],
    ['found_nowhere', 'an ICCID that no provider knows', 'SIM 89852202209090000135'],
    ['found_nowhere', 'a provider that refuses', 'SIM 89852202209090000150'],
    ['found_nowhere', 'a provider that is broken', 'SIM 89852202209090000184'],
    ['no_identifier', 'an empty text', ''],
  ] as const)('silence: posts nothing and notes %s for %s', async (rule, _, text) => {
    const { message } = await alert(text);

    expect(posts()).toEqual([]);
    expect(await whyOf(desk, message)).toContain(sentenceOf(rule));
  });

  it('silence: a reply leaves out what cannot be looked up', async () => {
    await alert(`SIM ${SIM} and SIM 89852202209090000150 and SIM 89852202209090000143`);

    const card = JSON.stringify(replies());
    expect(card).toContain(ORDER);
    expect(card).not.toMatch(/No order found|Error ID|not searched/i);
  });

  it.each([
    ['user', { user: APP.user, bot_id: APP.bot }],
    ['bot id', { bot_id: APP.bot, subtype: 'bot_message' }],
  ])('silence: ignores our own messages, recognised by %s', async (_, author) => {
    const { slack } = desk.world;

    const { deliveries } = await slack.message({ channel: CHANNELS.alerts, text: `SIM ${SIM}`, ...author });
    await desk.settled();

    expect(deliveries).toMatchObject([{ status: 200 }]);
    expect(posts()).toEqual([]);
  });

  it("silence: ignores another app's answer in the thread of our reply", async () => {
    const { message } = await alert('SIM 89852202209090000036');

    const answer = await alert('Noted: 89852202209090000051', { thread_ts: message.ts });

    expect(replies()).toHaveLength(1);
    expect(await whyOf(desk, answer.message)).toContain(sentenceOf('answer_to_us'));
  });

  it("silence: ignores another app's answer to a message of ours", async () => {
    const { slack } = desk.world;
    const { message } = await slack.message({ channel: CHANNELS.alerts, user: APP.user, bot_id: APP.bot, text: 'a digest' });

    const answer = await alert('Noted: 89852202209090000051', { thread_ts: message.ts });

    expect(posts()).toEqual([]);
    expect(await whyOf(desk, answer.message)).toContain(sentenceOf('answer_to_us'));
  });

  it('silence: posts nothing in a channel shared with another organisation', async () => {
    const { message } = await write(SIM, { channel: CHANNELS.partners });

    expect(desk.world.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
    expect(await whyOf(desk, message)).toContain(sentenceOf('shared_channel'));
  });

  it('silence: posts nothing until Slack says who reads the channel', async () => {
    desk.world.slack.fail('conversations.info', { error: 'fatal_error', times: 4 });

    const { message } = await write(SIM, { channel: CHANNELS.escalations });

    const asked = desk.world.slack.calls.findLastIndex(({ method }) => method === 'conversations.info');
    const posted = desk.world.slack.calls.findIndex(({ method }) => method === 'chat.postMessage');
    expect(posted).toBeGreaterThan(asked);
    expect(await whyOf(desk, message)).toContain(sentenceOf('not_checked'));
  });

  it('silence: posts nothing for a guest', async () => {
    const { message } = await write(SIM, { channel: CHANNELS.support, user: gil });

    expect(desk.world.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
    expect(await whyOf(desk, message)).toContain(sentenceOf('not_allowed'));
  });

  it('silence: ignores the deletion of a message', async () => {
    const { message } = await alert('SIM 89852202209090000077');
    const before = posts().length;

    const { deliveries } = await desk.world.slack.remove(message);
    await desk.settled();

    expect(deliveries).toMatchObject([{ status: 200 }]);
    expect(before).toBe(1);
    expect(posts()).toHaveLength(before);
  });
});

describe('automatic replies with NOTE_UNKNOWN_ICCIDS', () => {
  const desk = useDesk({ env: { ...AUTOMATIC, NOTE_UNKNOWN_ICCIDS: 'true' } });
  const { alert, replies } = watchAlerts(desk);

  it('unknown ICCIDs: are named once, masked', async () => {
    await alert('SIM 89852202209090000135');
    await alert('SIM 89852202209090000135');

    expect(replies().map(({ text }) => text)).toEqual([expect.stringContaining('No order found')]);
    expect(JSON.stringify(replies())).not.toContain('89852202209090000135');
  });

  it('unknown ICCIDs: no reply for order numbers, nor when a provider failed', async () => {
    const alerts = [await alert(`order ${orderId('NOWHERE0')}`), await alert('SIM 89852202209090000150')];

    expect(replies()).toEqual([]);
    for (const { message } of alerts) expect(await whyOf(desk, message)).toContain(sentenceOf('found_nowhere'));
  });
});
