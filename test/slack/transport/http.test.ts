import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpListener } from '../../../src/slack/transport/http.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const UNANSWERED = '{"type":"unanswered"}';
const NOW = 1_531_420_618_000;

let server: Server;
let passed: object[];
let refused: string[];
let isCrowded: boolean;
let seen: Set<string>;

beforeEach(async () => {
  passed = [];
  refused = [];
  isCrowded = false;
  seen = new Set();
  const listener = createHttpListener({
    secrets: ['the-one-before', SECRET],
    now: () => NOW,
    isFirst: async (signature) => !seen.has(signature) && seen.add(signature).size > 0,
    handleUnanswered: (payload) => JSON.stringify(payload) === UNANSWERED,
    reserve: () => (isCrowded ? undefined : { grow: () => true, release: () => {} }),
    onRefused: (reason) => void refused.push(reason),
    deliver: async ({ payload, response }) => {
      passed.push(payload);
      response.writeHead(200).end();
    },
  });
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

/** The example of docs.slack.dev, "Verifying requests from Slack". */
const DOCUMENTED = {
  timestamp: '1531420618',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
};

function sign(timestamp: string, body: string, secret = SECRET): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function signed(body: string): Record<string, string> {
  const timestamp = String(NOW / 1000);
  return claim(timestamp, sign(timestamp, body));
}

function claim(timestamp: string, signature: string): Record<string, string> {
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
}

/** Sends the headers of a request, and its body never. */
async function announce(headers: Record<string, string>): Promise<number> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
  await once(socket, 'connect');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /slack/events HTTP/1.1\r\nhost: bot\r\n${lines.join('')}\r\n`);
  const [reply] = await once(socket, 'data');
  socket.destroy();
  return Number(String(reply).split(' ')[1]);
}

async function post(body: string, headers: Record<string, string>): Promise<number> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const reply = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  return reply.status;
}

it("lets Slack's documented example through", async () => {
  const { timestamp, signature, body } = DOCUMENTED;

  const status = await post(body, {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  });

  expect(status).toBe(200);
  expect(passed).toMatchObject([{ command: '/webhook-collect', team_id: 'T1DC2JH3J', text: '' }]);
});

it('http: what needs no listener is acknowledged and not passed on', async () => {
  expect(await post(UNANSWERED, signed(UNANSWERED))).toBe(200);
  expect(await post('{"type":"another"}', signed('{"type":"another"}'))).toBe(200);

  expect(passed).toEqual([{ type: 'another' }]);
});

it.each(['application/x-www-form-urlencoded; charset=utf-8', 'Application/X-WWW-Form-URLEncoded'])(
  'http: takes a form as %s',
  async (type) => {
    const { timestamp, signature, body } = DOCUMENTED;

    await post(body, {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    });

    expect(passed).toMatchObject([{ command: '/webhook-collect' }]);
  },
);

it.each([
  ['just inside the window, past', -300],
  ['just inside the window, future', 300],
])('accepts a timestamp %s', async (_, seconds) => {
  const timestamp = String(NOW / 1000 + seconds);

  expect(await post('{}', { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': sign(timestamp, '{}') })).toBe(200);
});

it.each([
  ['five minutes and a second ago', String(NOW / 1000 - 301), sign(String(NOW / 1000 - 301), '{}')],
  ['five minutes and a second ahead', String(NOW / 1000 + 301), sign(String(NOW / 1000 + 301), '{}')],
  ['no number', 'soon', sign('soon', '{}')],
  ['signed with another secret', String(NOW / 1000), sign(String(NOW / 1000), '{}', 'another')],
  ['signed over another body', String(NOW / 1000), sign(String(NOW / 1000), '{"a":1}')],
  ['a signature of another length', String(NOW / 1000), 'v0=abc'],
  ['a signature in upper case', String(NOW / 1000), sign(String(NOW / 1000), '{}').toUpperCase()],
])('refuses a request that is %s, and nothing else happens', async (_, timestamp, signature) => {
  const status = await post('{}', { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature });

  expect(status).toBe(401);
  expect(passed).toEqual([]);
  expect(refused).toEqual(['signature']);
});

it('refuses a request without signature or timestamp', async () => {
  expect(await post('{}', {})).toBe(401);
  expect(await post('{}', { 'x-slack-signature': sign('1531420618', '{}') })).toBe(401);
  expect(passed).toEqual([]);
});

it('http: does not read the body of a client that has too much under way', async () => {
  isCrowded = true;

  expect(await post('{}', signed('{}'))).toBe(503);
  expect(passed).toEqual([]);
});

it.each([
  ['a command or button', 'application/x-www-form-urlencoded', 'payload=%7B%7D', 1],
  ['an event, which Slack delivers again', 'application/json', '{}', 2],
])('http: passes on %s as often as it should when it is sent twice', async (_, type, body, times) => {
  const request = { 'content-type': type, ...signed(body) };

  const statuses = [await post(body, request), await post(body, request)];

  expect([statuses, passed.length]).toEqual([[200, 200], times]);
});

it('http: refuses a method that Slack does not use, however well signed', async () => {
  const { port } = server.address() as AddressInfo;

  const { status, headers } = await fetch(`http://127.0.0.1:${port}`, { method: 'PUT', body: '{}', headers: signed('{}') });

  expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  expect(passed).toEqual([]);
});

