import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { createUnanswered } from '../../../src/slack/messages/unanswered.ts';
import { useDesk } from '../../support/desk.ts';
import { sentenceOf, whyOf } from '../../support/why.ts';

const MESSAGE = {
  type: 'message',
  channel: 'C1',
  channel_type: 'channel',
  user: 'U1',
  ts: '1795400000.000100',
  text: 'Good morning',
};

function handle(event: object, { channels = ['*'], type = 'event_callback' } = {}) {
  const rules: string[] = [];
  const handleUnanswered = createUnanswered({
    read: (text, { asked }) =>
      (asked ? /\d+/g : /89\d{17}/g).exec(text)?.map((value) => ({ kind: 'iccid', value, raw: value })) ?? [],
    traces: { note: (_place, { rule }) => void rules.push(rule) },
    autoReplyChannels: channels,
    identity: () => ({ botId: 'B0', botUserId: 'U0' }),
  });
  return { isHandled: handleUnanswered({ type, team_id: 'T1', event: { ...MESSAGE, ...event } }), rules };
}

describe('messages without an answer', () => {
  it.each([
    ['names nothing', {}, ['no_identifier']],
    ['holds a number that only somebody who asks would mean', { text: 'ticket 4711' }, ['no_strong_identifier']],
    ['is ours', { user: 'U0', text: '8985220220908997147' }, []],
    ['announces somebody', { subtype: 'channel_join' }, []],
  ])('unanswered: a message that %s is handled without Bolt', (_, event, rules) => {
    expect(handle(event)).toEqual({ isHandled: true, rules });
  });

  it('unanswered: a message in a channel without automatic replies is handled without Bolt', () => {
    expect(handle({ text: '8985220220908997147' }, { channels: ['C2'] })).toEqual({
      isHandled: true,
      rules: ['not_an_automatic_channel'],
    });
  });

  it.each([
    ['a message that names something', { text: '8985220220908997147' }],
    ['a mention', { text: 'hello <@U0>' }],
    ['!order', { text: '!order' }],
    ['a direct message', { channel_type: 'im', channel: 'D1' }],
    ['an edit', { subtype: 'message_changed', message: MESSAGE, previous_message: MESSAGE }],
    ['a deletion', { subtype: 'message_deleted', previous_message: MESSAGE }],
    ["another app's reply in a thread", { user: undefined, bot_id: 'B1', thread_ts: '1795400000.000001' }],
    ['a mention event', { type: 'app_mention' }],
    ['a reaction', { type: 'reaction_added' }],
  ])('unanswered: %s is left to the listeners', (_, event) => {
    expect(handle(event)).toEqual({ isHandled: false, rules: [] });
  });

  it('unanswered: what is no event is left to Bolt', () => {
    expect(handle({}, { type: 'block_actions' }).isHandled).toBe(false);
  });
});

describe.each(['http', 'socket'] as const)('messages without an answer over %s', (transport) => {
  const desk = useDesk({ transport, env: { AUTO_REPLY_CHANNELS: '*' } });

  it('unanswered: are acknowledged, and /order why knows the reason', async () => {
    const { message, deliveries } = await desk.world.slack.message({
      channel: CHANNELS.support,
      user: PEOPLE.ada,
      text: 'Good morning',
    });

    expect(deliveries).toMatchObject([{ status: 200 }]);
    expect(await whyOf(desk, message)).toContain(sentenceOf('no_identifier'));
  });
});
