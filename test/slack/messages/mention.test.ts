import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { FIRST_WORDS_SOON, useDesk } from '../../support/desk.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { sentenceOf, whyOf } from '../../support/why.ts';

const desk = useDesk({ env: { USER_LOOKUPS_PER_MINUTE: '1000' } });
const { ada, lin, gil, sam } = PEOPLE;
const US = `<@${APP.user}>`;

interface Written {
  readonly channel?: string;
  readonly user?: string;
  readonly thread_ts?: string;
}

/** Writes a message, waits until the bot is done, and returns the message and what it has called since. */
async function write(text: string, { channel = CHANNELS.support, user = ada, thread_ts }: Written = {}) {
  const told = await desk.world.slack.message({ channel, user, text, ...(thread_ts === undefined ? {} : { thread_ts }) });
  await desk.settled();
  return told;
}

function posts() {
  return desk.world.slack.callsOf('chat.postMessage').map((call) => call.arguments);
}

function whispers() {
  return desk.world.slack.callsOf('chat.postEphemeral').map((call) => call.arguments);
}

describe('mentions in channels', () => {
  it('mention: is answered once in its thread, though Slack sends two events', async () => {
    const { message, deliveries } = await write(`${US} ${SIM}`);

    expect(deliveries).toHaveLength(2);
    expect(posts()).toMatchObject([
      { channel: CHANNELS.support, thread_ts: message.ts, unfurl_links: 'false', unfurl_media: 'false' },
    ]);
    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });

  it('mention: the card shows public data only and offers details', async () => {
    await write(`${US} ${SIM}`);

    const card = JSON.stringify(posts());
    expect(card).not.toMatch(/USD|stripe|10\.00/);
    expect(card).not.toContain(`\`${SIM}\``);
    expect(card).toContain('"action_id":"details_for_me"');
    expect(card).not.toContain('show_in_channel');
  });

  it('mention: the card still shows public data only after Refresh', async () => {
    await write(`${US} ${SIM}`);

    await desk.world.slack.press({ user: lin, message: desk.last(lin), action_id: 'refresh_compact' });
    await desk.settled();

    expect(desk.seen(lin)).toHaveLength(2);
    expect(JSON.stringify(desk.last(lin))).not.toMatch(/USD|stripe|10\.00/);
    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });

  it('mention: the button opens amounts and details for the presser', async () => {
    await write(`${US} ${SIM}`);

    await desk.world.slack.press({ user: lin, message: desk.last(lin), action_id: 'details_for_me' });
    await desk.settled();

    expect(JSON.stringify(desk.world.slack.modalOf(lin)?.view)).toContain(ORDER);
    expect(desk.world.slack.modalOf(ada)).toBeUndefined();
  });

  it.each([
    ['mention', 'unfollow', `${US} please stop following ${ORDER}`, {}],
    ['direct message', 'unfollow', `unfollow ${ORDER}`, { channel: CHANNELS.dm }],
    ['mention', 'follow', `${US} follow ${ORDER} please`, {}],
    ['direct message', 'follow', `follow order ${ORDER}`, { channel: CHANNELS.dm }],
  ])('%s: who wants to %s an order gets the whole command for it, and no card', async (_, name, text, place) => {
    await write(text, place);

    expect(JSON.stringify([posts(), whispers()])).toContain(`/order ${name} ${ORDER}`);
    expect(JSON.stringify([posts(), whispers()])).not.toContain('"action_id"');
  });

  it('direct message: a screenshot alone is answered with what to send instead', async () => {
    await desk.world.slack.share({
      user: ada,
      channel: CHANNELS.dm,
      name: 'Screenshot 2026-11-27.png',
      content: Buffer.from('x'),
    });
    await desk.settled();

    expect(JSON.stringify(posts())).toContain('I cannot read pictures');
  });

  it('mention: works anywhere in the text and accepts free-form numbers', async () => {
    await write(`could somebody, perhaps ${US}, look at linksfield:4567 please?`);

    expect(desk.seen(lin).at(-1)).toContain('CU-7ZOIHX0RB16U20250828111429591');
  });

  it('mention: is answered in the thread it was written in', async () => {
    const { message } = await write('a customer asks');

    await write(`${US} ${SIM}`, { thread_ts: message.ts });

    expect(posts()).toMatchObject([{ thread_ts: message.ts }]);
  });

  it("mention: is answered in the channel's language, not the asker's", async () => {
    await write(`${US} ${SIM}`, { user: lin });

    expect(desk.seen(lin).at(-1)).toContain('Refunded');
  });

  it('mention: names the awaited provider, then replaces the card by the late answer', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);

    await write(`${US} 89852202209090000044`);

    expect(posts()).toHaveLength(1);
    expect(JSON.stringify(posts())).toMatch(/still waiting for Linksfield/i);
    expect(desk.seen(lin)).toHaveLength(2);
    expect(desk.seen(lin).at(-1)).toContain('CU-SLOWANSW000120260917093012345');
  });

  it('mention: says that no provider knows the number, or which provider failed', async () => {
    await write(`${US} 89852202209090000135`);
    const missing = desk.seen(lin).at(-1);
    await write(`${US} 89852202209090000150`);

    expect(missing).toContain('No order found');
    expect(desk.seen(lin).at(-1)).toContain('Linksfield');
  });

  it('mention: an edit is answered for the added identifiers only', async () => {
    const { message } = await write(`${US} ${SIM}`);
    const before = posts().length;

    await desk.world.slack.edit(message, { text: `${US} ${SIM} and 89852202209090000036` });
    await desk.settled();

    expect(posts().slice(before)).toMatchObject([{ thread_ts: message.ts }]);
    expect(JSON.stringify(posts().slice(before))).toContain('CU-DISPUTED0001');
    expect(JSON.stringify(posts().slice(before))).not.toContain('CU-REFUNDED0001');
  });

  it('mention: an edit without new identifiers gets no answer', async () => {
    const { message } = await write(`${US} ${SIM}`);

    await desk.world.slack.edit(message, { text: `${US} ${SIM} thanks!` });
    await desk.settled();

    expect(posts()).toHaveLength(1);
    expect(whispers()).toEqual([]);
    expect(await whyOf(desk, message)).toContain(sentenceOf('edit_without_news'));
  });
});

