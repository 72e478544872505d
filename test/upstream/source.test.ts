import type { Dispatcher } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Reply, type StandIn, startStandIn } from '../../sandbox/vendors/standin.ts';
import type { Asking } from '../../src/core/finding.ts';
import type { ConnectedProvider, Query } from '../../src/core/provider/provider.ts';
import { createAnswers } from '../../src/upstream/answers/answers.ts';
import { createDispatcher } from '../../src/upstream/http/dispatcher.ts';
import type { RequestSeen } from '../../src/upstream/http/http.ts';
import { createSource, type GuardedSource, type SourceOptions } from '../../src/upstream/source.ts';
import { acme, order, pass, QUERY } from './acme.ts';

const ASKING: Asking = { team: 'T1', language: 'en' };
/** What only a deadline could end on a loaded machine. */
const PATIENT = { requestDeadline: 50_000, tuning: { deadline: 50_000 } };
const standIns: StandIn[] = [];
const dispatchers: Dispatcher[] = [];

afterEach(async () => {
  await Promise.all(dispatchers.splice(0).map((dispatcher) => dispatcher.destroy()));
  await Promise.all(standIns.splice(0).map((standIn) => standIn.close()));
});

interface Setup {
  readonly reply: () => Reply;
  readonly limits?: ConnectedProvider['limits'];
  readonly options?: Partial<SourceOptions>;
}

async function setup({ reply, limits = { perSecond: 1_000, atOnce: 50 }, options = {} }: Setup) {
  const vendor = await startStandIn(reply, () => ({}));
  const dispatcher = createDispatcher();
  standIns.push(vendor);
  dispatchers.push(dispatcher);
  const provider = acme({
    baseUrl: vendor.url,
    limits,
    async lookup({ value }, { json }) {
      const found = await json({ path: `/orders/${value}` }, z.object({ id: z.string() }));
      return found ? [order('paid', found.id)] : [];
    },
  });
  const observed: RequestSeen[] = [];
  const onRequest = (seen: RequestSeen) => void observed.push(seen);
  const sent: number[] = [];
  const noted = noting(dispatcher, sent);
  const source = createSource(provider, { dispatcher: noted, answers: createAnswers(), onRequest, ...options });
  return { source, vendor, observed, sent };
}

/** `count` different questions at once: how each ended. */
async function burst(source: GuardedSource, count: number, asker?: string): Promise<string[]> {
  const queries = Array.from({ length: count }, (_, index): Query => ({ by: 'order', value: `A-${asker ?? ''}${index}` }));
  return Promise.all(
    queries.map((query) =>
      source.ask(query, { ...ASKING, asker }).then(
        ({ kind }) => kind,
        (error: { kind: string }) => error.kind,
      ),
    ),
  );
}

/** Notes when each request is sent: a loaded machine may let them arrive together. */
function noting(dispatcher: Dispatcher, sent: number[]): Dispatcher {
  return dispatcher.compose((dispatch) => (options, handler) => {
    sent.push(performance.now());
    return dispatch(options, handler);
  });
}

/** The most of these that lie within any second. */
function mostPerSecond(times: readonly number[]): number {
  return Math.max(...times.map((start) => times.filter((at) => at >= start && at < start + 1_000).length));
}

describe('a source', () => {
  it('is the provider as a lookup sees it', async () => {
    const { source } = await setup({ reply: () => ({ body: { id: 'A-1' } }) });

    const planned = source.plan({ kind: 'order', value: 'A-1', raw: 'A-1' });

    expect([source.id, source.label, source.state(), planned]).toEqual(['acme', 'Acme Pay', 'closed', [QUERY]]);
  });

  it('asks the vendor once and remembers the answer', async () => {
    const { source, vendor, observed } = await setup({ reply: () => ({ body: { id: 'A-1' } }) });

    const first = await source.ask(QUERY, ASKING);
    const second = await source.ask(QUERY, ASKING);

    expect([first, second]).toMatchObject([{ orders: [{ public: { id: 'A-1' } }], from: 'provider' }, { from: 'cache' }]);
    expect(vendor.requests.map(({ path }) => path)).toEqual(['/orders/A-1']);
    expect(observed).toMatchObject([{ provider: 'acme', outcome: 'answered', status: 200 }]);
  });

  it('tries again after a broken connection', async () => {
    const replies: Reply[] = [{ fault: 'drop' }, { status: 503 }, { body: { id: 'A-1' } }];
    const { source, observed } = await setup({ reply: () => replies.shift() ?? {}, options: { tuning: { backoff: 1 } } });

    const answer = await source.ask(QUERY, ASKING);

    expect(answer).toMatchObject({ kind: 'found', from: 'provider' });
    expect(observed).toMatchObject([
      { outcome: 'unreachable', status: undefined },
      { outcome: 'unavailable', status: 503 },
      { outcome: 'answered', status: 200 },
    ]);
  });

  it('shows what it knew when the vendor goes down', async () => {
    let isDown = false;
    const { source } = await setup({
      reply: () => (isDown ? { status: 502 } : { body: { id: 'A-1' } }),
      options: { tuning: { backoff: 1 } },
    });
    await source.ask(QUERY, ASKING);
    isDown = true;

    const answer = await source.ask(QUERY, { ...ASKING, refresh: true });

    expect(answer).toMatchObject({ kind: 'found', from: 'stale' });
  });

  it('stops asking a vendor that hangs', async () => {
    const { source, observed } = await setup({
      reply: () => ({ fault: 'hang' }),
      options: { requestDeadline: 200, tuning: { backoff: 1, breakAfter: 2 } },
    });

    const ends = [await burst(source, 1), await burst(source, 1), await burst(source, 1)].flat();

    expect(ends).toEqual(['timeout', 'timeout', 'not_asked']);
    expect(observed.map(({ outcome }) => outcome)).toEqual(Array(6).fill('timeout'));
    expect(source.state()).toBe('open');
  });
});

describe('a burst of two hundred lookups', () => {
  it('keeps to the pace and to the places that the provider has', async () => {
    const { source, vendor, sent } = await setup({
      reply: () => ({ body: { id: 'A-1' }, delay: 20 }),
      limits: { perSecond: 150, atOnce: 6 },
      options: PATIENT,
    });

    const ends = await burst(source, 200);

    expect(new Set(ends)).toEqual(new Set(['found']));
    expect(vendor.requests).toHaveLength(200);
    expect(mostPerSecond(sent)).toBeLessThanOrEqual(150);
    expect(vendor.maxAtOnce).toBeLessThanOrEqual(6);
  });

  it("of one asker does not crowd out another's question", async () => {
    const { source, vendor } = await setup({
      reply: () => ({ body: { id: 'A-1' }, delay: 10 }),
      limits: { perSecond: 1_000, atOnce: 1 },
      options: PATIENT,
    });

    const crowd = burst(source, 50, 'U1');
    await burst(source, 1, 'U2');
    const before = vendor.requests.length;
    await crowd;

    expect(before).toBeLessThan(10);
  });

  it('fails those whose turn would come too late, and drops their requests', async () => {
    const { source, vendor } = await setup({
      reply: () => ({ body: { id: 'A-1' } }),
      // The second turn would come after eleven seconds.
      limits: { perSecond: 0.1, atOnce: 6 },
      options: { tuning: { deadline: 3_000 } },
    });

    const ends = await burst(source, 200);
    await pass(1_000);

    expect(ends.filter((end) => end === 'found')).toHaveLength(1);
    expect(ends.filter((end) => end === 'queue_timeout')).toHaveLength(199);
    expect(vendor.requests).toHaveLength(1);
    expect(source.state()).toBe('closed');
  });
});
