import { beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../../sandbox/slack/workspace/channels.ts';
import type { Message } from '../../../../sandbox/slack/workspace/messages.ts';
import { APP, PEOPLE } from '../../../../sandbox/slack/workspace/people.ts';
import { words } from '../../../../src/slack/words/words.ts';
import { useDesk } from '../../../support/desk.ts';
import { orderId } from '../../../support/orders.ts';

const { ada, lin, sam } = PEOPLE;

const desk = useDesk({ env: { AUTO_REPLY_CHANNELS: '*', USER_LOOKUPS_PER_MINUTE: '1000' } });

/** The same order again would be a link to the first answer, and an eleventh reply in a minute would be part of a digest. */
beforeEach(() => desk.restart());

function replies(): readonly Message[] {
  return desk.world.slack.seenBy(ada, CHANNELS.alerts).filter(({ bot_id }) => bot_id === APP.bot);
}

/** Has a message answered automatically and returns the answer. */
async function answered(text: string, user?: string): Promise<Message> {
  const author = user === undefined ? ({ app: 'alerts', subtype: 'bot_message' } as const) : { user };
  await desk.world.slack.message({ channel: CHANNELS.alerts, text, ...author });
  await desk.settled();
  const reply = replies().at(-1);
  if (!reply) throw new Error('Nothing was answered');
  return reply;
}

async function press(message: Message, user: string): Promise<void> {
  await desk.world.slack.press({ user, message, action_id: 'dismiss' });
  await desk.settled();
}

async function react(message: Message, user: string, name = 'x'): Promise<void> {
  await desk.world.slack.react(message, user, name);
  await desk.settled();
}

async function wrongMatches(): Promise<number> {
  const text = await (await fetch(`${desk.world.url}/metrics`)).text();
  return Number(/order_scout_wrong_matches_total (\d+)/.exec(text)?.[1] ?? 0);
}

describe('the Dismiss button', () => {
  it('dismiss: everybody in the channel can dismiss a reply to an app, and it is counted', async () => {
    const before = await wrongMatches();
    const reply = await answered('SIM 89852202209090000069');

    await press(reply, lin);

    expect(replies()).toEqual([]);
    expect(await wrongMatches()).toBe(before + 1);
  });

  it('dismiss: people outside the company cannot, by button or reaction', async () => {
    const before = await wrongMatches();
    const reply = await answered('SIM 89852202209090000069');

    await press(reply, sam);
    await react(reply, sam);

    expect(replies().map(({ ts }) => ts)).toContain(reply.ts);
    expect(await wrongMatches()).toBe(before);
  });

  it('dismiss: only the author can dismiss a reply to a person', async () => {
    const reply = await answered('SIM 89852202209090000036', ada);

    await press(reply, lin);
    const left = replies().map(({ ts }) => ts);
    await press(reply, ada);

    expect(left).toContain(reply.ts);
    expect(desk.seen(lin, CHANNELS.alerts).at(-1)).toContain('只有消息的作者');
    expect(replies()).toEqual([]);
  });

  it('dismiss: the same order can be posted again', async () => {
    await press(await answered('SIM 89852202209090000051'), lin);

    const again = await answered('SIM 89852202209090000051');

    expect(JSON.stringify(again)).toContain(orderId('RISKYORD'));
  });

  it('dismiss: two presses count once', async () => {
    const before = await wrongMatches();
    const reply = await answered('SIM 89852202209090000077');
    const pressed = [ada, lin].map((user) => desk.world.slack.press({ user, message: reply, action_id: 'dismiss' }));

    await Promise.all(pressed);
    await desk.settled();

    expect(replies()).toEqual([]);
    expect(await wrongMatches()).toBe(before + 1);
  });

  it('dismiss: the presser is told when Slack does not allow it', async () => {
    const reply = await answered('SIM 89852202209090000085');
    desk.world.slack.fail('chat.delete', { error: 'compliance_exports_prevent_deletion' });

    await press(reply, ada);

    expect(replies().map(({ ts }) => ts)).toContain(reply.ts);
    expect(desk.seen(ada, CHANNELS.alerts).at(-1)).toContain('did not let me delete this');
    expect(desk.log).toContain('compliance_exports_prevent_deletion');
  });
});

describe('the Dismiss button while its response_url is used up', () => {
  it('dismiss: the presser is told in another way', async () => {
    const reply = await answered('SIM 89852202209090000069', ada);
    desk.world.slack.fail('response_url', { error: 'used_url', status: 404 });

    await press(reply, lin);

    expect(desk.seen(lin, CHANNELS.alerts).at(-1)).toBe(words('zh').onlyAuthorDismisses);
  });
});

describe('the :x: reaction', () => {
  it('reaction: everybody can dismiss a reply to an app', async () => {
    const before = await wrongMatches();
    const reply = await answered('SIM 89852202209090000093');

    await react(reply, lin);

    expect(replies()).toEqual([]);
    expect(await wrongMatches()).toBe(before + 1);
  });

  it('reaction: only the author can dismiss a reply to a person', async () => {
    const reply = await answered('SIM 89852202209090000119', ada);

    await react(reply, lin);
    const left = replies().length;
    await react(reply, ada);

    expect(left).toBe(1);
    expect(replies()).toEqual([]);
  });

  it('reaction: our own and other reactions change nothing', async () => {
    const reply = await answered('SIM 89852202209090000010');

    await react(reply, lin, 'eyes');
    await react(reply, APP.user);

    expect(replies()).toHaveLength(1);
  });

  it('reaction: deletes nothing but automatic replies', async () => {
    const { message } = await desk.world.slack.message({ channel: CHANNELS.alerts, user: ada, text: 'hello' });

    const { deliveries } = await desk.world.slack.react(message, ada, 'x');
    await desk.settled();

    expect(deliveries).toHaveLength(1);
    expect(desk.world.slack.callsOf('chat.delete')).toEqual([]);
  });

  it.each([
    ['without an item', { type: 'reaction_added', user: ada, reaction: 'x' }],
    [
      'without a person',
      { type: 'reaction_added', reaction: 'x', item: { type: 'message', channel: CHANNELS.alerts, ts: '1.1' } },
    ],
    ['below a file', { type: 'reaction_added', user: ada, reaction: 'x', item: { type: 'file', file: 'F1' } }],
  ])('reaction: an event %s is acknowledged and ignored', async (_, event) => {
    const { status } = await desk.world.slack.event(event);
    await desk.settled();

    expect(status).toBe(200);
    expect(desk.world.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });
});
