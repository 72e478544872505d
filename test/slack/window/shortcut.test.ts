import { describe, expect, it, vi } from 'vitest';
import { CHANNELS, CONVERSATIONS } from '../../../sandbox/slack/workspace/channels.ts';
import type { Message } from '../../../sandbox/slack/workspace/messages.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import { FIRST_WORDS_SOON, useDesk } from '../../support/desk.ts';
import { ORDER, SIM, SLOW_ORDER, SLOW_SIM } from '../../support/orders.ts';
import { buttonsIn, pressIn, saidIn, statesOf, typedIn, windowOf } from '../../support/window.ts';

const desk = useDesk();
const strict = useDesk({ env: { USER_LOOKUPS_PER_MINUTE: '2' } });
const { ada, lin, gil } = PEOPLE;
const RISKY_SIM = '89852202209090000051';

type Written = Parameters<typeof desk.world.slack.message>[0];

async function written(input: Omit<Written, 'channel'> & { channel?: string }): Promise<Message> {
  const { message } = await desk.world.slack.message({ channel: CHANNELS.support, user: lin, ...input });
  await desk.settled();
  return message;
}

async function posted(input: Omit<Written, 'channel'>): Promise<Message> {
  const { message } = await desk.world.slack.message({ channel: CHANNELS.alerts, app: 'alerts', ...input });
  await desk.settled();
  return message;
}

async function lookUp(message: Message, user: string = ada): Promise<void> {
  await chosen(message, user);
  await desk.settled();
}

async function chosen(message: Message, user: string = ada): Promise<void> {
  const { status } = await desk.world.slack.shortcut({ user, callback_id: 'look_up_orders', message });
  expect(status).toBe(200);
}

describe('"Look up orders" in the menu of a message', () => {
  it('message shortcut: shows a loading view, then public and internal data', async () => {
    const message = await written({ text: `what about ${SIM}?` });

    await lookUp(message);

    const [waiting = '', filled = ''] = statesOf(desk);
    expect(waiting).toContain('Looking it up');
    expect(filled).toContain(ORDER);
    expect(saidIn(windowOf(desk))).toMatch(/Refunded.*USD/);
    expect(typedIn(windowOf(desk))).toBe(SIM);
  });

  it("message shortcut: reads the fields of an app's message without text", async () => {
    const message = await posted({ text: '', attachments: [{ fields: [{ title: 'SIM', value: SIM }] }] });

    await lookUp(message);

    expect(saidIn(windowOf(desk))).toContain(ORDER);
  });

  it('message shortcut: says that the message names no order and keeps its text for correction', async () => {
    const message = await written({ text: 'Good morning, everybody' });

    await lookUp(message);

    expect(saidIn(windowOf(desk))).toBe('I found no ICCID or order number in this message.');
    expect(typedIn(windowOf(desk))).toBe('Good morning, everybody');
    expect(statesOf(desk)).toHaveLength(1);
  });

  it('message shortcut: an empty message names no order', async () => {
    const message = await posted({ text: '', blocks: [{ type: 'divider' }] });

    await lookUp(message);

    expect(typedIn(windowOf(desk))).toBe('');
    expect(saidIn(windowOf(desk))).toContain('no ICCID');
  });

  it('message shortcut: lists several orders so that a second search finds the same', async () => {
    const message = await written({ text: `${SIM}\n${RISKY_SIM}\nlinksfield:4567` });
    await lookUp(message);
    const typed = typedIn(windowOf(desk));

    await desk.world.slack.submit({ user: ada, view: windowOf(desk) });
    await desk.settled();

    expect(typed).toBe(`${SIM}, ${RISKY_SIM}, linksfield:4567`);
    for (const order of [ORDER, 'CU-RISKYORD0001', 'CU-7ZOIHX0RB16U']) expect(saidIn(windowOf(desk))).toContain(order);
  });

  it('message shortcut: ignores free-form numbers beside an order number', async () => {
    const message = await written({ text: `4567 packets in 2024 were lost for ${SIM}` });

    await lookUp(message);

    expect(typedIn(windowOf(desk))).toBe(SIM);
  });

  it('message shortcut: looks up free-form numbers when there is nothing else', async () => {
    const message = await written({ text: 'where is 4567 now' });

    await lookUp(message);

    expect(saidIn(windowOf(desk))).toContain('CU-7ZOIHX0RB16U20250828111429591');
  });

  it('message shortcut: finds the number at the end of a very long message', async () => {
    const message = await written({ text: `${'We wrote to the customer again today. '.repeat(300)}${SIM}` });

    await lookUp(message);

    expect(saidIn(windowOf(desk))).toContain(ORDER);
  });

  it('message shortcut: shortens a very long message for the input', async () => {
    const message = await written({ text: 'We wrote to the customer again today. '.repeat(300) });

    await lookUp(message);

    expect(String(typedIn(windowOf(desk)))).toMatch(/^We wrote.*…$/);
  });

  it('message shortcut: a buyer beside the number is not in the window or its buttons', async () => {
    const message = await written({ text: `tuya:TM-1001 user=${BUYER}` });

    await lookUp(message);

    expect(saidIn(windowOf(desk))).toContain('TM-1001');
    expect(JSON.stringify(windowOf(desk))).not.toContain(BUYER);
  });

  it("message shortcut: uses the person's language", async () => {
    const message = await written({ text: `see ${SIM}` });

    await lookUp(message, lin);

    expect(JSON.stringify(windowOf(desk, lin).view)).toMatch(/查找订单.*ICCID 或订单号.*发到消息列.*已退款/);
  });

  it('message shortcut: names a slow provider, then shows its answer', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);
    const message = await written({ text: SLOW_SIM });

    await lookUp(message);

    expect(statesOf(desk)).toEqual([
      expect.stringContaining('Looking it up'),
      expect.stringContaining('still waiting for Linksfield'),
      expect.stringContaining(SLOW_ORDER),
    ]);
  });
});

