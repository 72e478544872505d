import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createMetrics } from '../../src/metrics.ts';
import { isLocal } from '../../src/server/request-auth.ts';
import { type RunningServer, type ServerDeps, startServer } from '../../src/server/server.ts';

let server: RunningServer | undefined;
const errors: unknown[] = [];

afterEach(async () => {
  errors.length = 0;
  await server?.close();
});

async function started(parts: Partial<ServerDeps> = {}): Promise<string> {
  const metrics = createMetrics();
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    version: '1.2.3',
    readiness: () => ({ ready: true, providers: {} }),
    metrics: metrics.render,
    onError: (error) => void errors.push(error),
    ...parts,
  });
  return `http://127.0.0.1:${server.port}`;
}

it('server: /healthz says that the process runs, and its release', async () => {
  const url = await started();

  const reply = await fetch(`${url}/healthz`);

  expect([reply.status, await reply.text()]).toEqual([200, 'ok 1.2.3\n']);
});

it('readyz: is ready only when every part is, and lists the parts either way', async () => {
  let ready = false;
  const url = await started({ readiness: () => ({ ready, providers: { tuya: 'open' } }) });

  const before = await fetch(`${url}/readyz`);
  ready = true;
  const after = await fetch(`${url}/readyz`);

  expect(before.status).toBe(503);
  expect(await before.json()).toEqual({ ready: false, providers: { tuya: 'open' } });
  expect(after.status).toBe(200);
});

it('metrics: need the token, if one is set', async () => {
  const url = await started({ metricsToken: 'scrape-me-please' });

  const open = await fetch(`${url}/metrics`);
  const wrong = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer scrape-me-pleasf' } });
  const right = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer scrape-me-please' } });
  const details = await (await fetch(`${url}/readyz`)).json();

  expect([open.status, wrong.status, right.status]).toEqual([401, 401, 200]);
  expect(details).toEqual({ ready: true });
  expect(await right.text()).toContain('order_scout_lookups_total');
});

it.each([
  ['GET', '/elsewhere', 404],
  ['POST', '/elsewhere', 404],
  ['POST', '/healthz', 405],
  ['POST', '/slack/events', 404],
])('%s %s is answered with %i where Slack speaks over a websocket', async (method, path, status) => {
  const url = await started();

  expect((await fetch(`${url}${path}`, { method })).status).toBe(status);
});

it('server: an idle connection stays open for longer than any load balancer keeps it', async () => {
  const url = await started();

  expect((await fetch(`${url}/healthz`)).headers.get('keep-alive')).toBe('timeout=620');
});

it('server: of many connections an idle one stays open for a few seconds only, so that it takes no place from others', async () => {
  const { port } = new URL(await started());
  const idle: Socket[] = [];
  const close = () => {
    for (const socket of idle.splice(0)) socket.destroy();
  };
  onTestFinished(close);
  const kept = async () => /timeout=\d+/.exec(await ask(Number(port), idle))?.[0];

  const timeouts: unknown[] = [];
  for (let count = 0; count <= 50; count += 1) timeouts.push(await kept());
  close();

  expect(timeouts).toEqual([...Array.from({ length: 50 }, () => 'timeout=620'), 'timeout=5']);
  await expect.poll(kept).toBe('timeout=620');
});

/** The answer on a further connection, which stays open. */
async function ask(port: number, open: Socket[]): Promise<string> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  open.push(socket);
  socket.write('GET /healthz HTTP/1.1\r\nhost: bot\r\n\r\n');
  const [answer] = await once(socket, 'data');
  return String(answer);
}

