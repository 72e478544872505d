import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../../sandbox/slack/workspace/people.ts';
import { AUTOMATIC, watchAlerts } from '../../../support/alerts.ts';
import { FIRST_WORDS_SOON, useDesk } from '../../../support/desk.ts';
import { ORDER, orderId, SIM } from '../../../support/orders.ts';
import { sentenceOf, whyOf } from '../../../support/why.ts';

const { ada, lin } = PEOPLE;

describe('automatic replies to apps', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { alert, posts, replies } = watchAlerts(desk);

  it('automatic reply: a dismissible compact card in the thread, with public data only', async () => {
    const { message } = await alert(`Activation failed for ${SIM}`);

    expect(posts()).toMatchObject([{ channel: CHANNELS.alerts, thread_ts: message.ts }]);
    const card = JSON.stringify(replies());
    expect(card).toContain(ORDER);
    expect(card).toContain('"action_id":"dismiss"');
    expect(card).toContain('"action_id":"details_for_me"');
    expect(card).not.toMatch(/USD|stripe/);
  });

  it('automatic reply: reads the fields of an alert without text', async () => {
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

    expect(JSON.stringify(replies())).toContain(orderId('DISPUTED'));
  });

  it('automatic reply: answers a message of a workflow, which has no user', async () => {
    await desk.world.slack.message({
      channel: CHANNELS.alerts,
      bot_id: 'B0WORKFLOW',
      subtype: 'bot_message',
      text: 'SIM 89852202209090000051',
    });
    await desk.settled();

    expect(JSON.stringify(replies())).toContain(orderId('RISKYORD'));
  });

  it('automatic reply: posts nothing until a slow provider has answered', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);

    await alert('SIM 89852202209090000044');

    expect(posts()).toHaveLength(1);
    expect(JSON.stringify(replies())).toContain(orderId('SLOWANSW'));
  });

  it('automatic reply: stays public and dismissible after Refresh', async () => {
    await alert('SIM 89852202209090000010');
    const [reply] = replies();
    if (!reply) throw new Error('Nothing was answered');

    await desk.world.slack.press({ user: lin, message: reply, action_id: 'refresh_automatic' });
    await desk.settled();

    const card = JSON.stringify(replies());
    expect(replies()).toHaveLength(1);
    expect(card).toContain(orderId('PENDINGA'));
    expect(card).toContain('"action_id":"dismiss"');
    expect(card).not.toMatch(/USD|stripe/);
  });
});

describe('automatic replies to people', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { write, posts, replies } = watchAlerts(desk);

  it("automatic reply: uses the channel's language, not the author's, and the message's thread", async () => {
    const { message } = await write('客户来电');

    await write(`SIM ${SIM}`, { user: lin, thread_ts: message.ts });

    expect(posts()).toMatchObject([{ thread_ts: message.ts }]);
    expect(JSON.stringify(replies())).toContain('Refunded');
  });

  it("automatic reply: is not among the author's recent look-ups", async () => {
    await write('SIM 89852202209090000036');

    await desk.world.slack.openHome(ada);
    await desk.settled();

    expect(JSON.stringify(desk.world.slack.homeOf(ada)?.view)).not.toContain('89852202209090000036');
  });

  it('automatic reply: an edit is answered for the added identifiers only', async () => {
    const { message } = await write('SIM 89852202209090000051');

    await desk.world.slack.edit(message, { text: 'SIM 89852202209090000051 and 89852202209090000085' });
    await desk.settled();

    expect(posts()).toHaveLength(2);
    expect(JSON.stringify(posts()[1])).toContain(orderId('UNKNOWNW'));
    expect(JSON.stringify(posts()[1])).not.toContain(orderId('RISKYORD'));
  });

  it('automatic reply: ignores link previews that Slack adds to a message', async () => {
    const { message } = await write('see https://example.com/status');

    const { deliveries } = await desk.world.slack.edit(message, {
      attachments: [{ from_url: 'https://example.com/status', id: 1, fallback: 'SIM', text: 'SIM 89852202209090000010' }],
    });
    await desk.settled();

    expect(deliveries).toHaveLength(1);
    expect(posts()).toEqual([]);
  });
});

describe('automatic replies with several orders', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { alert, replies } = watchAlerts(desk);

  it('automatic reply: several orders of one message become one table', async () => {
    await alert(`SIMs ${SIM}, 89852202209090000036 and 89852202209090000051`);

    const [reply] = replies();
    expect(replies()).toHaveLength(1);
    const table = reply?.blocks?.find(({ type }) => type === 'table');
    expect(table).toMatchObject({ rows: { length: 4 } });
    expect(JSON.stringify(table)).toContain(ORDER);
    expect(reply?.text).toContain(ORDER);
  });

  it('automatic reply: more than ten orders become a digest, whose button opens all of them', async () => {
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
    const ids = [...names.map((name) => orderId(name)), orderId('TWICEPOA', 2), 'CU-7ZOIHX0RB16U20250828111429591'];

    await alert(ids.join('\n'));
    const [reply] = replies();
    if (!reply) throw new Error('Nothing was answered');
    await desk.world.slack.press({ user: ada, message: reply, action_id: 'details_for_me' });
    await desk.settled();

    expect(reply.text).toContain('orders in this message');
    expect(JSON.stringify(reply.blocks)).toContain('Disputed');
    const view = JSON.stringify(desk.world.slack.modalOf(ada)?.view);
    expect(ids.filter((id) => !view.includes(id))).toEqual([]);
  });
});

describe('automatic replies where they are off', () => {
  const desk = useDesk({ env: { ...AUTOMATIC, AUTO_REPLY_CHANNELS: CHANNELS.support } });
  const { alert, write, posts } = watchAlerts(desk);

  it('automatic reply: reads nothing in other channels and in direct messages of apps', async () => {
    const { message } = await alert(`SIM ${SIM}`);
    const { deliveries } = await alert(`SIM ${SIM}`, { channel: CHANNELS.dm });

    expect(posts()).toEqual([]);
    expect(deliveries).toHaveLength(1);
    expect(await whyOf(desk, message)).toContain(sentenceOf('not_an_automatic_channel'));
  });

  it('automatic reply: answers in a listed channel', async () => {
    await write(`SIM ${SIM}`, { channel: CHANNELS.support });

    expect(posts()).toMatchObject([{ channel: CHANNELS.support }]);
  });
});