describe('the message shortcut without access', () => {
  it('message shortcut: a guest gets a refusal in the window', async () => {
    await lookUp(await written({ text: SIM }), gil);

    expect(saidIn(windowOf(desk, gil))).toContain('Only full members');
    expect(JSON.stringify(windowOf(desk, gil))).not.toContain(ORDER);
  });
});

describe('the message shortcut when Slack fails', () => {
  it('message shortcut: answers in an ephemeral message when the trigger has expired', async () => {
    const message = await written({ text: SIM });
    desk.world.slack.fail('views.open', { error: 'expired_trigger_id', times: 1 });

    await lookUp(message);

    expect(desk.seen(ada).at(-1)).toContain(ORDER);
    expect(desk.seen(lin)).toEqual([SIM]);
  });

  it('message shortcut: answers in another way when the response_url is used up too', async () => {
    const message = await written({ text: SIM });
    desk.world.slack.fail('views.open', { error: 'expired_trigger_id', times: 1 });
    desk.world.slack.fail('response_url', { error: 'used_url', status: 404 });

    await lookUp(message);

    expect(desk.seen(ada).at(-1)).toContain(ORDER);
    expect(desk.seen(lin)).not.toContainEqual(expect.stringContaining(ORDER));
  });

  it('message shortcut: says that the message names no order when the trigger has expired', async () => {
    const message = await written({ text: 'Good morning' });
    desk.world.slack.fail('views.open', { error: 'expired_trigger_id', times: 1 });

    await lookUp(message);

    expect(desk.seen(ada).at(-1)).toContain('no ICCID');
  });

  it('message shortcut: opens in time when users.info is slow', async () => {
    await desk.useTimes({ language: 100, slackFacts: 200 });
    const message = await written({ text: SIM });
    const answered = Promise.withResolvers<void>();
    desk.world.slack.fail('users.info', { until: answered.promise, times: 1 });

    await chosen(message, PEOPLE.kim);

    const kimReads = () => saidIn(windowOf(desk, PEOPLE.kim));
    await vi.waitFor(() => expect(kimReads()).toContain('could not check with Slack'), { timeout: 90_000 });
    answered.resolve();
  });

  it('message shortcut: survives a window that was closed before the answer', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);
    const message = await written({ text: SLOW_ORDER });
    await chosen(message);
    await desk.world.slack.until(({ method }) => method === 'views.open');

    await desk.world.slack.closeView({ user: ada, view: windowOf(desk) });
    await desk.settled();

    expect(desk.world.slack.modalOf(ada)).toBe(undefined);
    expect(desk.log).toContain('"code":"not_found"');
    expect((await desk.ask(SIM)).join('\n')).toContain(ORDER);
  });

  it('message shortcut: retries an update after hash_conflict', async () => {
    const message = await written({ text: SIM });
    desk.world.slack.fail('views.update', { error: 'hash_conflict', times: 1 });

    await lookUp(message);

    expect(saidIn(windowOf(desk))).toContain(ORDER);
  });

  it('message shortcut: shows a plain sentence when Slack refuses the answer', async () => {
    const message = await written({ text: SIM });
    desk.world.slack.fail('views.update', { error: 'invalid_arguments', times: 1 });

    await lookUp(message);

    expect(saidIn(windowOf(desk))).toContain('rejected this view');
  });
});