it.each([1_000_001, 8_000_000])('refuses a body of %i bytes, however well signed', async (size) => {
  const body = 'x'.repeat(size);
  const timestamp = String(NOW / 1000);

  const status = await post(body, { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': sign(timestamp, body) });

  expect(status).toBe(413);
  expect(passed).toEqual([]);
  expect(refused).toEqual(['size']);
});

it.each([
  ['JSON null', 'application/json', 'null'],
  ['a number', 'application/json', '7'],
  ['a list', 'application/json', '[{}]'],
  ['no JSON', 'application/json', '{'],
  ['nothing', 'application/json', ''],
  ['a form with null', 'application/x-www-form-urlencoded', 'payload=null'],
  ['a form with a list', 'application/x-www-form-urlencoded; charset=utf-8', 'payload=%5B%5D'],
  ['a form with a word', 'application/x-www-form-urlencoded', 'payload=%22word%22'],
  ['a form with half an object', 'application/x-www-form-urlencoded', 'payload=%7B'],
  ['an event sent again as a form', 'application/x-www-form-urlencoded', ' {"text":"&payload=%7B%7D&"}'],
])('refuses %s, however well signed', async (_, type, body) => {
  const status = await post(body, { 'content-type': type, ...signed(body) });

  expect(status).toBe(400);
  expect(passed).toEqual([]);
  expect(refused).toEqual(['content']);
});

it.each([
  ['an interaction', 'payload=%7B%22type%22%3A%22block_actions%22%7D', { type: 'block_actions' }],
  ['a command', 'command=%2Forder&text=4567', { command: '/order', text: '4567' }],
  ["Slack's check of the certificate", 'ssl_check=1', { ssl_check: '1' }],
])('lets %s through', async (_, body, payload) => {
  const status = await post(body, { 'content-type': 'application/x-www-form-urlencoded', ...signed(body) });

  expect(status).toBe(200);
  expect(passed).toMatchObject([payload]);
});

describe("http: Slack's check of the certificate, which is not signed", () => {
  const type = 'application/x-www-form-urlencoded';

  it.each(['ssl_check=1', 'token=xyzz0WbapA4vBCDEFasx0q6G&ssl_check=1'])(
    'is answered each time and not passed on: %s',
    async (body) => {
      const statuses = [await post(body, { 'content-type': type }), await post(body, { 'content-type': type })];

      expect([statuses, passed, refused]).toEqual([[200, 200], [], []]);
    },
  );

  it.each([
    ['a field of another name', type, 'not_ssl_check=1'],
    ['another value', type, 'ssl_check=11&command=%2Forder'],
    ['JSON', 'application/json', '{"ssl_check":"1"}'],
    ['a long body', type, `ssl_check=1&text=${'x'.repeat(200)}`],
  ])('is not %s', async (_, contentType, body) => {
    expect(await post(body, { 'content-type': contentType })).toBe(401);
    expect(refused).toEqual(['signature']);
  });

  it('is not what comes with the signature of something else', async () => {
    const headers = { 'content-type': type, ...signed('ssl_check=0') };

    expect(await post('ssl_check=1', headers)).toBe(401);
  });
});

describe('before the body', () => {
  it.each([
    ['nothing', {}, 401],
    ['no timestamp', { 'x-slack-signature': sign(String(NOW / 1000), '') }, 401],
    ['no signature', { 'x-slack-request-timestamp': String(NOW / 1000) }, 401],
    ['a stale timestamp', claim(String(NOW / 1000 - 301), sign(String(NOW / 1000 - 301), '')), 401],
    ['what cannot be a signature', claim(String(NOW / 1000), 'v0=abc'), 401],
    ['a body too large', { ...claim(String(NOW / 1000), sign(String(NOW / 1000), '')), 'content-length': '1000001' }, 413],
  ])('refuses by the headers alone a request that announces %s', async (_, headers, status) => {
    expect(await announce({ 'content-length': '1000', ...headers })).toBe(status);
    expect(refused.length).toBe(1);
  });
});
