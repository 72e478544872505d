import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import { connect, Socket } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type ClientRefusal, createClients } from '../../src/server/clients.ts';
import { createRejections } from '../../src/server/rejections.ts';
import { type RunningServer, startServer } from '../../src/server/server.ts';

let server: RunningServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

function clientsOf(options: Partial<Parameters<typeof createClients>[0]> = {}) {
  const refused: ClientRefusal[] = [];
  const clients = createClients({ trustedProxies: [], onRefused: (reason) => void refused.push(reason), ...options });
  return { clients, refused };
}

function requestFrom(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const request = new IncomingMessage(Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress }));
  if (forwardedFor !== undefined) request.headers['x-forwarded-for'] = forwardedFor;
  return request;
}

/** What the server answers to somebody with this address on the same machine; undefined when it closes without an answer. */
async function ask(port: number, localAddress: string): Promise<string | undefined> {
  const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => {});
  onTestFinished(() => void socket.destroy());
  socket.write('GET /healthz HTTP/1.1\r\nhost: bot\r\nconnection: close\r\n\r\n');
  let reply = '';
  socket.on('data', (chunk) => {
    reply += String(chunk);
  });
  await once(socket, 'close');
  return reply.split('\r\n')[0] || undefined;
}

describe('clients', () => {
  it('clients: five hundred silent connections from one address leave another address answered', async () => {
    const { clients, refused } = clientsOf();
    server = await startServer({
      host: '127.0.0.1',
      port: 0,
      version: '1.2.3',
      accept: clients.accept,
      readiness: () => ({ ready: true }),
      metrics: async () => ({ type: 'text/plain', body: '' }),
      onError: () => {},
    });
    const { port } = server;
    const silent: Socket[] = [];
    onTestFinished(() => {
      for (const socket of silent) socket.destroy();
    });
    for (let count = 0; count < 500; count += 1) silent.push(connect(port, '127.0.0.1').on('error', () => {}));
    await expect.poll(() => refused.length).toBe(400);

    const [crowded, other] = [await ask(port, '127.0.0.1'), await ask(port, '127.0.0.2')];

    expect([crowded, other]).toEqual([undefined, 'HTTP/1.1 200 OK']);
  });

  it('clients: one address cannot take the memory for the bodies of others', () => {
    const { clients, refused } = clientsOf();
    const bodies = (address: string) =>
      Array.from({ length: 490 }, () => clients.reserve(requestFrom(address), 990_000)).filter(
        (reservation) => reservation !== undefined,
      );

    const held = bodies('192.0.2.1');
    const other = clients.reserve(requestFrom('192.0.2.2'), 250_000);

    expect([held.length, typeof other, new Set(refused)]).toEqual([8, 'object', new Set(['bodies'])]);
  });

  it("clients: four addresses with all the memory for bodies leave room for Slack's small ones", () => {
    const { clients } = clientsOf();
    const large = Array.from({ length: 40 }, (_, index) =>
      clients.reserve(requestFrom(`192.0.2.${1 + (index % 4)}`), 999_999),
    ).filter((reservation) => reservation !== undefined);

    const slacks = clients.reserve(requestFrom('198.51.100.1'), 20_000);

    expect([large.length, typeof slacks]).toEqual([32, 'object']);
  });

  it.each([
    ['2001:db8::1', '2001:db8::2', 'undefined'],
    ['2001:db8::1', '2001:db8:0:1::1', 'object'],
    ['192.0.2.1', '::ffff:192.0.2.1', 'undefined'],
    ['192.0.2.1:50001', '192.0.2.1:50002', 'undefined'],
    ['[2001:db8::1]:50001', '[2001:db8::2]:50002', 'undefined'],
    ['192.0.2.1', '192.0.2.2', 'object'],
    ['unknown', 'hidden', 'object'],
  ])('clients: after %s has all its bodies under way, %s gets: %s', (one, other, expected) => {
    const { clients } = clientsOf({ trustedProxies: ['10.0.0.0/8'], limits: { bodies: 1 } });

    clients.reserve(requestFrom('10.0.0.1', one), 10);

    expect(typeof clients.reserve(requestFrom('10.0.0.1', other), 10)).toBe(expected);
  });

  it('clients: a body that was read makes room for another one', () => {
    const { clients } = clientsOf({ limits: { bodies: 1 } });
    const request = requestFrom('192.0.2.1');

    const first = clients.reserve(request, 10);
    const second = clients.reserve(request, 10);
    first?.release();

    expect([second, typeof clients.reserve(request, 10)]).toEqual([undefined, 'object']);
  });

  it('clients: bodies that do not say how long they are take the memory of what has come', () => {
    const { clients } = clientsOf({ limits: { bodies: 50, smallBody: 10, bodyBytes: 100 } });
    const request = requestFrom('192.0.2.1');

    const reservations = Array.from({ length: 50 }, () => clients.reserve(request, 0));
    const small = reservations.map((one) => one?.grow(10));
    const large = reservations.slice(0, 3).map((one) => one?.grow(40));
    for (const one of reservations) one?.release();

    expect([new Set(small), large]).toEqual([new Set([true]), [true, true, false]]);
    expect(typeof clients.reserve(request, 100)).toBe('object');
  });

  it('clients: all bodies together are bounded', () => {
    const { clients } = clientsOf({ limits: { smallBody: 0, totalBodyBytes: 100 } });

    const held = [clients.reserve(requestFrom('192.0.2.1'), 60), clients.reserve(requestFrom('192.0.2.2'), 60)];

    expect(held.map((reservation) => typeof reservation)).toEqual(['object', 'undefined']);
  });

  it('clients: an address that sends many rejected bodies may send few at once for a minute', () => {
    let now = 0;
    const { clients } = clientsOf({ limits: { rejected: 3, bodiesAfterRejections: 1 }, now: () => now });
    const request = requestFrom('192.0.2.1');
    for (let count = 0; count < 3; count += 1) clients.rejected(request);

    const slacks = clients.reserve(request, 10);
    const crowd = clients.reserve(request, 10);
    const other = clients.reserve(requestFrom('192.0.2.2'), 10);
    now = 60_000;

    expect([typeof slacks, crowd, typeof other]).toEqual(['object', undefined, 'object']);
    expect(typeof clients.reserve(request, 10)).toBe('object');
  });

  it.each([
    ['10.1.2.3', '203.0.113.9', 'object'],
    ['192.0.2.1', '203.0.113.9', 'undefined'],
  ])('clients: X-Forwarded-For counts only behind a trusted proxy: %s', (proxy, client, expected) => {
    const { clients } = clientsOf({ trustedProxies: ['10.0.0.0/8'], limits: { bodies: 1 } });

    clients.reserve(requestFrom(proxy, '198.51.100.1'), 10);

    expect(typeof clients.reserve(requestFrom(proxy, client), 10)).toBe(expected);
  });
});

it('rejections: sums what comes within the interval, by reason', async () => {
  const reports: [string, number][] = [];
  const rejections = createRejections((reason, count) => void reports.push([reason, count]), 20);

  for (let count = 0; count < 59; count += 1) rejections.note('signature');
  rejections.note('size');
  const atOnce = [...reports];
  await expect.poll(() => reports.length).toBe(3);

  expect(atOnce).toEqual([
    ['signature', 1],
    ['size', 1],
  ]);
  expect(reports[2]).toEqual(['signature', 58]);
});
