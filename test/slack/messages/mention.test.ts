import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk({ env: { USER_LOOKUPS_PER_MINUTE: '1000' } });
const { ada, lin, gil, sam } = PEOPLE;
const US = `<@${APP.user}>`;
const SIM = '89852202209090000069';
const ORDER = 'CU-REFUNDED000120260917093012345';

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

describe('a mention in a channel', () => {
  it('is answered in its thread for all to see, once, though Slack tells of it twice', async () => {
    const { message, deliveries } = await write(`${US} ${SIM}`);

    expect(deliveries).toHaveLength(2);
    expect(posts()).toMatchObject([
      { channel: CHANNELS.support, thread_ts: message.ts, unfurl_links: 'false', unfurl_media: 'false' },
    ]);
    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });

  it('shows public data only, and offers the rest to whoever asks for it', async () => {
    await write(`${US} ${SIM}`);

    const card = JSON.stringify(posts());
    expect(card).not.toMatch(/USD|stripe|10\.00/);
    expect(card).not.toContain(`\`${SIM}\``);
    expect(card).toContain('"action_id":"details_for_me"');
    expect(card).not.toContain('show_in_channel');
  });

  it('keeps to public data when it is refreshed', async () => {
    await write(`${US} ${SIM}`);

    await desk.world.slack.press({ user: lin, message: desk.last(lin), action_id: 'refresh_compact' });
    await desk.settled();

    expect(desk.seen(lin)).toHaveLength(2);
    expect(JSON.stringify(desk.last(lin))).not.toMatch(/USD|stripe|10\.00/);
    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });

  it('opens amounts and details for whoever presses the button', async () => {
    await write(`${US} ${SIM}`);

    await desk.world.slack.press({ user: lin, message: desk.last(lin), action_id: 'details_for_me' });
    await desk.settled();

    expect(JSON.stringify(desk.world.slack.modalOf(lin)?.view)).toContain(ORDER);
    expect(desk.world.slack.modalOf(ada)).toBeUndefined();
  });

  it('may stand anywhere in the text and takes free-form numbers', async () => {
    await write(`could somebody, perhaps ${US}, look at linksfield:4567 please?`);

    expect(desk.seen(lin).at(-1)).toContain('CU-7ZOIHX0RB16U20250828111429591');
  });

  it('in a thread is answered in that thread', async () => {
    const { message } = await write('a customer asks');

    await write(`${US} ${SIM}`, { thread_ts: message.ts });

    expect(posts()).toMatchObject([{ thread_ts: message.ts }]);
  });

  it('is answered in the language of whoever asked', async () => {
    await write(`${US} ${SIM}`, { user: lin });

    expect(desk.seen(lin).at(-1)).toContain('已退款');
  });

  it('says what is awaited and puts the late answer in its place', async () => {
    await write(`${US} 89852202209090000044`);

    expect(posts()).toHaveLength(1);
    expect(JSON.stringify(posts())).toMatch(/still waiting for Linksfield/i);
    expect(desk.seen(lin)).toHaveLength(2);
    expect(desk.seen(lin).at(-1)).toContain('CU-SLOWANSW000120260917093012345');
  });

  it('says it when nobody knows the number, and whose fault it is when a provider fails', async () => {
    await write(`${US} 89852202209090000135`);
    const missing = desk.seen(lin).at(-1);
    await write(`${US} 89852202209090000150`);

    expect(missing).toContain('No order found');
    expect(desk.seen(lin).at(-1)).toContain('Linksfield');
  });

  it('answers only what an edit names anew', async () => {
    const { message } = await write(`${US} ${SIM}`);
    const before = posts().length;

    await desk.world.slack.edit(message, { text: `${US} ${SIM} and 89852202209090000036` });
    await desk.settled();

    expect(posts().slice(before)).toMatchObject([{ thread_ts: message.ts }]);
    expect(JSON.stringify(posts().slice(before))).toContain('CU-DISPUTED0001');
    expect(JSON.stringify(posts().slice(before))).not.toContain('CU-REFUNDED0001');
  });

  it('keeps silent about an edit without news', async () => {
    const { message } = await write(`${US} ${SIM}`);

    await desk.world.slack.edit(message, { text: `${US} ${SIM} thanks!` });
    await desk.settled();

    expect(posts()).toHaveLength(1);
    expect(whispers()).toEqual([]);
  });
});