describe('mentions in automatic channels', () => {
  const automatic = useDesk({ env: { AUTO_REPLY_CHANNELS: '*' } });

  it('mention: an edit that adds a mention to an answered message is a question', async () => {
    const { slack } = automatic.world;
    const { message } = await slack.message({ channel: CHANNELS.support, user: ada, text: `SIM ${SIM}` });
    await automatic.settled();
    const before = slack.callsOf('chat.postMessage').length;

    await slack.edit(message, { text: `${US} SIM ${SIM}` });
    await automatic.settled();

    expect(before).toBe(1);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(2);
  });
});

describe('mentions by people without access', () => {
  it('mention: a guest gets a private refusal', async () => {
    await write(`${US} ${SIM}`, { user: gil });

    expect(posts()).toEqual([]);
    expect(whispers()).toMatchObject([{ user: gil, text: expect.stringContaining('Only full members') }]);
  });
});

describe('mentions with ids of people', () => {
  it('mention: an id of a person is answered privately', async () => {
    await write(`${US} cus_7same4567`);

    expect(posts()).toEqual([]);
    expect(whispers()).toMatchObject([{ channel: CHANNELS.support, user: ada }]);
    expect(desk.seen().at(-1)).toContain('only you see the answer');
    expect(desk.seen(lin)).toHaveLength(1);
  });

  it.each([
    'po:Bob.Norman',
    'po:bob%40example.com',
    '004915112345678',
    'po:+49.151.12345678',
    '0151-23456789',
    '555-625-1199',
    '1-555-625-1199',
  ])('mention: %s may name a person, and is repeated to nobody else', async (text) => {
    await write(`${US} ${text}`);

    expect(posts()).toEqual([]);
    expect(desk.seen(ada).at(-1)).toContain('No order found');
  });

  it('mention: an order is answered publicly, an id of a person beside it privately', async () => {
    await write(`${US} cus_7same4567 ${SIM}`);

    expect(posts()).toHaveLength(1);
    expect(JSON.stringify(posts())).not.toContain('cus_7same4567');
    expect(JSON.stringify(posts())).toContain(ORDER);
    expect(JSON.stringify(whispers())).toContain('about a person');
  });
});

describe('mentions without identifiers', () => {
  it.each([
    ['help', 'help', '@Order Scout 8985'],
    ['nothing', '', '@Order Scout 8985'],
    ['words', 'where is my parcel', 'where is my parcel'],
  ])('mention: without identifiers gets the usage, privately: %s', async (_, text, expected) => {
    await write(`${US} ${text}`);

    expect(posts()).toEqual([]);
    expect(desk.seen().at(-1)).toContain(expected);
    expect(desk.seen(lin)).toHaveLength(1);
  });
});

