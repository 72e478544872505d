import { ProviderError } from '../core/failure.ts';
import type { HttpRequest } from '../core/provider.ts';

/** Characters of RFC 3986 path segments; anything else must come percent-encoded. */
const PATH = /^\/(?!\/)[A-Za-z0-9/._~%!$&'()*+,;=:@-]*$/;

/**
 * Binds requests to one origin and path prefix. Throws Error when `baseUrl` is no plain http(s) address.
 * The returned function throws ProviderError (our bug) for a path that would lead anywhere else.
 */
export function createAddress(baseUrl: string): (request: HttpRequest) => URL {
  const base = new URL(baseUrl);
  if (!isPlain(base)) throw new Error('A base URL is http(s)://host[:port][/path], without credentials, query or fragment.');
  const prefix = base.pathname.replace(/\/$/, '');

  return ({ path, query = {} }) => {
    if (!PATH.test(path)) throw astray();
    const url = new URL(prefix + path, base.origin);
    if (url.origin !== base.origin || url.pathname !== prefix + path) throw astray();
    url.search = encoded(query);
    return url;
  };
}

function isPlain({ protocol, username, password, search, hash }: URL): boolean {
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/** Percent-encoding throughout: vendors that sign the query disagree about `+` for a space. */
function encoded(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

function astray(): ProviderError {
  return new ProviderError('bad_response', 'A request path would lead away from the base URL.', { hint: 'our_bug' });
}