it('server: what it answers with 405 says which methods it takes', async () => {
  const url = await started();

  expect((await fetch(`${url}/healthz`, { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD');
});

it.each([
  ['http://bot.example/slack/events?x=1', 202],
  ['http://bot.example/healthz', 405],
  ['http://bot.example', 404],
  ['*', 404],
])('server: a request for %s, as a proxy may send it, is answered with %i', async (target, status) => {
  const slack = {
    path: '/slack/events',
    listener: async (_: unknown, response: ServerResponse) => void response.writeHead(202).end(),
  };
  const { port } = new URL(await started({ slack }));
  const socket = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());

  socket.write(`POST ${target} HTTP/1.1\r\nhost: bot\r\ncontent-length: 0\r\n\r\n`);
  const [reply] = await once(socket, 'data');

  expect(String(reply).split(' ')[1]).toBe(String(status));
});

it('rejects when the port is taken', async () => {
  const url = await started();

  await expect(
    startServer({
      host: '127.0.0.1',
      port: Number(new URL(url).port),
      version: '1.2.3',
      readiness: () => ({ ready: true, providers: {} }),
      metrics: createMetrics().render,
      onError: () => {},
    }),
  ).rejects.toThrow('EADDRINUSE');
});

it('closes although a body never ends', async () => {
  const url = await started({ slack: { path: '/slack/events', listener: async () => {} } });
  const stuck = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
  await once(stuck, 'connect');
  stuck.write('POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000\r\n\r\nabc');
  await fetch(`${url}/healthz`);

  await server?.close();

  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
});

it("answers 500 and logs the cause when Slack's listener fails", async () => {
  const failure = new Error('broken');
  const url = await started({ slack: { path: '/slack/events', listener: () => Promise.reject(failure) } });

  const reply = await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' });

  expect(reply.status).toBe(500);
  expect(errors).toEqual([failure]);
});

it('breaks an answer off when it fails half way', async () => {
  const url = await started({
    slack: {
      path: '/slack/events',
      listener: async (_, response) => {
        response.writeHead(200, { 'content-length': 10 }).write('half');
        throw new Error('broken');
      },
    },
  });

  await expect(fetch(`${url}/slack/events`, { method: 'POST' }).then((reply) => reply.text())).rejects.toThrow();
});

describe('a stranger, seen through a proxy on this machine', () => {
  const headers = { 'x-forwarded-for': '203.0.113.7' };

  it('reads no metrics without a token', async () => {
    const url = await started();

    const reply = await fetch(`${url}/metrics`, { headers });

    expect(reply.status).toBe(401);
    expect(await reply.text()).toContain('METRICS_TOKEN');
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it.each([
    [true, 200],
    [false, 503],
  ])('is told whether the bot is ready (%s), and with the token the rest', async (ready, status) => {
    const url = await started({ metricsToken: 'scrape-me-please', readiness: () => ({ ready, providers: { tuya: 'open' } }) });

    const bare = await fetch(`${url}/readyz`, { headers });
    const trusted = await fetch(`${url}/readyz`, { headers: { ...headers, authorization: 'Bearer scrape-me-please' } });

    expect([bare.status, await bare.json()]).toEqual([status, { ready }]);
    expect([trusted.status, await trusted.json()]).toEqual([status, { ready, providers: { tuya: 'open' } }]);
  });
});

it.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:192.0.2.7', false],
  ['192.0.2.7', false],
  ['2001:db8::1', false],
  [undefined, false],
])('%s is this machine: %s', (remoteAddress, expected) => {
  expect(isLocal({ headers: {}, socket: { remoteAddress } })).toBe(expected);
});

it.each([
  'via',
  'x-real-ip',
  'x-forwarded',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-forwarded-for',
  'cf-connecting-ip',
  'true-client-ip',
  'x-cluster-client-ip',
  'x-original-forwarded-for',
  'x-envoy-external-address',
  'x-azure-clientip',
  'x-appengine-user-ip',
  'forwarded',
])('metrics: a request with %s came through a proxy and is not local', (name) => {
  expect(isLocal({ headers: { [name]: 'x' }, socket: { remoteAddress: '127.0.0.1' } })).toBe(false);
});

it('metrics: a scraper on this machine is local', () => {
  const headers = {
    host: '127.0.0.1:3000',
    'user-agent': 'Prometheus/3.5.0',
    accept: 'application/openmetrics-text;version=1.0.0',
    'accept-encoding': 'gzip',
    'x-prometheus-scrape-timeout-seconds': '10',
  };

  expect(isLocal({ headers, socket: { remoteAddress: '127.0.0.1' } })).toBe(true);
});

it.each([
  ['localhost:3000', true],
  ['127.0.0.1:3000', true],
  ['[::1]:3000', true],
  ['rebound.example:3000', false],
])('metrics: a request for host %s is local: %s', (host, expected) => {
  expect(isLocal({ headers: { host }, socket: { remoteAddress: '127.0.0.1' } })).toBe(expected);
});

it('metrics: without a token they are refused on a server that listens beyond loopback', async () => {
  await started({ host: '0.0.0.0' });
  const url = `http://127.0.0.1:${server?.port}`;

  expect((await fetch(`${url}/metrics`)).status).toBe(401);
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true });
});
