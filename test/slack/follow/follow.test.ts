import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { pressLast } from '../../support/press.ts';

const { ada, lin } = PEOPLE;
const PENDING = 'order_7pending4';
const WAIT = { timeout: 100_000, interval: 50 };
const SOON = { follow: 20, jobPoll: 20 };

const desk = useDesk({ times: SOON });
const { ask } = desk;

/** What Ada reads in her conversation with the bot. */
const direct = () => desk.seen(ada, CHANNELS.dm);
/** The notices among it. */
const notices = () => direct().filter((text) => text.includes('→'));
const changeClink = (fields: Readonly<Record<string, unknown>>) => desk.world.vendors.clink.changes.set(PENDING, fields);
const checks = () => desk.world.vendors.clink.requests.filter(({ path }) => path.includes(PENDING)).length;

/** Two more checks have begun and the first of them has ended, so that what there was to say is said. */
async function looked(): Promise<void> {
  const before = checks();
  await vi.waitFor(() => expect(checks()).toBeGreaterThan(before + 1), WAIT);
}

/** Nothing is remembered of an order that another test has brought to an end. */
beforeEach(() => desk.restart());

afterEach(async () => {
  await ask(`unfollow ${PENDING}`);
  desk.world.vendors.clink.changes.clear();
  desk.world.vendors.clink.fault = {};
});

describe('/order follow', () => {
  it('follow: says so, and tells the person alone when the status changes, with the old and the new value', async () => {
    // The first message in a conversation says what is followed; in one that the bot knows only changes are told.
    await desk.world.startOver();
    const [reply] = await ask(`follow ${PENDING}`);
    changeClink({ status: 'requires_action' });

    await vi.waitFor(() => expect(direct().join('\n')).toContain('waiting for the buyer'), WAIT);

    expect(reply).toContain(`Following ${PENDING} (Pending) until`);
    expect(direct()).toEqual([
      expect.stringContaining(`Following ${PENDING} (Pending) until`),
      expect.stringContaining(`${PENDING} · Pending · Order: pending → waiting for the buyer`),
    ]);
    expect(desk.seen(lin).join('\n')).not.toContain(PENDING);
  });

  it('follow: one notice for one change, however often the order is looked at', async () => {
    await ask(`follow ${PENDING}`);
    changeClink({ status: 'requires_action' });
    await vi.waitFor(() => expect(notices()).toHaveLength(1), WAIT);

    await looked();
    await looked();

    expect(notices()).toHaveLength(1);
  });

  it('follow: ends with a last notice at a final stage', async () => {
    await ask(`follow ${PENDING}`);
    changeClink({ status: 'refunded' });

    await vi.waitFor(() => expect(direct().at(-1)).toContain('Pending → Refunded'), WAIT);

    expect(direct().at(-1)).toContain('Nothing more will happen to it');
    await vi.waitFor(async () => expect(await ask('following')).toEqual([expect.stringContaining('You follow no orders')]), WAIT);
  });

  it('follow: survives a restart of the bot', async () => {
    await ask(`follow ${PENDING}`);

    await desk.world.restart(SOON);
    changeClink({ status: 'success' });

    await vi.waitFor(() => expect(direct().join('\n')).toContain('Pending → Paid'), WAIT);
  });

  it('follow: an order that is final, unknown or followed already is not followed', async () => {
    const [final] = await ask('follow order_7refunded6');
    const [unknown] = await ask('follow order_7http404');
    await ask(`follow ${PENDING}`);
    const [again] = await ask(`follow ${PENDING}`);

    expect(final).toContain('Nothing more will happen to order_7refunded6');
    expect(unknown).toBe('I found no order for order_7http404 at Clink.');
    expect(again).toContain(`Already followed here: ${PENDING}`);
  });

  it('follow: a provider that is down has not said that there is no order', async () => {
    desk.world.vendors.clink.fault = { error: 'unavailable' };

    const [reply] = await ask('follow order_7success1');

    expect(reply).toBe('order_7success1: Clink answered with an error; the problem is on its side.');
  });

  it('follow: says how many numbers were too many', async () => {
    const [reply] = await ask(`follow ${Array.from({ length: 12 }, (_, at) => `order_7http404${at}`).join(' ')}`);

    expect(reply).toContain('please send the last 2 again');
  });

  it('following lists what the person follows, and unfollow ends it', async () => {
    await ask(`follow ${PENDING}`);
    const [list] = await ask('following');
    const [stopped] = await ask(`unfollow ${PENDING}`);
    const [empty] = await ask('following');

    expect(list).toMatch(new RegExp(`Orders you follow\\n${PENDING} · Pending · until`));
    expect(stopped).toContain(`No longer following ${PENDING}`);
    expect(empty).toContain('You follow no orders');
    expect(await ask(`unfollow ${PENDING}`)).toEqual([expect.stringContaining(`You do not follow ${PENDING}`)]);
  });

  it.each([['follow up on 4567'], ['following 4567 closely'], ['unfollow the trail of 4567']])(
    'a sentence with a number is a look-up: %s',
    async (text) => {
      const replies = await ask(text);

      expect(replies.join('\n')).toContain('CU-7ZOIHX0RB16U20250828111429591');
    },
  );

  it('the subcommands are in Chinese too, and answer in the language of the person', async () => {
    const before = desk.seen(lin).length;
    await desk.world.slack.command({ user: lin, channel: CHANNELS.support, text: `关注 ${PENDING}` });
    await desk.settled();
    await desk.world.slack.command({ user: lin, channel: CHANNELS.support, text: `取消关注 ${PENDING}` });
    await desk.settled();

    const said = desk.seen(lin).slice(before);
    expect(said[0]).toContain('状态变化时我会私信通知您');
    expect(said[1]).toContain('已取消关注');
  });
});

