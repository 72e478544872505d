import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk({ env: { UNFURL_DOMAINS: 'shop.example=/orders/([^/?#]+)', AUTO_REPLY_CHANNELS: CHANNELS.alerts } });
const { ada, lin, gil } = PEOPLE;
const ICCID = '89852202209089971478';

interface Target {
  readonly channel: string;
  readonly ts: string;
}

/** The link that "Copy link" gives. */
function linkTo({ channel, ts }: Target): string {
  return `https://sandbox.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
}

async function say(text: string, channel: string = CHANNELS.support, user: string = ada): Promise<Target> {
  desk.world.slack.unfurl(['shop.example']);
  const { message } = await desk.world.slack.message({ user, channel, text });
  await desk.settled();
  return message;
}

/** Asks in #support, as Ada unless said otherwise, and returns what came, as that person sees it. */
async function why(text: string, user: string = ada): Promise<string> {
  const before = desk.seen(user).length;
  await desk.world.slack.command({ user, channel: CHANNELS.support, text: `why ${text}`.trim() });
  await desk.settled();
  return desk.seen(user).slice(before).join('\n');
}

describe('/order why', () => {
  it('says what was read, which rule applied, who was asked, and how long it took', async () => {
    await desk.restart();
    const message = await say(`<https://shop.example/orders/${ICCID}>`);

    const reply = await why(linkTo(message));

    expect(reply).toContain('I answered it.');
    expect(reply).toContain(`Read: ${ICCID}.`);
    expect(reply).toMatch(/Linksfield \(sim_id\): found · live · \d+ ms/);
    expect(reply).toContain('via link preview');
  });

  it('says what came from the cache', async () => {
    await say(`<https://shop.example/orders/${ICCID}>`);
    const message = await say(`<https://shop.example/orders/${ICCID}>`);

    const reply = await why(linkTo(message));

    expect(reply).toMatch(/Linksfield \(sim_id\): found · cached · \d+ ms/);
  });

  it('gives the reference of a failure', async () => {
    const message = await say('<https://shop.example/orders/89852202209090000150>');

    const reply = await why(linkTo(message));

    expect(reply).toContain('No provider that answered knows');
    expect(reply).toMatch(/no answer · error ID [0-9a-f]{8}/);
  });

  it('takes the link as Slack wraps it, with what names its thread', async () => {
    const message = await say(`<https://shop.example/orders/${ICCID}>`);

    const reply = await why(`<${linkTo(message)}?thread_ts=1700000000.000100&cid=${message.channel}|this message>`);

    expect(reply).toContain('I answered it.');
  });

  it('is answered to the asker alone', async () => {
    const message = await say(`<https://shop.example/orders/${ICCID}>`);

    await why(linkTo(message));

    expect(desk.seen(lin).join('\n')).not.toContain('I answered it');
    expect(desk.world.slack.callsOf('acknowledgement')).toMatchObject([{ arguments: { response_type: 'ephemeral' } }]);
  });

  it('answers in the language of the asker', async () => {
    const message = await say(`<https://shop.example/orders/${ICCID}>`);

    const reply = await why(linkTo(message), lin);

    expect(reply).toContain('我回复了它。');
  });

  it.each([
    ['no link', ''],
    ['a link to a channel', `https://sandbox.slack.com/archives/${CHANNELS.support}`],
    ['a link to another site', `https://slack.com.evil.example/archives/${CHANNELS.support}/p1700000000000100`],
  ])('asks for a link when it gets %s', async (_, text) => {
    const reply = await why(text);

    expect(reply).toContain('/order why');
    expect(reply).toContain('Copy link');
  });

  it('says that it knows nothing of a message that it was not told of', async () => {
    const reply = await why(linkTo({ channel: CHANNELS.support, ts: '1700000000.000100' }));

    expect(reply).toContain('I have no record of this message');
  });

  it('says nothing about a conversation that the asker is not in, whether there is something to say or not', async () => {
    const known = await say(`<https://shop.example/orders/${ICCID}>`, CHANNELS.escalations);

    const replies = [
      await why(linkTo(known), lin),
      await why(linkTo({ channel: CHANNELS.escalations, ts: '1700000000.000100' }), lin),
      await why(linkTo({ channel: CHANNELS.board, ts: '1700000000.000100' }), lin),
      await why(linkTo({ channel: 'C0NOWHERE', ts: '1700000000.000100' }), lin),
    ];

    expect(new Set(replies)).toEqual(new Set([expect.stringContaining('我只能说明您自己能看到的')]));
  });

  it('answers the members of a private channel', async () => {
    const message = await say(`<https://shop.example/orders/${ICCID}>`, CHANNELS.escalations);

    const reply = await why(linkTo(message));

    expect(reply).toContain('I answered it.');
  });

  it('says nothing when Slack does not say who is in the conversation', async () => {
    const message = await say(`<https://shop.example/orders/${ICCID}>`, CHANNELS.escalations);
    desk.world.slack.fail('conversations.members', { error: 'internal_error' });

    const reply = await why(linkTo(message));

    expect(reply).toContain('messages you can read');
  });

  it('says nothing to a guest', async () => {
    const message = await say(`<https://shop.example/orders/${ICCID}>`);

    const reply = await why(linkTo(message), gil);

    expect(reply).toContain('Only full members');
    expect(reply).not.toContain(ICCID);
  });

  it('explains silence in a shared channel', async () => {
    const message = await say(`<https://shop.example/orders/${ICCID}>`, CHANNELS.partners);

    const reply = await why(linkTo(message));

    expect(reply).toContain('This channel is shared with another company');
    expect(reply).toContain('No provider was asked.');
  });

  it('explains a mention by its link and by that of the answer', async () => {
    const message = await say(`<@${APP.user}> ${ICCID}`);
    const answer = desk.last();

    const replies = [await why(linkTo(message)), await why(linkTo(answer))];

    for (const reply of replies) expect(reply).toContain(`Read: ${ICCID}.`);
  });

  it('explains a mention whose author Slack did not name', async () => {
    await desk.restart();
    desk.world.slack.fail('users.info', { error: 'internal_error' });
    const message = await say(`<@${APP.user}> ${ICCID}`, CHANNELS.support, lin);
    desk.world.slack.restore();

    const reply = await why(linkTo(message));

    expect(reply).toContain('Slack did not say who can read this channel, or who wrote the message.');
    expect(reply).not.toContain('may not look up orders');
  });

  it('explains an automatic answer, and why there was none', async () => {
    const alert = await say(`Activation failed: ${ICCID}`, CHANNELS.alerts);
    const chat = await say('good morning', CHANNELS.alerts);
    const elsewhere = await say(`Activation failed: ${ICCID}`);

    expect(await why(linkTo(alert))).toMatch(/I answered it\..*via automatic reply$/s);
    expect(await why(linkTo(chat))).toMatch(/no ICCID or order number in it|could be anything/);
    expect(await why(linkTo(elsewhere))).toContain('I do not answer automatically in this channel');
  });

  it('does not call a message that got no reply an automatic reply', async () => {
    const chat = await say('good morning', CHANNELS.alerts);
    const elsewhere = await say(`Activation failed: ${ICCID}`);

    for (const message of [chat, elsewhere]) expect(await why(linkTo(message))).not.toContain('automatic reply');
  });

  it('counts ids of people, and repeats none', async () => {
    const message = await say(`<@${APP.user}> cus_7same4567`);

    const reply = await why(linkTo(message));

    expect(reply).toContain('ids of people (1)');
    expect(reply).not.toContain('cus_7same4567');
  });
});
