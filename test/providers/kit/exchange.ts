import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type RecordedRequest, type Reply, type StandIn, startStandIn } from '../../../sandbox/vendors/standin.ts';

/** One call of a provider and what the vendor answers; the body may be any. */
export interface Exchange {
  readonly method: 'GET' | 'POST';
  /** Below the base URL, without the query string. */
  readonly path: string;
  /** The whole query string; without it any. */
  readonly query?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a string as it is. */
  readonly reply: Reply;
  /** True when a lookup may do without this call. */
  readonly optional?: boolean;
}

/** The vendor of a file's tests, on one loopback port. */
export interface MockVendor {
  /** The path of `baseUrl`, on loopback. */
  at(baseUrl: string): string;
  /**
   * What it answers below `baseUrl`, until the end of the test. Of exchanges for the same call each answers once, in their
   * order, and the last one from then on.
   */
  answers(baseUrl: string, exchanges: readonly Exchange[]): void;
  /** The requests of this test. */
  readonly requests: readonly RecordedRequest[];
}

/** A test fails when it sends a request that no exchange answers, and when one that is not optional is never asked for. */
export function useVendor(): MockVendor {
  let standIn: StandIn;
  let exchanges: { readonly exchange: Exchange; isUsed: boolean }[] = [];
  let requests: RecordedRequest[] = [];
  const unexpected: string[] = [];
  const answer = (request: RecordedRequest): Reply => {
    requests.push(request);
    const fitting = exchanges.filter(({ exchange }) => isFor(exchange, request));
    const next = fitting.find(({ isUsed }) => !isUsed) ?? fitting.at(-1);
    if (!next) unexpected.push(`${request.method} ${request.path}?${request.query}`);
    else next.isUsed = true;
    return next?.exchange.reply ?? { status: 501 };
  };
  beforeAll(async () => {
    standIn = await startStandIn(answer, () => ({}));
  });
  afterEach(() => {
    const unused = exchanges.filter(({ exchange, isUsed }) => !isUsed && !exchange.optional);
    [exchanges, requests] = [[], []];
    expect({ unused, unexpected: unexpected.splice(0) }).toEqual({ unused: [], unexpected: [] });
  });
  afterAll(() => standIn.close());
  return {
    get requests() {
      return requests;
    },
    at: (baseUrl) => `${standIn.url}${prefixOf(baseUrl)}`,
    answers: (baseUrl, added) => {
      const below = (exchange: Exchange) => ({ ...exchange, path: `${prefixOf(baseUrl)}${exchange.path}` });
      exchanges.push(...added.map((exchange) => ({ exchange: below(exchange), isUsed: false })));
    },
  };
}

function isFor({ method, path, query: wanted }: Exchange, request: RecordedRequest): boolean {
  const query = new URLSearchParams(wanted);
  for (const list of [query, request.query]) list.sort();
  return method === request.method && path === request.path && (!wanted || query.toString() === request.query.toString());
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
