import { afterEach, describe, expect, it } from 'vitest';
import {
  LINKBEST_CASES,
  type LinkBestCase,
  type LinkBestOptions,
  startLinkBest,
} from '../../../sandbox/vendors/linkbest/index.ts';
import type { StandIn } from '../../../sandbox/vendors/standin.ts';
import type { ProviderError } from '../../../src/core/failure/failure.ts';
import type { Order } from '../../../src/core/order/order.ts';
import type { Query } from '../../../src/core/provider/provider.ts';
import { linkbest } from '../../../src/providers/linkbest/index.ts';
import { signatureVariants } from '../../../src/providers/linkbest/settings.ts';
import { toolsFor } from '../../providers/kit/tools.ts';

const started: StandIn[] = [];
afterEach(async () => {
  for (const vendor of started.splice(0)) await vendor.close();
});

async function start(options?: LinkBestOptions): Promise<StandIn> {
  const vendor = await startLinkBest(options);
  started.push(vendor);
  return vendor;
}

interface Asking {
  readonly env?: Record<string, string>;
  readonly now?: number;
  readonly deadline?: number;
}

/** Asks what is planned for the text, the programs in turn. */
async function ask(vendor: StandIn, text: string, { env, now = Date.now(), deadline = 60_000 }: Asking = {}) {
  const connected = linkbest.connect({ ...vendor.env, ...env });
  const tools = toolsFor(connected, { now: () => now, deadline });
  const [planned] = connected.plan({ kind: 'reference', value: text, raw: text });
  for (let query: Query | undefined = planned; query; query = query.otherwise) {
    const orders = await connected.lookup(query, tools);
    if (orders.length > 0) return orders;
  }
  return [];
}

function failure(asked: Promise<unknown>): Promise<ProviderError> {
  return asked.then(
    () => expect.fail('was answered'),
    (error) => error,
  );
}

const told = ([order]: readonly Order[]) => order && { stage: order.public.stage, attention: order.public.attention };

describe('the stand-in for LinkBest', () => {
  it.each<[LinkBestCase, string, string[]]>([
    ['unpaid', 'pending', []],
    ['paid', 'paid', []],
    ['shipped', 'shipped', []],
    ['settled', 'completed', []],
    ['disputed', 'disputed', ['disputed']],
    ['refunded', 'refunded', ['refunded']],
    ['mixed', 'shipped', ['partially_refunded']],
    ['locked', 'unknown', ['locked']],
    ['secondProgram', 'paid', []],
    ['strange', 'unknown', []],
    ['bare', 'unknown', []],
  ])('%s', async (name, stage, attention) => {
    const orders = await ask(await start(), LINKBEST_CASES[name]);

    expect(told(orders)).toEqual({ stage, attention });
  });

  it('finds an order of the second program after the first has none', async () => {
    const vendor = await start();
    const [, orderSn = ''] = LINKBEST_CASES.secondProgram.split('/');

    const orders = await ask(vendor, orderSn);

    expect(orders.map((order) => order.public.id)).toEqual([orderSn]);
    expect(vendor.requests.map(({ body }) => JSON.parse(body).ProgramId)).toEqual(['61', '108']);
  });

  it.each<LinkBestCase>(['missing', 'missingAsNull'])('%s is asked of every program', async (name) => {
    const vendor = await start();

    const orders = await ask(vendor, LINKBEST_CASES[name]);

    expect(orders).toEqual([]);
    expect(vendor.requests).toHaveLength(2);
  });

  it.each<[LinkBestCase, Partial<ProviderError>]>([
    ['insufficient', { kind: 'forbidden', code: '4002' }],
    ['noPermission', { kind: 'forbidden', code: '4003' }],
    ['busy', { kind: 'unavailable', code: '5001' }],
    ['rateLimited', { kind: 'rate_limited', retryAfter: 1000 }],
    ['dropped', { kind: 'unreachable' }],
    ['broken', { kind: 'unavailable', status: 500 }],
    ['html', { kind: 'bad_response' }],
  ])('%s', async (name, expected) => {
    const error = await failure(ask(await start(), LINKBEST_CASES[name]));

    expect(error).toMatchObject(expected);
  });

  it('hanging', async () => {
    const error = await failure(ask(await start(), LINKBEST_CASES.hanging, { deadline: 300 }));

    expect(error.kind).toBe('timeout');
  });

  it('slow', async () => {
    const orders = await ask(await start({ slow: 50 }), LINKBEST_CASES.slow);

    expect(told(orders)).toEqual({ stage: 'completed', attention: [] });
  });

  it('is busy once, and answers when it is asked and signed to again', async () => {
    const vendor = await start();
    const now = Date.now();
    const first = await failure(ask(vendor, LINKBEST_CASES.busyOnce, { now }));

    const orders = await ask(vendor, LINKBEST_CASES.busyOnce, { now: now + 1000 });

    expect(first.kind).toBe('unavailable');
    expect(told(orders)).toEqual({ stage: 'completed', attention: [] });
    expect(new Set(vendor.requests.map(({ body }) => JSON.parse(body).Sign)).size).toBe(2);
  });
});

describe('the stand-in’s doorman', () => {
  it.each(signatureVariants())(
    'lets in $LINKBEST_SIGN_SCHEME, secret $LINKBEST_SECRET_POSITION, $LINKBEST_SIGN_CASE, in the $LINKBEST_SIGN_LOCATION',
    async (variant) => {
      const orders = await ask(await start({ variant }), LINKBEST_CASES.paid);

      expect(told(orders)).toEqual({ stage: 'paid', attention: [] });
    },
  );

  it('lets in only the one it wants', async () => {
    const variant = { LINKBEST_SIGN_SCHEME: 'query', LINKBEST_SIGN_LOCATION: 'query' } as const;
    const vendor = await start({ variant });
    const outcomes = signatureVariants().map((env) =>
      ask(vendor, LINKBEST_CASES.paid, { env: { ...env } }).then(
        () => [env],
        (error: ProviderError) => [error.kind],
      ),
    );

    const accepted = (await Promise.all(outcomes)).flat().filter((outcome) => outcome !== 'unauthorized');

    expect(accepted).toEqual([{ ...variant, LINKBEST_SECRET_POSITION: 'both', LINKBEST_SIGN_CASE: 'upper' }]);
  });

  it.each([
    ['an order number in another alphabet', '61/订单 4567'],
    ['a slash and quotes in the order number', '61/A/"7"\\'],
  ])('checks %s byte for byte', async (_, text) => {
    expect(await ask(await start(), text)).toEqual([]);
  });

  // A second on its way must not bring a clock that is ahead back into the tolerance of 300.
  it.each([-301, 330])('turns away a clock that is %i seconds off', async (seconds) => {
    const error = await failure(ask(await start(), LINKBEST_CASES.paid, { now: Date.now() + 1000 * seconds }));

    expect(error.kind).toBe('unauthorized');
  });

  it.each([
    [{ LINKBEST_APP_SECRET: 'another-secret' }, 'unauthorized'],
    [{ LINKBEST_APP_KEY: '2312522' }, 'unauthorized'],
    [{ LINKBEST_SERVICE_NAME: 'linkbest.open-Service.orders.detail.get' }, 'bad_response'],
  ])('turns away %o', async (env, kind) => {
    const error = await failure(ask(await start(), LINKBEST_CASES.paid, { env }));

    expect(error.kind).toBe(kind);
  });
});