describe('"Post in thread"', () => {
  async function post(message: Message, user: string = ada): Promise<void> {
    await lookUp(message, user);
    await pressIn(desk, windowOf(desk, user), 'post_in_thread', user);
  }

  it('post in thread: posts the compact card without amounts and confirms it', async () => {
    const message = await written({ text: SIM });

    await post(message);

    const card = desk.last(lin);
    expect(card.thread_ts).toBe(message.ts);
    expect(desk.seen(lin).at(-1)).toContain(ORDER);
    expect(JSON.stringify(card)).not.toMatch(/USD|Total/);
    expect(saidIn(windowOf(desk))).toBe('Posted in the thread of the message, without amounts.');
  });

  it('post in thread: uses the thread of a reply', async () => {
    const parent = await written({ text: 'a customer asks' });
    const message = await written({ text: SIM, thread_ts: parent.ts });

    await post(message);

    expect(desk.last(lin).thread_ts).toBe(parent.ts);
  });

  it('post in thread: two presses post once', async () => {
    const message = await written({ text: SIM });
    await lookUp(message);
    const window = windowOf(desk);

    await Promise.all([1, 2].map(() => desk.world.slack.press({ user: ada, view: window, action_id: 'post_in_thread' })));
    await desk.settled();

    expect(desk.world.slack.callsOf('chat.postMessage')).toHaveLength(1);
    expect(statesOf(desk).join('\n')).toContain('is already posted in the thread');
  });

  it.each([
    [CHANNELS.random, lin, '/invite @Order Scout'],
    [CHANNELS.board, lin, '/invite @Order Scout'],
    [CHANNELS.archive, ada, 'is_archived'],
    [CHANNELS.partners, ada, 'This channel is shared with another company'],
  ])('post in thread: says in the window why it cannot post in %s', async (channel, user, reason) => {
    const message = await written({ text: SIM, channel, user });

    await post(message, user);

    expect(saidIn(windowOf(desk, user))).toContain(reason);
    expect(desk.world.slack.seenBy(user, channel)).toHaveLength(1);
  });

  it('post in thread: posts nothing for a person who has left the channel since the window opened', async () => {
    const message = await written({ text: SIM, channel: CHANNELS.escalations });
    await lookUp(message);
    const { channels } = desk.world.slack.workspace;
    const left = CONVERSATIONS.find(({ id }) => id === CHANNELS.escalations);
    if (left) channels.set(left.id, { ...left, members: left.members.filter((member) => member !== ada) });

    await pressIn(desk, windowOf(desk), 'post_in_thread');

    expect(saidIn(windowOf(desk))).toContain('You do not seem to be in that channel any more');
    expect(desk.world.slack.callsOf('chat.postMessage')).toEqual([]);
  });

  it('post in thread: works after the bot was invited', async () => {
    const message = await written({ text: SIM });
    await lookUp(message);
    const window = windowOf(desk);
    desk.world.slack.fail('chat.postMessage', { error: 'not_in_channel', times: 1 });
    await pressIn(desk, window, 'post_in_thread');

    await pressIn(desk, window, 'post_in_thread');

    expect(desk.seen(lin).at(-1)).toContain(ORDER);
    expect(statesOf(desk).join('\n')).toContain('/invite');
  });

  it('post in thread: is not offered without an order, nor for ids of people', async () => {
    const message = await written({ text: '89852202209090000135' });
    await lookUp(message);
    const missing = buttonsIn(windowOf(desk));
    await lookUp(await written({ text: 'cus_7pages0001' }));
    const person = windowOf(desk);

    expect(missing).not.toContain('post_in_thread');
    expect(saidIn(person)).toContain('order_7');
    expect(buttonsIn(person)).not.toContain('post_in_thread');
  });

  it('post in thread: a refusal is shown in the window and not in the thread', async () => {
    await strict.world.slack.command({ user: ada, channel: CHANNELS.support, text: SIM });
    const { message } = await strict.world.slack.message({ channel: CHANNELS.support, user: lin, text: SIM });
    await strict.settled();
    await strict.world.slack.shortcut({ user: ada, callback_id: 'look_up_orders', message });
    await strict.settled();

    await pressIn(strict, windowOf(strict), 'post_in_thread');

    expect(saidIn(windowOf(strict))).toContain('Too many look-ups in one minute');
    expect(strict.seen(lin)).toEqual([SIM]);
  });

  it('post in thread: leaves out ids of people beside orders', async () => {
    const message = await written({ text: `${SIM} cus_7pages0001` });

    await post(message);

    expect(desk.seen(lin).at(-1)).toContain(ORDER);
    expect(JSON.stringify(desk.last(lin))).not.toContain('cus_7pages0001');
  });
});

