import { gzipSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { HttpRequest } from '../../../src/core/provider/provider.ts';
import { createDispatcher } from '../../../src/upstream/http/dispatcher.ts';
import { createJson, type HttpOptions, type Json, type RequestSeen } from '../../../src/upstream/http/http.ts';
import { encode } from '../../support/encode.ts';
import { always, serve } from './loopback.ts';

const REQUEST: HttpRequest = { path: '/orders/A-1', query: { sign: 'not-to-be-seen' }, headers: { 'x-key': 'not-to-be-seen' } };
const Reply = z.object({ id: z.union([z.string(), z.number()]) });
/** A deadline that only a test of it sets shorter. */
const NEVER_MS = 3_600_000;
const dispatchers: Dispatcher[] = [];

afterEach(async () => {
  await Promise.all(dispatchers.splice(0).map((dispatcher) => dispatcher.destroy()));
});

function jsonAt(baseUrl: string, options: Partial<HttpOptions> = {}): { json: Json; observed: RequestSeen[] } {
  const dispatcher = createDispatcher();
  dispatchers.push(dispatcher);
  const observed: RequestSeen[] = [];
  const onRequest = (seen: RequestSeen) => void observed.push(seen);
  return {
    json: createJson({ provider: { id: 'acme', baseUrl }, dispatcher, onRequest, deadline: NEVER_MS, ...options }),
    observed,
  };
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

/** Everything of an error that a log could hold. */
function wholeOf(error: unknown): string {
  const { message, stack, cause } = error as Error;
  return JSON.stringify([message, stack, cause, Object.entries(error as object)]);
}

describe('a request', () => {
  it('is sent as the provider wrote it, and the reply is read through the schema', async () => {
    const body = vi.fn<(text: string) => void>();
    const { url, seen } = await serve((request, response) => {
      request.setEncoding('utf8').on('data', body);
      request.on('end', () => response.end('{"id":1234567890123456789,"more":1}'));
    });
    const { json, observed } = jsonAt(`${url}/open`);

    const reply = await json(
      {
        method: 'POST',
        path: '/orders',
        query: { a: '1 2' },
        headers: { 'content-type': 'application/json' },
        body: '{"b" : "ü"}',
      },
      Reply,
    );

    expect(reply).toEqual({ id: '1234567890123456789' });
    expect(seen.map(({ method, url: path }) => `${method} ${path}`)).toEqual(['POST /open/orders?a=1%202']);
    expect(body).toHaveBeenCalledWith('{"b" : "ü"}');
    expect(seen[0]?.headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json' });
    expect(observed).toEqual([{ provider: 'acme', outcome: 'answered', status: 200, durationMs: expect.any(Number) }]);
  });

  it('asks for an uncompressed reply', async () => {
    const { url, seen } = await serve(always(200, '{"id":1}'));
    const { json } = jsonAt(url);

    await json({ path: '/', headers: { 'accept-encoding': 'gzip' } }, Reply);

    expect(seen[0]?.headers['accept-encoding']).toBe('identity');
  });

  it("is absent for a 404 in the vendor's own words alone", async () => {
    const { url } = await serve(always(404, '{"code":404}'));
    const { json, observed } = jsonAt(url);

    const reply = await json({ ...REQUEST, absent: () => true }, Reply);
    const failure = await failureOf(json({ ...REQUEST, absent: () => false }, Reply));

    expect(reply).toBeUndefined();
    expect(failure).toMatchObject({ kind: 'bad_response', hint: 'check_base_url' });
    expect(observed).toMatchObject([
      { outcome: 'absent', status: 404 },
      { outcome: 'bad_response', status: 404 },
    ]);
  });

  it('does not follow a redirect', async () => {
    const target = await serve(always(200, '{"id":1}'));
    const { url, seen } = await serve(always(302, '', { location: `${target.url}/orders` }));
    const { json, observed } = jsonAt(url);

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'bad_response', status: 302 });
    expect(observed).toMatchObject([{ outcome: 'bad_response', status: 302 }]);
    expect(seen).toHaveLength(1);
    expect(target.seen).toEqual([]);
  });

  it('hands on both forms of Retry-After', async () => {
    const now = () => Date.parse('2026-03-01T10:00:00Z');
    const inSeconds = await serve(always(429, '', { 'retry-after': '3' }));
    const asDate = await serve(always(429, '', { 'retry-after': 'Sun, 01 Mar 2026 10:00:04 GMT' }));

    const failures = await Promise.all(
      [inSeconds, asDate].map(({ url }) => failureOf(jsonAt(url, { now }).json(REQUEST, Reply))),
    );

    expect(failures).toMatchObject([
      { kind: 'rate_limited', retryAfter: 3_000 },
      { kind: 'rate_limited', retryAfter: 4_000 },
    ]);
  });

  it('is refused before it is sent when its path leads elsewhere', async () => {
    const { url, seen } = await serve(always(200, '{"id":1}'));
    const { json, observed } = jsonAt(url);

    const failure = await failureOf(json({ path: '//evil.example/' }, Reply));

    expect(failure).toMatchObject({ kind: 'bad_response', hint: 'our_bug' });
    expect(observed).toMatchObject([{ outcome: 'bad_response', status: undefined }]);
    expect(seen).toEqual([]);
  });

  it('is our bug when a header cannot be sent', async () => {
    const { url } = await serve(always(200, '{"id":1}'));
    const { json } = jsonAt(url);

    const failure = await failureOf(json({ path: '/', headers: { 'x-key': 'a\nb' } }, Reply));

    expect(failure).toMatchObject({ kind: 'bad_response', hint: 'our_bug' });
  });
});

describe('the deadline of a request', () => {
  const deadline = 80;

  it('covers the wait for the headers', async () => {
    const { url } = await serve(() => {});
    const { json, observed } = jsonAt(url, { deadline });

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'timeout' });
    expect(observed).toMatchObject([{ outcome: 'timeout', status: undefined }]);
  });

  it('covers the body', async () => {
    const { url } = await serve((_request, response) => void response.writeHead(200).write('{"id":'));
    const { json } = jsonAt(url, { deadline });

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'timeout' });
  });

  it('covers a body that trickles', async () => {
    const { url } = await serve((_request, response) => {
      const trickle = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(trickle));
    });
    const { json } = jsonAt(url, { deadline });

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'timeout' });
  });

  it('closes the connection, so that the vendor stops working too', async () => {
    const closed = Promise.withResolvers<void>();
    const { url, seen } = await serve((_request, response) => void response.on('close', closed.resolve));
    const { json } = jsonAt(url, { deadline });

    // On a busy machine the deadline may pass before the request is sent.
    while (seen.length === 0) await failureOf(json(REQUEST, Reply));

    await expect(closed.promise).resolves.toBeUndefined();
  });

  it('gives way to an earlier signal', async () => {
    const lookup = new AbortController();
    const { url } = await serve(() => lookup.abort());
    const { json } = jsonAt(url);

    const failure = await failureOf(json(REQUEST, Reply, lookup.signal));

    expect(failure).toMatchObject({ kind: 'timeout' });
  });
});

