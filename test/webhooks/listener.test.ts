import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectWebhook, type WebhookEvent } from '../../src/core/provider/webhook.ts';
import { clinkWebhook, signClink } from '../../src/providers/clink/webhook.ts';
import { linkbestWebhook } from '../../src/providers/linkbest/webhook.ts';
import { createWebhookListener, MAX_WEBHOOK_BYTES, type WebhookOutcome } from '../../src/webhooks/listener.ts';

const SECRET = 'whsec_test_secret';
const TOKEN = 'a-long-random-token';
const NOW = 1_750_062_041_000;
const EVENT = '{"id":"event_1","object":"event","type":"order.failed","data":{"object":{"orderId":"order_1"}}}';

let server: Server;
let outcome: WebhookOutcome;
let hasRoom: boolean;
let refusals: string[];
let events: [string, WebhookEvent][];

beforeEach(async () => {
  outcome = 'received';
  hasRoom = true;
  refusals = [];
  events = [];
  const clink = connectWebhook(clinkWebhook, SECRET);
  const listener = createWebhookListener({
    webhooks: new Map([
      ['/webhooks/clink', { account: 'clink', webhook: clink }],
      ['/webhooks/clink.test', { account: 'clink.test', webhook: connectWebhook(clinkWebhook, 'whsec_of_the_test') }],
      ['/webhooks/linkbest', { account: 'linkbest', webhook: connectWebhook(linkbestWebhook, TOKEN) }],
    ]),
    now: () => NOW,
    reserve: () => (hasRoom ? { grow: () => true, release: () => {} } : undefined),
    onRefused: (reason) => void refusals.push(reason),
    handle: async (account, event) => {
      events.push([account, event]);
      return outcome;
    },
  });
  server = createServer((incoming, response) => void listener(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

function portOf(): number {
  return (server.address() as AddressInfo).port;
}

function signed(body: string | Uint8Array, secret = SECRET, timestamp = String(NOW)): Record<string, string> {
  return {
    'x-clink-timestamp': timestamp,
    'x-clink-signature': signClink(secret, timestamp, body),
    'x-clink-signtype': 'SHA256',
  };
}

async function post(path: string, body: string | Uint8Array, headers: Record<string, string | string[]> = {}) {
  const reply = await request(`http://127.0.0.1:${portOf()}${path}`, { method: 'POST', body, headers });
  return { status: reply.statusCode, body: await reply.body.text() };
}

/** Sends a signed body without saying how long it is. */
async function postInChunks(body: string): Promise<number> {
  const middle = Math.floor(body.length / 2);
  const stream = Readable.from([Buffer.from(body.slice(0, middle)), Buffer.from(body.slice(middle))]);
  const reply = await request(`http://127.0.0.1:${portOf()}/webhooks/clink`, {
    method: 'POST',
    body: stream,
    headers: signed(body),
  });
  await reply.body.dump();
  return reply.statusCode;
}

/** Sends the head of a request, and its body never. */
async function announce(path: string, headers: Record<string, string>): Promise<number> {
  const socket = connect(portOf(), '127.0.0.1').on('error', () => {});
  await once(socket, 'connect');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${path} HTTP/1.1\r\nhost: bot\r\n${lines.join('')}\r\n`);
  const [reply] = await once(socket, 'data');
  socket.destroy();
  return Number(String(reply).split(' ')[1]);
}

it('webhook: a signed event of Clink is answered with 200 and handled for its account', async () => {
  const reply = await post('/webhooks/clink', EVENT, signed(EVENT));

  expect(reply).toEqual({ status: 200, body: '' });
  expect(events).toEqual([['clink', { id: 'event_1', topic: 'order', references: ['order_1'], order: 'order_1' }]]);
});

it.each([
  ['received', '1'],
  ['repeated', '0'],
] as const)('webhook: a push of LinkBest that is %s is answered with %s', async (result, body) => {
  outcome = result;

  expect(await post(`/webhooks/linkbest?token=${TOKEN}`, '{"OrderSn":"T1"}')).toEqual({ status: 200, body });
});

it('webhook: each account has a path and a secret of its own', async () => {
  const own = await post('/webhooks/clink.test', EVENT, signed(EVENT, 'whsec_of_the_test'));
  const foreign = await post('/webhooks/clink.test', EVENT, signed(EVENT));

  expect([own.status, foreign.status]).toEqual([200, 401]);
  expect(events.map(([account]) => account)).toEqual(['clink.test']);
});

it.each([
  '/webhooks/',
  '/webhooks/clink/',
  '/webhooks/Clink',
  '/webhooks/tuya',
  '/webhooks/clink.eu',
  '/webhooks/../healthz',
  '/webhooks/%',
])('webhook: %s does not exist', async (path) => {
  expect(await post(path, EVENT, signed(EVENT))).toEqual({ status: 404, body: '' });
});

describe('a request that no vendor sent', () => {
  it.each([
    ['a wrong signature', { ...signed(EVENT), 'x-clink-signature': 'f'.repeat(64) }, 401],
    ['no signature', {}, 401],
    ['a signature of another body', signed(`${EVENT} `), 401],
    ['an old timestamp', signed(EVENT, SECRET, String(NOW / 1000 - 301)), 401],
    [
      'two signatures',
      { ...signed(EVENT), 'x-clink-signature': [signed(EVENT)['x-clink-signature'] ?? '', 'f'.repeat(64)] },
      401,
    ],
  ])('with %s learns the status only', async (_name, headers, status) => {
    expect(await post('/webhooks/clink', EVENT, headers)).toEqual({ status, body: '' });
    expect(refusals).toEqual(['webhook_signature']);
    expect(events).toEqual([]);
  });

  it('is refused before its body is read', async () => {
    const forged = { ...signed(EVENT, SECRET, '1750000000'), 'content-length': '1000' };

    expect(await announce('/webhooks/clink', forged)).toBe(401);
    expect(await announce('/webhooks/linkbest?token=wrong', { 'content-length': '1000' })).toBe(401);
  });

  it.each(['GET', 'PUT', 'DELETE'] as const)('with %s is refused', async (method) => {
    const reply = await request(`http://127.0.0.1:${portOf()}/webhooks/clink`, { method, headers: signed('') });

    expect(reply.statusCode).toBe(405);
    await reply.body.dump();
  });
});

describe('a body', () => {
  it('of a megabyte is refused by its length, before it is read', async () => {
    expect(await announce('/webhooks/clink', { ...signed(EVENT), 'content-length': '1000000' })).toBe(413);
    expect(await announce('/webhooks/clink', { 'content-length': '1000000' })).toBe(401);
  });

  it('without a length is refused once it is too long, however well it is signed', async () => {
    const body = 'x'.repeat(MAX_WEBHOOK_BYTES + 1);

    expect(await postInChunks(body)).toBe(413);
    expect(events).toEqual([]);
  });

  it('in chunks is read like any other', async () => {
    expect(await postInChunks(EVENT)).toBe(200);
  });

  it('that is compressed is never decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, '['));

    const reply = await post('/webhooks/clink', bomb, { ...signed(bomb), 'content-encoding': 'gzip' });

    expect([reply.status, refusals]).toEqual([400, ['webhook_content']]);
  });

  it.each([
    ['no JSON', '{'],
    ['nested without end', '['.repeat(100_000)],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
    ['a list', '[]'],
  ])('that is %s is refused, however well it is signed', async (_name, body) => {
    expect((await post('/webhooks/clink', body, signed(body))).status).toBe(400);
    expect(events).toEqual([]);
  });

  it.each(['text/plain', 'application/xml', 'application/json; charset=utf-16', ''])(
    'with the content type %j counts by its signature',
    async (type) => {
      expect((await post('/webhooks/clink', EVENT, { ...signed(EVENT), 'content-type': type })).status).toBe(200);
    },
  );

  it('whose memory is not there is refused, to be sent again', async () => {
    hasRoom = false;

    expect((await post('/webhooks/clink', EVENT, signed(EVENT))).status).toBe(503);
  });
});

it('webhook: too many events of an account are refused, to be sent again', async () => {
  outcome = 'busy';

  expect((await post('/webhooks/clink', EVENT, signed(EVENT))).status).toBe(429);
  expect(refusals).toEqual(['webhook_rate']);
});
