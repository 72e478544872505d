import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Some proxies add the port: `203.0.113.9:51514`, `[2001:db8::1]:51514`. */
const WITH_PORT = /^(?:([\d.]+):\d+|\[([^\]]+)\](?::\d+)?)$/;

/**
 * What one client has to itself: an IPv4 address, or the /64 of an IPv6 address, since every host is given a whole one
 * (RFC 6177). What is no address, as a proxy may write, is returned unchanged.
 */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address;
  const [, ipv4, ipv6] = WITH_PORT.exec(address) ?? [];
  const host = ipv4 ?? ipv6 ?? address;
  if (!ipaddr.isValid(host)) return address;
  return ipaddr.process(host).toNormalizedString().split(':').slice(0, 4).join(':');
}
