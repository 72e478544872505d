import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** What is looked at of a request to judge who sends it. */
export interface Visitor {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Whether it comes from this machine, and not through a proxy on it. */
export function isLocal({ headers, socket: { remoteAddress } }: Visitor): boolean {
  if (remoteAddress === undefined || headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined) return false;
  return loopback.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}

/** Whether it shows the bearer token; never, where there is none. */
export function hasToken({ headers }: Visitor, token: string | undefined): boolean {
  if (token === undefined) return false;
  const [given, expected] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
