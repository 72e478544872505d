import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type RecordedRequest, type Reply, type StandIn, startStandIn } from '../../sandbox/vendors/standin.ts';

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

/** The vendor of a file's tests, on one loopback port. */
export interface MockVendor {
  /** The same path as `baseUrl`, on loopback. */
  at(baseUrl: string): string;
  /** What it answers below `baseUrl` until the end of the test, as often as it is asked. */
  answers(baseUrl: string, exchanges: readonly Exchange[]): void;
}

/** A test fails when it sends a request that no exchange answers, and when one that is not optional is never asked for. */
export function useVendor(): MockVendor {
  const expected = new Map<string, Exchange>();
  const unused = new Set<string>();
  const unexpected: string[] = [];
  let standIn: StandIn;
  const check = () => {
    expect({ unused: [...unused], unexpected }).toEqual({ unused: [], unexpected: [] });
    expected.clear();
  };
  const answer = ({ method, path }: RecordedRequest): Reply => {
    const call = `${method} ${path}`;
    unused.delete(call);
    const exchange = expected.get(call);
    if (!exchange) unexpected.push(call);
    return exchange?.reply ?? { status: 501 };
  };
  beforeAll(async () => {
    standIn = await startStandIn(answer, () => ({}));
  });
  afterEach(() => {
    try {
      check();
    } finally {
      for (const left of [expected, unused]) left.clear();
      unexpected.length = 0;
    }
  });
  afterAll(() => standIn.close());
  return {
    at: (baseUrl) => `${standIn.url}${prefixOf(baseUrl)}`,
    answers: (baseUrl, exchanges) => {
      check();
      for (const exchange of exchanges) {
        const call = `${exchange.method} ${prefixOf(baseUrl)}${exchange.path}`;
        expected.set(call, exchange);
        if (!exchange.optional) unused.add(call);
      }
    },
  };
}

function prefixOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '');
}

/** The vendor on a port that it leaves again within the test: connections that break and replies that never come. */
export function startVendor(exchanges: readonly Exchange[]): Promise<StandIn> {
  return startStandIn(
    ({ method, path }) =>
      exchanges.find((exchange) => exchange.method === method && exchange.path === path)?.reply ?? { status: 501 },
    () => ({}),
  );
}
