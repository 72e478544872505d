import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import proxyAddr, { compile } from 'proxy-addr';
import { networkOf } from './client-network.ts';

/** Limits of one client ({@link networkOf}) and of all together, so that no single client can lock Slack out. */
export interface ClientLimits {
  /** Open connections of one address; those of trusted proxies are not limited. */
  readonly connections: number;
  /** Bodies that one address may be sending at once, and their bytes. */
  readonly bodies: number;
  readonly bodyBytes: number;
  /** Bytes of a body that takes none of this memory: the number of connections bounds these. Nearly all of Slack's are smaller. */
  readonly smallBody: number;
  /** Bytes of all bodies that are being read, small ones left out. */
  readonly totalBodyBytes: number;
  /** Rejected bodies of one address within a minute, before it may send few bodies at once until the minute ends. */
  readonly rejected: number;
  /** Bodies at once of such an address: enough for Slack behind the same load balancer. */
  readonly bodiesAfterRejections: number;
}

export type ClientRefusal = 'connections' | 'bodies' | 'rejected';

export interface Clients {
  /** Closes the connection of an address that has too many. */
  accept(socket: Socket): void;
  /** Reserves memory for a body; returns how to free it, or undefined when the body must not be read. */
  reserve(request: IncomingMessage, bytes: number): (() => void) | undefined;
  /** Counts a body that was not Slack's. */
  rejected(request: IncomingMessage): void;
}

export interface ClientsDeps {
  /** Addresses and networks of the proxies whose X-Forwarded-For counts. */
  readonly trustedProxies: readonly string[];
  onRefused(reason: ClientRefusal): void;
  readonly limits?: Partial<ClientLimits> | undefined;
  readonly now?: (() => number) | undefined;
}

/** Slack sends from many addresses and small bodies; a load balancer that is not a trusted proxy has fewer connections. */
const LIMITS: ClientLimits = {
  connections: 100,
  bodies: 50,
  bodyBytes: 8_000_000,
  smallBody: 64_000,
  totalBodyBytes: 32_000_000,
  rejected: 100,
  bodiesAfterRejections: 5,
};
const MINUTE_MS = 60_000;

interface Client {
  connections: number;
  bodies: number;
  bodyBytes: number;
  rejected: number;
  rejectedSince: number;
}

export function createClients({ trustedProxies, onRefused, limits, now = Date.now }: ClientsDeps): Clients {
  const isTrusted = compile([...trustedProxies]);
  const most = { ...LIMITS, ...limits };
  const clients = new Map<string, Client>();
  let totalBodyBytes = 0;

  function clientOf(address: string): Client {
    const network = networkOf(address);
    const client = clients.get(network) ?? { connections: 0, bodies: 0, bodyBytes: 0, rejected: 0, rejectedSince: now() };
    clients.set(network, client);
    return client;
  }

  /** Bounds the memory for addresses: an idle one is kept for its minute of rejections only. */
  function forgetIdle(): void {
    for (const [network, { connections, bodies, rejected, rejectedSince }] of clients) {
      const isCounting = rejected > 0 && now() - rejectedSince < MINUTE_MS;
      if (connections === 0 && bodies === 0 && !isCounting) clients.delete(network);
    }
  }

  function refusalOf(client: Client, bytes: number): ClientRefusal | undefined {
    const isSuspect = now() - client.rejectedSince < MINUTE_MS && client.rejected >= most.rejected;
    if (isSuspect && client.bodies >= most.bodiesAfterRejections) return 'rejected';
    if (client.bodies >= most.bodies) return 'bodies';
    if (bytes <= most.smallBody) return undefined;
    return client.bodyBytes + bytes > most.bodyBytes || totalBodyBytes + bytes > most.totalBodyBytes ? 'bodies' : undefined;
  }

  return {
    accept(socket) {
      const address = socket.remoteAddress ?? '';
      if (isTrusted(address, 0)) return;
      const client = clientOf(address);
      client.connections += 1;
      socket.once('close', () => {
        client.connections -= 1;
        forgetIdle();
      });
      if (client.connections <= most.connections) return;
      onRefused('connections');
      socket.destroy();
    },
    reserve(request, bytes) {
      const client = clientOf(proxyAddr(request, isTrusted));
      const refusal = refusalOf(client, bytes);
      if (refusal) {
        onRefused(refusal);
        return undefined;
      }
      change(1);
      return () => {
        change(-1);
        forgetIdle();
      };

      function change(sign: 1 | -1): void {
        client.bodies += sign;
        if (bytes <= most.smallBody) return;
        client.bodyBytes += sign * bytes;
        totalBodyBytes += sign * bytes;
      }
    },
    rejected(request) {
      const client = clientOf(proxyAddr(request, isTrusted));
      if (now() - client.rejectedSince >= MINUTE_MS) Object.assign(client, { rejected: 0, rejectedSince: now() });
      client.rejected += 1;
    },
  };
}
