import { connect } from 'node:net';
import type { Dispatcher } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { createDispatcher } from '../../../src/upstream/http/dispatcher.ts';
import { createJson } from '../../../src/upstream/http/http.ts';
import { always, serve } from './loopback.ts';

const dispatchers: Dispatcher[] = [];
/** More than a host gets where nothing is said. */
const MANY = 30;

/** Names under .test resolve nowhere (RFC 6761), so only through the proxy can they be reached. */
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(dispatchers.splice(0).map((dispatcher) => dispatcher.destroy()));
});

function ask(baseUrl: string, options: Parameters<typeof createDispatcher>[0]): Promise<unknown> {
  const dispatcher = createDispatcher(options);
  dispatchers.push(dispatcher);
  return createJson({ provider: { id: 'acme', baseUrl }, dispatcher })({ path: '/orders' }, z.unknown());
}

/** A proxy that leads every host to `target`, by forwarding and by CONNECT; it keeps the hosts it was asked for. */
async function startProxy(target: string): Promise<{ url: string; hosts: string[] }> {
  const hosts: string[] = [];
  const { url, server } = await serve((request, response) => {
    hosts.push(new URL(request.url ?? '').host);
    fetch(`${target}${new URL(request.url ?? '').pathname}`).then(async (reply) => response.end(await reply.text()));
  });
  server.on('connect', (request, socket) => {
    hosts.push(request.url ?? '');
    const onward = connect(Number(new URL(target).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
  });
  return { url, hosts };
}

describe('createDispatcher', () => {
  it('dispatcher: as many requests as there are connections are under way at once', async () => {
    const { promise: allArrived, resolve } = Promise.withResolvers<void>();
    let arrived = 0;
    const vendor = await serve(async (_request, response) => {
      arrived += 1;
      if (arrived === MANY) resolve();
      await allArrived;
      response.end('{"id":1}');
    });
    const dispatcher = createDispatcher({ connections: MANY });
    dispatchers.push(dispatcher);
    const json = createJson({ provider: { id: 'acme', baseUrl: vendor.url }, dispatcher });

    const replies = await Promise.all(Array.from({ length: MANY }, () => json({ path: '/orders' }, z.unknown())));

    expect(replies).toHaveLength(MANY);
  });

  it('reaches vendors through the proxy', async () => {
    const vendor = await serve(always(200, '{"id":1}'));
    const proxy = await startProxy(vendor.url);

    const reply = await ask('http://vendor.test', { httpsProxy: proxy.url });

    expect(reply).toEqual({ id: 1 });
    expect(proxy.hosts).toEqual([expect.stringMatching(/^vendor\.test/)]);
  });

  it('opens a tunnel for https and never sends the request itself to the proxy', async () => {
    const vendor = await serve(always(200, '{"id":1}'));
    const proxy = await startProxy(vendor.url);

    await expect(ask('https://vendor.test', { httpsProxy: proxy.url })).rejects.toMatchObject({ kind: 'unreachable' });

    expect(proxy.hosts).toEqual(['vendor.test:443']);
    expect(vendor.seen).toEqual([]);
  });

  it('never reaches loopback through the proxy', async () => {
    const vendor = await serve(always(200, '{"id":1}'));
    const proxy = await startProxy(vendor.url);

    const reply = await ask(vendor.url, { httpsProxy: proxy.url, noProxy: 'other.test' });

    expect(reply).toEqual({ id: 1 });
    expect(proxy.hosts).toEqual([]);
  });

  it('reaches the hosts of noProxy directly', async () => {
    const vendor = await serve(always(200, '{"id":1}'));
    const proxy = await startProxy(vendor.url);

    const work = ask('http://vendor.test', { httpsProxy: proxy.url, noProxy: 'other.test,vendor.test' });

    await expect(work).rejects.toThrow('vendor.test');
    expect(proxy.hosts).toEqual([]);
  });

  it('takes nothing from the environment', async () => {
    const vendor = await serve(always(200, '{"id":1}'));
    const proxy = await startProxy(vendor.url);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    vi.stubEnv('NO_PROXY', '');

    await expect(ask('http://vendor.test', {})).rejects.toThrow('vendor.test');

    expect(proxy.hosts).toEqual([]);
  });

  it.each(['http://vendor.test', 'loopback'])('bounds the reply of %s behind a proxy', async (origin) => {
    const vendor = await serve(always(200, `{"id":1}${' '.repeat(3_000_000)}`));
    const proxy = await startProxy(vendor.url);

    const work = ask(origin === 'loopback' ? vendor.url : origin, { httpsProxy: proxy.url });

    await expect(work).rejects.toMatchObject({ kind: 'bad_response', message: expect.stringContaining('Too large') });
  });
});
