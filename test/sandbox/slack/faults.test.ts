import { ErrorCode, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import type { Change } from '../../../sandbox/slack/workspace/workspace.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';
import { SILENT } from './bot.ts';

let slack: SlackStandIn;
let client: WebClient;

beforeEach(async () => {
  slack = await startSlack(PATIENT_SLACK);
  client = new WebClient(slack.env.SLACK_BOT_TOKEN, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  });
});

afterEach(() => slack.close());

const post = (text: string) => client.chat.postMessage({ channel: CHANNELS.support, text });
const texts = () => slack.workspace.messages.map(({ text }) => text);

test('a refusal befalls as many calls as it is told to', async () => {
  slack.fail('chat.postMessage', { error: 'fatal_error', times: 1 });

  const error = await post('first').catch(({ data }) => data.error);
  await post('second');

  expect(error).toBe('fatal_error');
  expect(texts()).toEqual(['second']);
});

test('too many calls are told to wait', async () => {
  slack.fail('chat.postMessage', { retryAfter: 7, times: 1 });

  const error = await post('first').catch(({ code, retryAfter }) => ({ code, retryAfter }));

  expect(error).toEqual({ code: ErrorCode.RateLimitedError, retryAfter: 7 });
  expect(slack.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', status: 429, arguments: { text: 'first' } });
});

test('Slack can be broken altogether, and mended', async () => {
  slack.fail('*', { status: 503 });
  const error = await post('first').catch(({ code, statusCode }) => ({ code, statusCode }));
  slack.restore();
  await post('second');

  expect(error).toEqual({ code: ErrorCode.HTTPError, statusCode: 503 });
  expect(texts()).toEqual(['second']);
});

test.each([
  ['before', []],
  ['after', ['lost']],
] as const)('a connection that breaks %s the work leaves %j', async (drop, left) => {
  slack.fail('chat.postMessage', { drop, times: 1 });

  const code = await post('lost').catch((error) => error.code);

  expect(code).toBe(ErrorCode.RequestError);
  expect(texts()).toEqual(left);
});

test('a slow answer is an answer', async () => {
  slack.fail('chat.postMessage', { delay: 50, times: 1 });

  const { ok } = await post('slow');

  expect(ok).toBe(true);
});

test('a call can be waited for, before and after it came', async () => {
  const coming = slack.until(({ method }) => method === 'chat.postMessage');
  await post('hello');

  const calls = [await coming, await slack.until(({ method }) => method === 'chat.postMessage')];

  expect(calls.map(({ arguments: { text } }) => text)).toEqual(['hello', 'hello']);
});

test('waiting for a call that never comes ends, and says what came', async () => {
  await post('hello');

  const wait = slack.until(({ method }) => method === 'views.open', 20);

  await expect(wait).rejects.toThrow('there were: chat.postMessage');
});

test('tokens are in no log', async () => {
  await post('hello');

  expect(JSON.stringify(slack.calls)).not.toContain(slack.env.SLACK_BOT_TOKEN);
});

test('changes can be followed', async () => {
  const seen: Change['kind'][] = [];
  slack.workspace.changes.on('changed', ({ kind }) => seen.push(kind));

  const { ts = '' } = await post('hello');
  await client.chat.update({ channel: CHANNELS.support, ts, text: 'new' });
  await client.chat.delete({ channel: CHANNELS.support, ts });

  expect(seen).toEqual(['posted', 'called', 'edited', 'called', 'removed', 'called']);
});

test('a reset forgets what was done', async () => {
  await post('hello');
  slack.grant([]);
  slack.fail('*', { error: 'fatal_error' });

  slack.reset();
  const { ok } = await post('again');

  expect(ok).toBe(true);
  expect(texts()).toEqual(['again']);
  expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
});

test('what was asked with no bot connected is a mistake that is told', async () => {
  const wait = slack.command({ user: 'U0ADA', channel: CHANNELS.support });

  await expect(wait).rejects.toThrow('No bot is connected');
});