describe('!order in channels', () => {
  it('!order: is answered in the thread, where slash commands do not work', async () => {
    const { message } = await write('a customer asks');

    await write(`!order ${SIM}`, { thread_ts: message.ts });

    expect(posts()).toMatchObject([{ thread_ts: message.ts }]);
    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });

  it('!order: accepts inputs such as user=', async () => {
    await write('!order linksfield:4567');

    expect(desk.seen(lin).at(-1)).toContain('CU-7ZOIHX0RB16U20250828111429591');
  });

  it('!order: its usage names !order', async () => {
    await write('!order');

    expect(desk.seen().at(-1)).toContain('!order 8985');
  });

  it.each([
    ['not at the beginning', `say !order ${SIM}`],
    ['another word', `!orders ${SIM}`],
  ])('!order: counts only as the first word: %s', async (_, text) => {
    const { message } = await write(text);

    expect(desk.world.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
    expect(await whyOf(desk, message)).toContain(sentenceOf('not_an_automatic_channel'));
  });
});

describe('direct messages', () => {
  it('direct message: is answered in full, without personal data', async () => {
    await write(SIM, { channel: CHANNELS.dm });

    const [post] = posts();
    expect(post).not.toHaveProperty('thread_ts');
    expect(desk.seen(ada, CHANNELS.dm).at(-1)).toContain('USD 10.00');
    expect(JSON.stringify(post)).not.toContain('show_in_channel');
  });

  it('direct message: is answered in its thread', async () => {
    const { message } = await write('hello', { channel: CHANNELS.dm });

    await write(SIM, { channel: CHANNELS.dm, thread_ts: message.ts });

    expect(posts().at(-1)).toMatchObject({ thread_ts: message.ts });
  });

  it('direct message: without identifiers gets the usage', async () => {
    await write('hello', { channel: CHANNELS.dm });

    expect(posts()).toHaveLength(1);
    expect(desk.seen(ada, CHANNELS.dm).at(-1)).toContain('hello');
  });

  it('direct message: an id of a person is answered like any other', async () => {
    await write('cus_7same4567', { channel: CHANNELS.dm });

    expect(posts()).toHaveLength(1);
  });
});

describe('mentions in shared channels', () => {
  it('mention: in a shared channel only the asker sees the answer, and why', async () => {
    await write(`${US} ${SIM}`, { channel: CHANNELS.partners });

    expect(posts()).toEqual([]);
    expect(desk.seen(ada, CHANNELS.partners)[1]).toMatch(/^This channel is shared with another company[\s\S]*USD 10.00/);
    expect(desk.seen(sam, CHANNELS.partners)).toHaveLength(1);
  });

  it('mention: only the asker sees the answer when Slack does not say who reads the channel', async () => {
    desk.world.slack.fail('conversations.info', { error: 'internal_error' });

    await write(`${US} ${SIM}`, { channel: CHANNELS.escalations });

    expect(posts()).toEqual([]);
    expect(desk.seen(ada, CHANNELS.escalations)[1]).toMatch(/^I could not check[\s\S]*USD 10.00/);
  });
});

describe('mentions whose answer Slack refuses', () => {
  it.each([
    ['not_in_channel', 'invite me'],
    ['channel_not_found', 'invite me'],
    ['is_archived', 'archived or not open'],
    ['restricted_action', 'archived or not open'],
  ])('mention: the answer is a direct message after %s', async (error, sentence) => {
    desk.world.slack.fail('chat.postMessage', { error, times: 1 });

    await write(`${US} ${SIM}`);

    expect(desk.seen(lin)).toHaveLength(1);
    expect(desk.seen(ada, CHANNELS.dm)).toEqual([expect.stringContaining(ORDER)]);
    expect(desk.seen(ada, CHANNELS.dm)[0]).toContain(sentence);
  });

  it.each(['msg_too_long', 'invalid_blocks'])('mention: the answer is plain text after %s', async (error) => {
    desk.world.slack.fail('chat.postMessage', { error, times: 1 });

    await write(`${US} ${SIM}`);

    expect(desk.last(lin)).toMatchObject({ text: expect.stringContaining(ORDER) });
    expect(desk.last(lin).blocks ?? []).toEqual([]);
  });

  it('mention: a rate-limited answer waits as long as Slack says', async () => {
    desk.world.slack.fail('chat.postMessage', { retryAfter: 0, times: 1 });

    await write(`${US} ${SIM}`);

    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });

  it.each(['thanks!', 'Thank you so much', '谢谢'])('mention: %s is answered with one line', async (text) => {
    await desk.world.slack.message({ user: ada, channel: CHANNELS.dm, text });
    await desk.settled();

    expect(desk.seen(ada, CHANNELS.dm).at(-1)).toMatch(/^(?:You are welcome\.|不客气。)$/);
  });

  it('mention: the answer is a direct message when Slack refuses the ephemeral one too', async () => {
    desk.world.slack.fail('chat.postEphemeral', { error: 'user_not_in_channel' });

    await write(`${US} cus_7same4567`);

    expect(desk.seen(ada, CHANNELS.dm)).toEqual([expect.stringContaining('about a person')]);
  });

  it('mention: is logged when Slack refuses everything, and the next question is answered', async () => {
    // Who asks and who reads along is known: what Slack does not say of them would be remembered.
    await write(`${US} ${SIM}`);
    desk.world.slack.fail('*', { error: 'token_revoked' });
    await write(`${US} 89852202209090000036`);
    desk.world.slack.restore();

    await write(`${US} ${SIM}`);

    expect(desk.log).toContain('token_revoked');
    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });
});

describe('redelivered mentions', () => {
  it.each([
    ["as Slack's Events API retries", { number: 1 }],
    ['as Socket Mode does, with retry number 0', { number: 0 }],
  ])('mention: is answered once, %s', async (_, retry) => {
    const { deliveries } = await write(`${US} ${SIM}`);

    for (const delivery of deliveries) await desk.world.slack.redeliver(delivery, retry);
    await desk.settled();

    expect(posts()).toHaveLength(1);
  });

  it('mention: a new message with the same number is answered again', async () => {
    await write(`${US} ${SIM}`);
    await write(`${US} ${SIM}`);

    expect(posts()).toHaveLength(2);
  });
});
