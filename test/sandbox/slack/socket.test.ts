import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';
import { startSocketBolt } from './bot.ts';

let slack: SlackStandIn;
let app: App;
let asked: string[];
let heard: string[];

beforeEach(async () => {
  slack = await startSlack(PATIENT_SLACK);
  asked = [];
  heard = [];
  app = await startSocketBolt(slack, (bolt) => {
    bolt.command('/order', async ({ ack, command }) => {
      asked.push(command.text);
      await ack('On it');
    });
    bolt.event('app_mention', async ({ body }) => {
      heard.push(body.event_id);
    });
  });
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const ask = (text: string) => slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text });

test('a command goes over the websocket, and what it is acknowledged with is posted', async () => {
  const { status, body } = await ask('8985');

  expect({ status, body: JSON.parse(body) }).toEqual({ status: 200, body: { text: 'On it' } });
  expect(slack.seenBy(PEOPLE.ada, CHANNELS.support).map(({ text }) => text)).toEqual(['On it']);
  expect(slack.seenBy(PEOPLE.lin, CHANNELS.support)).toEqual([]);
});

test('the bot comes back after Slack has announced the end of the connection', async () => {
  const again = slack.sockets.connected(true);

  slack.sockets.disconnect();
  await again;
  await ask('after');

  expect(asked).toEqual(['after']);
});

test('the bot comes back after the connection broke', async () => {
  const again = slack.sockets.connected(true);

  slack.sockets.drop();
  await again;
  await ask('after');

  expect(asked).toEqual(['after']);
});

test('nobody is reached while there is no connection', async () => {
  slack.sockets.drop();
  const { status } = await ask('lost');

  expect(status).toBe('unreachable');
});

test('the same envelope can come twice without saying so', async () => {
  const { deliveries } = await slack.message({ user: PEOPLE.ada, channel: CHANNELS.support, text: '<@U0SCOUT> 8985' });
  const mention = deliveries.find(({ envelope }) => JSON.stringify(envelope.payload).includes('app_mention'));

  const again = mention && (await slack.redeliver(mention, { number: 0 }));

  expect(again?.status).toBe(200);
  expect(heard).toHaveLength(2);
  expect(new Set(heard).size).toBe(1);
});

test('a bot token opens no connection', async () => {
  const response = await fetch(`${slack.url}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.env.SLACK_BOT_TOKEN}` },
  });

  expect(await response.json()).toMatchObject({ ok: false, error: 'not_allowed_token_type' });
});
