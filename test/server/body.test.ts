import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { declaredBytes, readBody } from '../../src/server/body.ts';
import { createClients } from '../../src/server/clients.ts';

const LIMIT = 1_000_000;

/** Serves how long a body is; 503 where it must not be read. */
async function serve(totalBodyBytes: number): Promise<number> {
  const clients = createClients({ trustedProxies: [], onRefused: () => {}, limits: { totalBodyBytes } });
  const server = createServer(async (incoming, response) => {
    const memory = clients.reserve(incoming, declaredBytes(incoming, 0));
    if (!memory) return void response.writeHead(503).end();
    const body = await readBody(incoming, LIMIT, memory).finally(memory.release);
    response.end(String(body.length));
  });
  server.listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Begins a body in chunks, without its length. */
function begin(port: number, piece: string): { end(piece: string): Promise<string> } {
  const outgoing = request({ port, host: '127.0.0.1', method: 'POST' });
  const answered = once(outgoing, 'response').then(
    async ([reply]) => String((await reply.toArray())[0]),
    () => 'broken off',
  );
  // How the connection ends depends on what was under way.
  outgoing.on('error', () => {}).write(piece);
  return {
    end: (last) => {
      outgoing.end(last);
      return answered;
    },
  };
}

it('body: forty in chunks at once are read, as a proxy sends them that does not say how long they are', async () => {
  const port = await serve(32_000_000);

  const bodies = Array.from({ length: 40 }, () => begin(port, 'x'.repeat(5_000)));
  const lengths = await Promise.all(bodies.map(({ end }) => end('y'.repeat(1_000))));

  expect(lengths).toEqual(lengths.map(() => '6000'));
});

it('body: one in chunks that grows beyond the memory for all is broken off, and the next one is read', async () => {
  const port = await serve(100_000);

  const large = await begin(port, 'x'.repeat(150_000)).end('');
  const next = await begin(port, 'x'.repeat(90_000)).end('y');

  expect([large, next]).toEqual(['broken off', '90001']);
});