describe('buttons in the search window', () => {
  it('search window: Details opens a window on top', async () => {
    await lookUp(await written({ text: SIM }));
    const below = windowOf(desk);

    await pressIn(desk, below, 'details');

    expect(windowOf(desk).previous).toBe(below.id);
    expect(saidIn(windowOf(desk))).toContain('One-time');
  });

  it('search window: Refresh bypasses the cache and answers in the same window', async () => {
    await lookUp(await written({ text: SIM }));
    const asked = desk.world.vendors.linksfield.requests.length;
    const window = windowOf(desk);

    await pressIn(desk, window, 'refresh');

    expect(desk.world.vendors.linksfield.requests.length).toBe(asked + 1);
    expect(windowOf(desk).id).toBe(window.id);
    expect(typedIn(windowOf(desk))).toBe(SIM);
    expect(buttonsIn(windowOf(desk))).toContain('post_in_thread');
  });

  it('search window: two Refresh presses leave one answer', async () => {
    await lookUp(await written({ text: SIM }));
    const view = windowOf(desk);

    await Promise.all([1, 2].map(() => desk.world.slack.press({ user: ada, view, action_id: 'refresh' })));
    await desk.settled();

    expect(saidIn(windowOf(desk)).split(ORDER)).toHaveLength(2);
  });

  it('search window: offers no "Show in channel"', async () => {
    await lookUp(await written({ text: SIM }));

    expect(buttonsIn(windowOf(desk))).not.toContain('show_in_channel');
  });

  it('search window: the form opens on top, its answer appears in the window below', async () => {
    await lookUp(await written({ text: 'tuya:TM-1001' }));
    const below = windowOf(desk);
    await pressIn(desk, below, 'give_needed');

    await desk.world.slack.submit({ user: ada, view: windowOf(desk), values: { given: BUYER } });
    await desk.settled();

    expect(windowOf(desk).id).toBe(below.id);
    expect(saidIn(windowOf(desk))).toContain('TM-1001');
    expect(JSON.stringify(windowOf(desk))).not.toContain(BUYER);
  });

  it('search window: says in a window that a card is too old', async () => {
    await lookUp(await written({ text: 'cus_7pages0001' }));
    const window = windowOf(desk);
    await desk.world.restart();

    await pressIn(desk, window, 'refresh');

    expect(saidIn(windowOf(desk))).toContain('too old');
  });
});
