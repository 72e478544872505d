import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** The part of a request that says who sent it. */
export interface RequestOrigin {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** True if it comes from this machine, and not through a proxy on it. */
export function isLocal({ headers, socket: { remoteAddress } }: RequestOrigin): boolean {
  if (remoteAddress === undefined || headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined) return false;
  return loopback.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}

/** True if it carries the bearer token; false when no token is configured. */
export function hasToken({ headers }: RequestOrigin, token: string | undefined): boolean {
  if (token === undefined) return false;
  const [given, expected] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
