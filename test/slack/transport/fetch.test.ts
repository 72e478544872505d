import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, Response, fetch as send } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { TIMES } from '../../../src/core/times.ts';
import { type BoundedRequest, createSlackFetch } from '../../../src/slack/transport/fetch.ts';

const API = 'https://slack.com/api/';

function fetchOf(apiUrl = API) {
  const sent: { readonly url: string; readonly request: BoundedRequest }[] = [];
  const fetch = createSlackFetch(
    async (url, request) => {
      sent.push({ url: url.href, request });
      return new Response('ok');
    },
    { apiUrl, within: TIMES.slackCall, retries: 2, retryAfter: 1 },
  );
  return { fetch, sent };
}

describe('what goes to Slack', () => {
  it.each(['https://slack.com/api/chat.postMessage', 'https://hooks.slack.com/actions/T0/1/x'])(
    'reaches %s, within ten seconds and without following redirects',
    async (url) => {
      const { fetch, sent } = fetchOf();

      await fetch(url, { method: 'POST', body: '{}' });

      expect(sent).toMatchObject([{ url, request: { method: 'POST', body: '{}', redirect: 'error' } }]);
      expect(sent[0]?.request.signal.aborted).toBe(false);
    },
  );

  it.each([
    'https://slack.com.evil.example/x',
    'https://evil.example/hooks.slack.com',
    'https://evilslack.com/x',
    'http://hooks.slack.com/x',
    'http://169.254.169.254/latest/meta-data',
    'https://hooks.slack.com@evil.example/x',
    'file:///etc/passwd',
  ])('does not go to %s, wherever a payload says so', async (url) => {
    const { fetch, sent } = fetchOf();

    await expect(fetch(url, { method: 'POST', body: '{}' })).rejects.toThrow("Not a host of Slack's");

    expect(sent).toEqual([]);
  });

  it("goes to the configured API's own host, and to no other port of it", async () => {
    const { fetch, sent } = fetchOf('http://127.0.0.1:4000/api/');

    await fetch('http://127.0.0.1:4000/response/1', { method: 'POST' });

    await expect(fetch('http://127.0.0.1:4001/response/1', { method: 'POST' })).rejects.toThrow('Not a host');
    expect(sent).toHaveLength(1);
  });

  it('carries no files', async () => {
    const { fetch, sent } = fetchOf();

    await expect(fetch(`${API}files.upload`, { method: 'POST', body: new FormData() })).rejects.toThrow('no files');

    expect(sent).toEqual([]);
  });
});

it.each([
  ['users.info', 3],
  ['chat.update', 3],
  ['chat.postMessage', 1],
  ['chat.postEphemeral', 1],
])('fetch: %s is called %i times while Slack fails: a second post would be a second message', async (method, times) => {
  let calls = 0;
  const send = async () => {
    calls += 1;
    return new Response('', { status: 500 });
  };
  const fetch = createSlackFetch(send, { apiUrl: API, within: TIMES.slackCall, retries: 2, retryAfter: 1 });

  const { status } = await fetch(`${API}${method}`, { method: 'POST' });

  expect([status, calls]).toEqual([500, times]);
});

it('fetch: a response_url that asks to wait says for how long', async () => {
  const fetch = createSlackFetch(async () => new Response('', { status: 429, headers: { 'retry-after': '7' } }), {
    apiUrl: API,
    within: TIMES.slackCall,
  });

  await expect(fetch('https://hooks.slack.com/actions/T0/1/x')).rejects.toMatchObject({ statusCode: 429, retryAfter: 7 });
});

describe('the deadline of a request', () => {
  const open = (answer: (signal: AbortSignal) => Response | Promise<Response>) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    return createSlackFetch(async (_, { signal }) => await answer(signal), { apiUrl: API, within: TIMES.slackCall });
  };

  it('ends with it: no timer is left', async () => {
    const fetch = open(() => new Response('{"ok":true}'));

    const response = await fetch(`${API}users.info`);

    expect(vi.getTimerCount()).toBe(0);
    expect(await response.json()).toEqual({ ok: true });
  });

  it('covers an answer whose end does not come', async () => {
    const fetch = open(
      (signal) =>
        new Response(
          new ReadableStream({
            start: (answer) => signal.addEventListener('abort', () => answer.error(signal.reason)),
          }),
        ),
    );

    const failed = expect(fetch(`${API}users.info`)).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(TIMES.slackCall);

    await failed;
  });
});

/** More than is kept of an answer that nobody reads. */
const LONG = 'x'.repeat(500_000);

it.each([
  ['/response/1', 404],
  ['/response/1', 429],
  ['/response/1', 500],
  ['/api/chat.postMessage', 429],
  ['/api/users.info', 429],
])('fetch: %s that refuses with %i and a long body keeps no connection', async (path, status) => {
  const origin = await startRefusing(status);
  const dispatcher = new Agent({ connections: 1 });
  onTestFinished(() => dispatcher.destroy());
  const fetch = createSlackFetch((url, request) => send(url, { ...request, dispatcher }), {
    apiUrl: `${origin}/api/`,
    within: 60_000,
  });
  const call = () => fetch(`${origin}${path}`, { method: 'POST', body: '{}' }).catch((error: unknown) => error);

  const refusals = [await call(), await call()];

  expect(refusals).toEqual(refusals.map(() => expect.toSatisfy((refusal) => statusOf(refusal) === status)));
});

async function startRefusing(status: number): Promise<string> {
  const server = createServer((_, response) => void response.writeHead(status).end(LONG)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Of an answer, or of the error for it. */
function statusOf(refusal: unknown): unknown {
  if (typeof refusal !== 'object' || refusal === null) return undefined;
  if ('status' in refusal) return refusal.status;
  return 'statusCode' in refusal ? refusal.statusCode : undefined;
}
