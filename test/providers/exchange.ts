import nock from 'nock';
import { type Reply, type StandIn, startStandIn } from '../../sandbox/vendors/standin.ts';

/** One call of a provider and what the vendor answers; the query string and the body may be any. */
export interface Exchange {
  readonly method: 'GET' | 'POST';
  /** Below the base URL, without the query string. */
  readonly path: string;
  /** An object is sent as JSON, a string as it is. */
  readonly reply: Reply;
  /** True when a lookup may do without this call. */
  readonly optional?: boolean;
}

/** The vendor by nock, for as many calls as it takes; the test fails when one that is not optional never comes. */
export function mockVendor(baseUrl: string, exchanges: readonly Exchange[]): void {
  const { origin, pathname } = new URL(baseUrl);
  for (const { method, path, reply, optional = false } of exchanges) {
    const wanted = `${pathname.replace(/\/$/, '')}${path}`;
    nock(origin)
      .persist()
      .intercept((uri) => uri.split('?')[0] === wanted, method)
      .optionally(optional)
      .reply(reply.status ?? 200, text(reply.body), { 'content-type': contentType(reply.body), ...reply.headers });
  }
}

/** Ends what `mockVendor` began, where one test asks several times. */
export function forgetVendor(): void {
  nock.cleanAll();
}

/** The vendor on a loopback port, for what nock cannot do: connections that break and replies that never come. */
export function startVendor(exchanges: readonly Exchange[]): Promise<StandIn> {
  return startStandIn(
    ({ method, path }) =>
      exchanges.find((exchange) => exchange.method === method && exchange.path === path)?.reply ?? { status: 501 },
    () => ({}),
  );
}

function text(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body ?? null);
}

function contentType(body: unknown): string {
  return typeof body === 'string' ? 'text/html' : 'application/json';
}
