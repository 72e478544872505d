import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, type ReceiverEvent } from '@slack/bolt';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { createHttpReceiver } from '../../../src/slack/transport/http-receiver.ts';
import { createBoltLogger } from '../../../src/slack/transport/logger.ts';

const NEVER_MS = 60_000;
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Answered {
  readonly status: number;
  readonly body: string;
}

type Listener = (event: ReceiverEvent, response: ServerResponse) => Promise<void>;

/** An address that delivers a payload to an app whose events end up in `listener`. */
async function start(
  payload: Record<string, unknown>,
  listener: Listener,
  unacknowledged = NEVER_MS,
): Promise<{ readonly url: string; log(): string }> {
  const lines: string[] = [];
  const log = createLog({ level: 'info', secrets: [], destination: { write: (line) => void lines.push(line) } });
  const logger = createBoltLogger(log);
  const { receiver, deliver } = createHttpReceiver({ unacknowledged, logger });
  const app = new App({ token: 'xoxb-test', receiver, logger, deferInitialization: true });
  const server = createServer((_, response) => {
    app.processEvent = (event) => listener(event, response);
    void deliver({ payload, response });
  }).listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log: () => lines.join('') };
}

async function deliver(...parts: Parameters<typeof start>): Promise<Answered & { readonly log: string }> {
  const { url, log } = await start(...parts);
  const reply = await fetch(url);
  return { status: reply.status, body: await reply.text(), log: log() };
}

const unexpected = async () => {
  throw new Error('No listener is meant');
};

it('receiver: Slack learns that the address is ours, without a listener', async () => {
  const { status, body } = await deliver({ type: 'url_verification', challenge: '3eZbrw1aB' }, unexpected);

  expect([status, JSON.parse(body)]).toEqual([200, { challenge: '3eZbrw1aB' }]);
});

it("receiver: Slack's check of the certificate is answered, without a listener", async () => {
  expect((await deliver({ ssl_check: '1' }, unexpected)).status).toBe(200);
});

it.each([
  ['nothing', undefined, ''],
  ['a message', { text: '已支付 ✅' }, '{"text":"已支付 ✅"}'],
])('receiver: an acknowledgement may carry %s', async (_, message, body) => {
  const answered = await deliver({ type: 'event_callback' }, async ({ ack }) => await ack(message));

  expect(answered).toMatchObject({ status: 200, body });
});

it('receiver: the second acknowledgement fails, and the first stands', async () => {
  let failure: unknown;

  const { status } = await deliver({ type: 'event_callback' }, async ({ ack }) => {
    await ack();
    failure = await ack().catch((error: unknown) => error);
  });

  expect(status).toBe(200);
  expect(failure).toMatchObject({ code: 'slack_bolt_receiver_ack_multiple_error' });
});

it('receiver: a payload whose listener fails gets 500, so that Slack delivers an event again', async () => {
  expect((await deliver({ type: 'event_callback' }, unexpected)).status).toBe(500);
});

it('receiver: a payload that nobody acknowledges gets 404, and the log says so', async () => {
  const never = Promise.withResolvers<void>();
  closing.push(never.resolve);

  const { status, log } = await deliver({ type: 'event_callback' }, () => never.promise, 1);

  expect(status).toBe(404);
  expect(log).toContain('not acknowledged in time');
});

it.each([
  ['an answer fails, so that it can go another way', { text: 'Paid' }, 'rejected'],
  ['nothing else succeeds, so that the work goes on', undefined, 'fulfilled'],
])('receiver: when Slack has closed the connection, an acknowledgement with %s', async (_, answer, outcome) => {
  const request = new AbortController();
  const acknowledged = Promise.withResolvers<PromiseSettledResult<void>[]>();
  const { url } = await start({ type: 'block_actions' }, async ({ ack }, response) => {
    const closed = once(response, 'close');
    request.abort();
    await closed;
    acknowledged.resolve(await Promise.allSettled([ack(answer)]));
  });

  await expect(fetch(url, { signal: request.signal })).rejects.toThrow();

  expect(await acknowledged.promise).toMatchObject([{ status: outcome }]);
});