describe('Follow in the menu of a card', () => {
  const mention = async () => {
    const { message } = await desk.world.slack.message({
      user: ada,
      channel: CHANNELS.support,
      text: `<@${APP.user}> clink:${PENDING}`,
    });
    await desk.settled();
    return message;
  };
  /** What everybody reads in #support. */
  const thread = (ts: string) =>
    desk.world.slack
      .seenBy(lin, CHANNELS.support)
      .filter(({ thread_ts, visibleTo }) => thread_ts === ts && visibleTo === undefined);

  it('a card that a channel reads: changes are posted in its thread, with a button that ends it', async () => {
    const { ts } = await mention();
    await pressLast(desk, 'follow', lin);

    changeClink({ status: 'requires_action' });
    await vi.waitFor(() => expect(thread(ts)).toHaveLength(2), WAIT);
    await desk.world.slack.press({ user: ada, message: desk.last(lin), action_id: 'stop_following' });
    await desk.settled();

    expect(desk.seen(lin).at(-1)).toContain('waiting for the buyer');
    expect(desk.seen(ada).at(-1)).toContain(`No longer following ${PENDING}`);
    changeClink({ status: 'success' });
    await ask(`clink:${PENDING}`);
    expect(thread(ts)).toHaveLength(2);
  });

  it('an ephemeral card: changes are told to the person alone', async () => {
    await ask(`clink:${PENDING}`);
    await pressLast(desk, 'follow');

    changeClink({ status: 'requires_action' });

    await vi.waitFor(() => expect(direct().at(-1)).toContain('waiting for the buyer'), WAIT);
    expect(desk.seen(lin).join('\n')).not.toContain(PENDING);
  });

  it('an order that is final cannot be followed', async () => {
    await ask('clink:order_7refunded6');

    expect(JSON.stringify(desk.last().blocks)).not.toContain('"follow');
  });
});

describe('rights and faults', () => {
  it('who may no longer look up orders is told nothing, and follows nothing more', async () => {
    await ask(`follow ${PENDING}`);
    const { users } = desk.world.slack.workspace;
    const person = users.get(ada);
    if (person) users.set(ada, { ...person, deleted: true });
    await desk.useTimes(SOON);

    changeClink({ status: 'requires_action' });

    await vi.waitFor(() => expect(desk.log).toMatch(/"event":"unfollow"[^\n]*"outcome":"noAccess"/), WAIT);
    expect(notices()).toEqual([]);
  });

  it('a channel that was shared with another company reads nothing more: the follower is told alone', async () => {
    const { message } = await desk.world.slack.message({
      user: ada,
      channel: CHANNELS.support,
      text: `<@${APP.user}> clink:${PENDING}`,
    });
    await desk.settled();
    await pressLast(desk, 'follow');
    const { channels } = desk.world.slack.workspace;
    const channel = channels.get(CHANNELS.support);
    if (channel) channels.set(CHANNELS.support, { ...channel, isExternal: true });
    await desk.useTimes(SOON);

    changeClink({ status: 'requires_action' });

    await vi.waitFor(() => expect(notices()).toHaveLength(1), WAIT);
    const inThread = desk.world.slack.seenBy(lin, CHANNELS.support).filter(({ thread_ts }) => thread_ts === message.ts);
    expect(inThread.map(({ text }) => text).filter((text) => text.includes('→'))).toEqual([]);
  });

  it('a channel that is archived ends what was followed in it', async () => {
    await desk.world.slack.message({ user: ada, channel: CHANNELS.support, text: `<@${APP.user}> clink:${PENDING}` });
    await desk.settled();
    await pressLast(desk, 'follow');
    desk.world.slack.fail('chat.postMessage', { error: 'is_archived' });

    changeClink({ status: 'requires_action' });

    await vi.waitFor(() => expect(desk.log).toMatch(/"event":"unfollow"[^\n]*"outcome":"closed"/), WAIT);
  });

  it('a notice whose response Slack has lost is posted once', async () => {
    await ask(`follow ${PENDING}`);
    desk.world.slack.fail('chat.postMessage', { drop: 'after', times: 1 });

    changeClink({ status: 'requires_action' });

    await vi.waitFor(() => expect(notices()).toHaveLength(1), WAIT);
    await looked();
    await looked();
    expect(notices()).toHaveLength(1);
  });

  it('a provider that is down: nothing is told, and the change once it is back', async () => {
    await ask(`follow ${PENDING}`);
    const before = desk.log.length;
    desk.world.vendors.clink.fault = { error: 'unavailable' };
    changeClink({ status: 'success' });
    await vi.waitFor(
      () => expect(desk.log.slice(before)).toContain('The provider failed; its last known answer was given'),
      WAIT,
    );
    expect(notices()).toEqual([]);

    desk.world.vendors.clink.fault = {};

    await vi.waitFor(() => expect(direct().at(-1)).toContain('Pending → Paid'), WAIT);
    expect(notices()).toHaveLength(1);
  });

  it('the App Home lists what the person follows', async () => {
    await ask(`follow ${PENDING}`);

    await desk.world.slack.openHome(ada);
    await desk.settled();

    expect(JSON.stringify(desk.world.slack.homeOf(ada)?.view)).toContain('Orders you follow');
  });
});