describe('where messages are answered unasked too', () => {
  const automatic = useDesk({ env: { AUTO_REPLY_CHANNELS: '*' } });

  it('a mention that is edited into an answered message is a question', async () => {
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

describe('somebody who may not ask', () => {
  it('is told so alone', async () => {
    await write(`${US} ${SIM}`, { user: gil });

    expect(posts()).toEqual([]);
    expect(whispers()).toMatchObject([{ user: gil, text: expect.stringContaining('Only full members') }]);
  });
});

describe('an id of a person', () => {
  it('is answered to whoever asked alone', async () => {
    await write(`${US} cus_7same4567`);

    expect(posts()).toEqual([]);
    expect(whispers()).toMatchObject([{ channel: CHANNELS.support, user: ada }]);
    expect(desk.seen().at(-1)).toContain('only you see the answer');
    expect(desk.seen(lin)).toHaveLength(1);
  });

  it('beside an order divides the answer', async () => {
    await write(`${US} cus_7same4567 ${SIM}`);

    expect(posts()).toHaveLength(1);
    expect(JSON.stringify(posts())).not.toContain('cus_7same4567');
    expect(JSON.stringify(posts())).toContain(ORDER);
    expect(JSON.stringify(whispers())).toContain('about a person');
  });
});

describe('nothing to look up', () => {
  it.each([
    ['help', 'help', '@Order Scout 8985'],
    ['nothing', '', '@Order Scout 8985'],
    ['words', 'thank you', 'thank you'],
  ])('is answered with the usage to the person alone: %s', async (_, text, expected) => {
    await write(`${US} ${text}`);

    expect(posts()).toEqual([]);
    expect(desk.seen().at(-1)).toContain(expected);
    expect(desk.seen(lin)).toHaveLength(1);
  });
});

describe('!order', () => {
  it('is answered in the thread, where no slash command runs', async () => {
    const { message } = await write('a customer asks');

    await write(`!order ${SIM}`, { thread_ts: message.ts });

    expect(posts()).toMatchObject([{ thread_ts: message.ts }]);
    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });

  it('takes what only a person knows', async () => {
    await write('!order linksfield:4567');

    expect(desk.seen(lin).at(-1)).toContain('CU-7ZOIHX0RB16U20250828111429591');
  });

  it('explains itself by its own name', async () => {
    await write('!order');

    expect(desk.seen().at(-1)).toContain('!order 8985');
  });

  it.each([
    ['not at the beginning', `say !order ${SIM}`],
    ['another word', `!orders ${SIM}`],
  ])('is heard only as the first word: %s', async (_, text) => {
    await write(text);

    expect(desk.world.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });
});

describe('a direct message', () => {
  it('is answered in full, plainly, without personal data', async () => {
    await write(SIM, { channel: CHANNELS.dm });

    const [post] = posts();
    expect(post).not.toHaveProperty('thread_ts');
    expect(desk.seen(ada, CHANNELS.dm).at(-1)).toContain('USD 10.00');
    expect(JSON.stringify(post)).not.toContain('show_in_channel');
  });

  it('in a thread is answered there', async () => {
    const { message } = await write('hello', { channel: CHANNELS.dm });

    await write(SIM, { channel: CHANNELS.dm, thread_ts: message.ts });

    expect(posts().at(-1)).toMatchObject({ thread_ts: message.ts });
  });

  it('that holds nothing to look up is answered with the usage', async () => {
    await write('hello', { channel: CHANNELS.dm });

    expect(posts()).toHaveLength(1);
    expect(desk.seen(ada, CHANNELS.dm).at(-1)).toContain('hello');
  });

  it('answers an id of a person as any other', async () => {
    await write('cus_7same4567', { channel: CHANNELS.dm });

    expect(posts()).toHaveLength(1);
  });
});

describe('where outsiders read', () => {
  it('only the person who asked reads the answer, and why', async () => {
    await write(`${US} ${SIM}`, { channel: CHANNELS.partners });

    expect(posts()).toEqual([]);
    expect(desk.seen(ada, CHANNELS.partners)[1]).toMatch(/^Another organisation reads this channel[\s\S]*USD 10.00/);
    expect(desk.seen(sam, CHANNELS.partners)).toHaveLength(1);
  });

  it('the same holds where Slack does not say who reads', async () => {
    desk.world.slack.fail('conversations.info', { error: 'internal_error' });

    await write(`${US} ${SIM}`, { channel: CHANNELS.escalations });

    expect(posts()).toEqual([]);
    expect(desk.seen(ada, CHANNELS.escalations)[1]).toMatch(/^I could not check[\s\S]*USD 10.00/);
  });
});

describe('when Slack refuses', () => {
  it.each(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action'])(
    'with %s the answer comes as a direct message',
    async (error) => {
      desk.world.slack.fail('chat.postMessage', { error, times: 1 });

      await write(`${US} ${SIM}`);

      expect(desk.seen(lin)).toHaveLength(1);
      expect(desk.seen(ada, CHANNELS.dm)).toEqual([expect.stringContaining(ORDER)]);
      expect(desk.seen(ada, CHANNELS.dm)[0]).toContain('invite me');
    },
  );

  it.each(['msg_too_long', 'invalid_blocks'])('with %s the answer comes as plain text', async (error) => {
    desk.world.slack.fail('chat.postMessage', { error, times: 1 });

    await write(`${US} ${SIM}`);

    expect(desk.last(lin)).toMatchObject({ text: expect.stringContaining(ORDER) });
    expect(desk.last(lin).blocks ?? []).toEqual([]);
  });

  it('because of the pace, the answer waits as long as Slack says', async () => {
    desk.world.slack.fail('chat.postMessage', { retryAfter: 1, times: 1 });

    await write(`${US} ${SIM}`);

    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });

  it('the private word too, it comes as a direct message', async () => {
    desk.world.slack.fail('chat.postEphemeral', { error: 'user_not_in_channel' });

    await write(`${US} cus_7same4567`);

    expect(desk.seen(ada, CHANNELS.dm)).toEqual([expect.stringContaining('about a person')]);
  });

  it('everything, the log tells of it and the next question is answered', async () => {
    desk.world.slack.fail('*', { error: 'token_revoked' });
    await write(`${US} 89852202209090000036`);
    desk.world.slack.restore();

    await write(`${US} ${SIM}`);

    expect(desk.log).toContain('token_revoked');
    expect(desk.seen(lin).at(-1)).toContain(ORDER);
  });
});

describe('a message that comes again', () => {
  it.each([
    ['as Slack delivers again', { number: 1 }],
    ['as Socket Mode does, with retry 0', { number: 0 }],
  ])('is answered once: %s', async (_, retry) => {
    const { deliveries } = await write(`${US} ${SIM}`);

    for (const delivery of deliveries) await desk.world.slack.redeliver(delivery, retry);
    await desk.settled();

    expect(posts()).toHaveLength(1);
  });

  it('is answered again when it is asked again', async () => {
    await write(`${US} ${SIM}`);
    await write(`${US} ${SIM}`);

    expect(posts()).toHaveLength(2);
  });
});
