import { beforeEach, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { LOOK_UP_STEP } from '../../../src/slack/workflow/step.ts';
import { AUTOMATIC, watchAlerts } from '../../support/alerts.ts';
import { useDesk } from '../../support/desk.ts';
import { SIM } from '../../support/orders.ts';
import { pressLast } from '../../support/press.ts';

const desk = useDesk({
  env: {
    ...AUTOMATIC,
    AUTO_REPLY_CHANNELS: CHANNELS.alerts,
    USER_LOOKUPS_PER_MINUTE: '30',
    UNFURL_DOMAINS: 'shop.example=/orders/([^/?#]+)',
  },
});
const { ada } = PEOPLE;
const { alert } = watchAlerts(desk);

beforeEach(() => desk.world.restart());

/** One of consecutive order numbers of Clink that do not exist. */
function neighbour(round: number): string {
  return `order_7guess${1000 + round}`;
}

/** How many requests Clink gets for numbers that are asked for round by round. */
async function requestsFor(ask: (round: number) => Promise<unknown>, rounds: number): Promise<number> {
  const before = desk.world.vendors.clink.requests.length;
  for (let round = 0; round < rounds; round++) {
    await ask(round);
    await desk.settled();
  }
  return desk.world.vendors.clink.requests.length - before;
}

/** Clink is asked twice about each number. */
it.each([
  ['a workflow that tries numbers out', 60, (round: number) => runStep(neighbour(round))],
  ["an app's posts with numbers in a row", 60, (round: number) => alert(neighbour(round))],
  ['a person who posts links to numbers in a row', 16, (round: number) => postLink(neighbour(round))],
])('guessing: %s ends', async (_, most, ask) => {
  const requests = await requestsFor(ask, 40);

  expect(requests).toBeGreaterThan(0);
  expect(requests).toBeLessThanOrEqual(most);
});

it('guessing: the refusal says until when', async () => {
  for (let round = 0; round < 8; round++) await desk.ask(neighbour(round));

  await desk.ask(SIM);

  const { text = '' } = desk.last();
  const [, until = '0'] = /pausing until <!date\^(\d+)\^/.exec(text) ?? [];
  expect(Number(until) * 1_000).toBeGreaterThan(Date.now());
  expect(Number(until) * 1_000).toBeLessThanOrEqual(Date.now() + 600_000);
});

it('guessing: the pressing of Details ends', async () => {
  await desk.useTimes({ doubleClick: 1 });
  await desk.ask(SIM);
  const card = desk.last();
  const opened = desk.world.slack.callsOf('views.update').length;

  for (let round = 0; round < 31; round++) {
    await desk.world.slack.press({ user: ada, message: card, action_id: 'details' });
    await desk.settled();
  }

  const last = desk.world.slack.callsOf('views.update').slice(opened).at(-1);
  expect(JSON.stringify(last?.arguments)).toContain('Too many look-ups');
  await pressLast(desk, 'refresh');
  expect(desk.seen().at(-1)).not.toContain('Too many');
});

function runStep(text: string): Promise<unknown> {
  return desk.world.slack.runStep({ callback_id: LOOK_UP_STEP, inputs: { text } });
}

function postLink(id: string): Promise<unknown> {
  desk.world.slack.unfurl(['shop.example']);
  return desk.world.slack.message({ user: ada, channel: CHANNELS.support, text: `<https://shop.example/orders/${id}>` });
}
