import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import proxyAddr, { compile } from 'proxy-addr';
import type { Reservation, Reserve } from './body.ts';
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
  readonly reserve: Reserve;
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
    return client.bodies >= most.bodies || !hasRoom(client, counted(bytes)) ? 'bodies' : undefined;
  }

  function counted(bytes: number): number {
    return bytes <= most.smallBody ? 0 : bytes;
  }

  function hasRoom(client: Client, bytes: number): boolean {
    return bytes === 0 || (client.bodyBytes + bytes <= most.bodyBytes && totalBodyBytes + bytes <= most.totalBodyBytes);
  }

  function hold(client: Client, bytes: number): void {
    client.bodyBytes += bytes;
    totalBodyBytes += bytes;
  }

  /** Of a body of `expected` bytes, for which there is room. */
  function reservationOf(client: Client, expected: number): Reservation {
    let bytes = expected;
    client.bodies += 1;
    hold(client, counted(bytes));
    return {
      grow(more) {
        const extra = counted(bytes + more) - counted(bytes);
        if (!hasRoom(client, extra)) {
          onRefused('bodies');
          return false;
        }
        hold(client, extra);
        bytes += more;
        return true;
      },
      release() {
        hold(client, -counted(bytes));
        client.bodies -= 1;
        forgetIdle();
      },
    };
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
      if (!refusal) return reservationOf(client, bytes);
      onRefused(refusal);
      return undefined;
    },
    rejected(request) {
      const client = clientOf(proxyAddr(request, isTrusted));
      if (now() - client.rejectedSince >= MINUTE_MS) Object.assign(client, { rejected: 0, rejectedSince: now() });
      client.rejected += 1;
    },
  };
}
