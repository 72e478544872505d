import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** The part of a request that says who sent it. */
export interface RequestOrigin {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * What a scraper, a health check, curl or a browser on this machine sends. Proxies add headers of many names that say who
 * the client is, `x-forwarded-for` and `x-azure-clientip` among them; so any other header counts as a proxy's.
 */
const OWN_HEADER =
  /^(?:accept(?:-.*)?|authorization|cache-control|connection|content-.*|cookie|dnt|host|if-.*|keep-alive|pragma|priority|range|referer|sec-.*|te|upgrade-insecure-requests|user-agent|x-prometheus-.*)$/;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** True if it comes from this machine, and not through a proxy on it. */
export function isLocal({ headers, socket: { remoteAddress } }: RequestOrigin): boolean {
  if (remoteAddress === undefined || !Object.keys(headers).every((name) => OWN_HEADER.test(name))) return false;
  return isLoopback(remoteAddress) && isLoopbackHost(headers.host);
}

/** Also `localhost`. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  return isIP(host) !== 0 && loopback.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}

/** Another name in a browser on this machine may be a page of somebody else's that resolves to loopback. */
function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined) return true;
  return isLoopback(host.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''));
}

/** True if it carries the bearer token; false when no token is configured. */
export function hasToken({ headers }: RequestOrigin, token: string | undefined): boolean {
  if (token === undefined) return false;
  const [given, expected] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
