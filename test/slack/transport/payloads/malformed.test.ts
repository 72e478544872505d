import { describe, expect, it } from 'vitest';
import { createEnvelope, type Envelope } from '../../../../sandbox/slack/delivery/envelope.ts';
import { PEOPLE, TEAM } from '../../../../sandbox/slack/workspace/people.ts';
import { deliver } from '../../../fuzz/delivery.ts';
import { bodyOf } from '../../../fuzz/payloads.ts';
import { useDesk } from '../../../support/desk.ts';

type Malformed = readonly [what: string, kind: Envelope['kind'], payload: Envelope['payload'], fault: string];

const user = { id: PEOPLE.ada };
const EVENTS: readonly Malformed[] = [
  ['no event', 'events_api', { type: 'event_callback', event: null }, 'event: Invalid input: expected object'],
  ['a text as its event', 'events_api', { type: 'event_callback', event: 'x' }, 'event: Invalid input: expected object'],
  ['an event without a type', 'events_api', { type: 'event_callback', event: {} }, 'event.type: Invalid input: expected string'],
  ['a step without its function', 'events_api', { event: { type: 'function_executed' } }, 'event.function: Invalid input'],
];
const INTERACTIONS: readonly Malformed[] = [
  ['a press without a button', 'interactive', { type: 'block_actions', user }, 'actions: Invalid input: expected array'],
  ['a press of nothing', 'interactive', { type: 'block_actions', user, actions: [] }, 'actions: Too small'],
  ['a press by nobody', 'interactive', { type: 'block_actions', actions: [{}] }, 'user: Invalid input: expected object'],
  ['an entry without its window', 'interactive', { type: 'view_submission', user }, 'view: Invalid input: expected object'],
  ['a shortcut of nobody', 'interactive', { type: 'shortcut', user: null }, 'user: Invalid input: expected object'],
  [
    'a message action without its channel',
    'interactive',
    { type: 'message_action', user, message: {} },
    'channel: Invalid input',
  ],
  ['a command without a channel', 'slash_commands', { command: '/order', text: '4567' }, 'channel_id: Invalid input'],
];

describe('malformed, over HTTP', () => {
  const desk = useDesk();

  it.each([...EVENTS, ...INTERACTIONS])(
    '%s: Slack is told not to deliver it again, and the log says why',
    async (_, kind, payload, fault) => {
      const before = desk.log.length;

      const status = await deliver(desk.world, bodyOf({ kind, payload }));

      expect(status).toBe(400);
      expect(faultsIn(desk.log.slice(before))).toEqual([expect.stringContaining(fault)]);
    },
  );

  it('a field that is there twice is refused', async () => {
    const before = desk.log.length;

    const status = await deliver(desk.world, { ...bodyOf(createEnvelope('slash_commands', COMMAND)), body: `${FIELDS}&text=12` });

    expect(status).toBe(400);
    expect(faultsIn(desk.log.slice(before))).toEqual(['text: Invalid input: expected string, received array']);
  });

  it.each([
    ['a type that nobody knows', { type: 'novelty' }],
    ['no type', {}],
  ])('a payload of %s is acknowledged', async (_, payload) => {
    expect(await deliver(desk.world, bodyOf({ kind: 'events_api', payload }))).toBe(200);
  });
});

describe('malformed, over the websocket', () => {
  const desk = useDesk({ transport: 'socket' });

  it.each(EVENTS)(
    '%s: is acknowledged, so that it does not come again, and the log says why',
    async (_, kind, payload, fault) => {
      const before = desk.log.length;

      const { status } = await desk.world.slack.sockets.send(createEnvelope(kind, payload), { number: 0 });

      expect(status).toBe(200);
      expect(faultsIn(desk.log.slice(before))).toEqual([expect.stringContaining(fault)]);
    },
  );

  it.each(INTERACTIONS)('%s: the log says why', async (_, kind, payload, fault) => {
    const before = desk.log.length;

    void desk.world.slack.sockets.send(createEnvelope(kind, payload), { number: 0 });

    await expect.poll(() => faultsIn(desk.log.slice(before))).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['a command', '{"type":"slash_commands","envelope_id":"E1","payload":null}', 'expected object'],
    ['an event', '{"type":"events_api","envelope_id":"E2","payload":null}', 'expected object'],
    ['an event of a list', '{"type":"events_api","envelope_id":"E3","payload":[]}', 'expected object'],
    ['a type that nobody knows', '{"type":"novelty","envelope_id":"E4"}', 'expected object'],
  ])('%s without a payload: the log says so', async (_, text, fault) => {
    const before = desk.log.length;

    desk.world.slack.sockets.write(text);

    await expect.poll(() => faultsIn(desk.log.slice(before))).toEqual([expect.stringContaining(fault)]);
  });

  it.each(['null', '{"type":"events_api"}'])('%s is no envelope, and the log says so', async (text) => {
    const before = desk.log.length;

    desk.world.slack.sockets.write(text);

    await expect.poll(() => desk.log.slice(before)).toContain('no envelope');
  });

  it('what is whole is answered after all of these', async () => {
    expect(await desk.ask('89852202209089971478')).toEqual([expect.stringContaining('CU-7ZOIHX0RB16U20250828111429591')]);
  });
});

const COMMAND = { command: '/order', text: '4567', team_id: TEAM.id, user_id: PEOPLE.ada, channel_id: 'C0SUPPORT' };
const FIELDS = new URLSearchParams(COMMAND).toString();

function faultsIn(log: string): readonly string[] {
  const lines = log.split('\n').filter((line) => line.includes('malformed payload'));
  return lines.map((line) => String(JSON.parse(line).fault));
}
