import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';
import { idleOf, startBolt } from './bot.ts';

let slack: SlackStandIn;
let app: App;

beforeEach(async () => {
  slack = await startSlack(PATIENT_SLACK);
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const asked = { user: PEOPLE.ada, channel: CHANNELS.support, text: '8985' };

test('a command is acknowledged and answered for the person alone', async () => {
  app = await startBolt(slack, (bolt) =>
    bolt.command('/order', async ({ ack, respond, command }) => {
      await ack();
      await respond({ text: `You asked for ${command.text} in ${command.channel_name}` });
    }),
  );

  const { status, body } = await slack.command(asked);
  await slack.until(({ method }) => method === 'response_url');

  expect({ status, body }).toEqual({ status: 200, body: '' });
  expect(slack.workspace.messages).toMatchObject([
    { text: 'You asked for 8985 in support', channel: CHANNELS.support, visibleTo: PEOPLE.ada },
  ]);
});

test('a command cannot replace what it posted: it posts another message', async () => {
  app = await startBolt(slack, (bolt) =>
    bolt.command('/order', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'first' });
      await respond({ text: 'second', replace_original: true });
    }),
  );

  await slack.command(asked);
  await slack.settled(undefined, idleOf(app));

  expect(slack.workspace.messages.map(({ text }) => text)).toEqual(['first', 'second']);
});

test('the sixth post to a response_url is refused', async () => {
  const refusals: unknown[] = [];
  app = await startBolt(slack, (bolt) =>
    bolt.command('/order', async ({ ack, respond }) => {
      await ack();
      for (let post = 1; post <= 6; post += 1) await respond(`post ${post}`).catch((error) => refusals.push(error.statusCode));
    }),
  );

  await slack.command(asked);
  await slack.settled(undefined, idleOf(app));

  expect(slack.calls.map(({ method, status }) => `${method} ${status}`).slice(1)).toEqual([
    ...Array(5).fill('response_url 200'),
    'response_url 404',
  ]);
  expect(slack.calls.at(-1)?.answer).toEqual({ ok: false, error: 'used_url' });
  expect(refusals).toEqual([404]);
});
