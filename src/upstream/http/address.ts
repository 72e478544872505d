import { ourBug, type ProviderError } from '../../core/failure/failure.ts';
import type { HttpRequest } from '../../core/provider/provider.ts';

/** Characters of RFC 3986 path segments; anything else must come percent-encoded. */
const PATH = /^\/(?!\/)[A-Za-z0-9/._~%!$&'()*+,;=:@-]*$/;

/**
 * Binds requests to one origin and path prefix. Throws Error when `baseUrl` is not a plain http(s) address.
 * The returned function throws ProviderError (our bug) for a path that leaves it.
 */
export function createAddress(baseUrl: string): (request: HttpRequest) => URL {
  const base = new URL(baseUrl);
  if (!isPlain(base)) throw new Error('A base URL is http(s)://host[:port][/path], without credentials, query or fragment.');
  const prefix = base.pathname.replace(/\/$/, '');

  return ({ path, query = {} }) => {
    if (!PATH.test(path)) throw leadsAway();
    const url = new URL(prefix + path, base.origin);
    if (url.origin !== base.origin || url.pathname !== prefix + path) throw leadsAway();
    url.search = encodeQuery(query);
    return url;
  };
}

function isPlain({ protocol, username, password, search, hash }: URL): boolean {
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/** Percent-encoding throughout: vendors that sign the query disagree about `+` for a space. */
function encodeQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

function leadsAway(): ProviderError {
  return ourBug('A request path would lead away from the base URL.');
}