describe('a broken connection', () => {
  it('is unreachable when nobody listens', async () => {
    const { url, server } = await serve(() => {});
    await new Promise((resolve) => server.close(resolve));
    const { json } = jsonAt(url);

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'unreachable', cause: { code: 'ECONNREFUSED' } });
  });

  it('is unreachable when it is dropped before the headers', async () => {
    const { url } = await serve((request) => void request.socket.destroy());
    const { json } = jsonAt(url);

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'unreachable' });
  });

  it('is unreachable when it is dropped within the body', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"id":1}');
      setTimeout(() => response.socket?.destroy(), 10);
    });
    const { json } = jsonAt(url);

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'unreachable' });
  });

  it('is unreachable when the other side speaks no HTTP', async () => {
    const { url } = await serve((request) => void request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    const { json } = jsonAt(url);

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'unreachable' });
  });
});

describe('a reply', () => {
  it.each([
    ['without a length', {}],
    ['with its length', { 'content-length': '3000000' }],
  ])('of more than a megabyte %s is refused', async (_name, headers) => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, headers);
      for (let sent = 0; sent < 11; sent++) response.write(' '.repeat(100_000));
      response.end();
    });
    const { json } = jsonAt(url);

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'bad_response', message: expect.stringContaining('Too large') });
  });

  it('of more than a megabyte once it is decompressed is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    const { url } = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const { json } = jsonAt(url);

    const failure = await failureOf(json(REQUEST, Reply));

    expect(failure).toMatchObject({ kind: 'bad_response', message: expect.stringContaining('Too large') });
  });

  it('is decoded as its headers say', async () => {
    const headers = { 'content-encoding': 'gzip', 'content-type': 'application/json;charset=GBK' };
    const body = gzipSync(encode('{"id":"亚太"}', 'gbk'));
    const { url } = await serve((_request, response) => response.writeHead(200, headers).end(body));
    const { json } = jsonAt(url);

    const reply = await json(REQUEST, Reply);

    expect(reply).toEqual({ id: '亚太' });
  });

  it('of nearly a megabyte is read', async () => {
    const { url } = await serve(always(200, `{"id":1}${' '.repeat(950_000)}`));
    const { json } = jsonAt(url);

    const reply = await json(REQUEST, Reply);

    expect(reply).toEqual({ id: 1 });
  });
});

describe('secrets', () => {
  it.each([
    ['refuses', always(403, '{"msg":"no"}')],
    ['sends a page', always(200, '<html>')],
    ['sends another shape', always(200, '{"id":["not-to-be-seen"]}')],
    ['drops the connection', (request: { socket: { destroy(): void } }) => request.socket.destroy()],
    ['speaks no HTTP', (request: { socket: { end(text: string): void } }) => request.socket.end('not-to-be-seen\r\n')],
    ['hangs', () => {}],
  ])('stand in no part of the failure when the vendor %s', async (_name, answer) => {
    const { url } = await serve(answer);
    const { json } = jsonAt(url, { deadline: 80 });

    const failure = await failureOf(json({ ...REQUEST, method: 'POST', body: 'not-to-be-seen' }, Reply));

    expect(failure).toMatchObject({ name: 'ProviderError', message: expect.stringContaining('/orders/A-1') });
    expect(wholeOf(failure)).not.toContain('not-to-be-seen');
  });
});
