import { expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk();
const FOUND = '89852202209089971478';
const ORDER = 'CU-7ZOIHX0RB16U20250828111429591';

async function send(text: string, without: readonly ('trigger_id' | 'response_url')[]): Promise<number | string> {
  const { status } = await desk.world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text, without });
  await desk.settled();
  return status;
}

it('command: without a trigger_id an order is answered', async () => {
  expect(await send(FOUND, ['trigger_id'])).toBe(200);

  expect(desk.seen()).toEqual([expect.stringContaining(ORDER)]);
});

it('command: without a trigger_id no window opens, and the person is told so', async () => {
  expect(await send('bulk', ['trigger_id'])).toBe(200);

  expect(desk.seen()).toEqual(['Slack did not open the window. Please try again.']);
  expect(desk.world.slack.callsOf('views.open')).toEqual([]);
});

it('command: without a response_url an answer that is known soon travels in the acknowledgement', async () => {
  expect(await send(FOUND, ['response_url'])).toBe(200);

  expect(desk.seen()).toEqual([expect.stringContaining(ORDER)]);
  expect(desk.world.slack.callsOf('acknowledgement')).toHaveLength(1);
});

it('command: without a response_url a later answer is posted to the person alone', async () => {
  await desk.useTimes({ acknowledgement: 1 });

  expect(await send(FOUND, ['response_url'])).toBe(200);

  expect(desk.seen()).toEqual([expect.stringContaining(ORDER)]);
  expect(desk.seen(PEOPLE.lin)).toEqual([]);
  expect(desk.world.slack.callsOf('chat.postEphemeral')).toHaveLength(1);
});
