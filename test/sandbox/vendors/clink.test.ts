import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLINK_CASES, type ClinkOptions, startClink } from '../../../sandbox/vendors/clink/index.ts';
import type { StandIn } from '../../../sandbox/vendors/standin.ts';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import type { Query } from '../../../src/core/provider/provider.ts';
import { clink } from '../../../src/providers/clink/index.ts';
import { createGuard } from '../../../src/upstream/guard.ts';
import { createDispatcher } from '../../../src/upstream/http/dispatcher.ts';
import { createJson } from '../../../src/upstream/http/http.ts';

const dispatcher = createDispatcher();
const closed: StandIn[] = [];
afterAll(async () => {
  for (const vendor of closed) await vendor.close();
  await dispatcher.close();
});

async function started(options: ClinkOptions = {}): Promise<StandIn> {
  const vendor = await startClink(options);
  closed.push(vendor);
  return vendor;
}

const PATIENCE = 60_000;

/** The provider with everything that stands around it in production; short waits. */
function guarded(vendor: StandIn, env: Readonly<Record<string, string>> = {}, now?: () => number, deadline = PATIENCE) {
  const provider = clink.connect({ ...vendor.env, ...env });
  const json = createJson({ provider: provider, dispatcher, deadline });
  const guard = createGuard(
    { ...provider, limits: { perSecond: 1000, atOnce: 4 } },
    { json, now, tuning: { backoff: 1, deadline: PATIENCE } },
  );
  return { provider, guard };
}

async function ask(vendor: StandIn, value: string, env: Readonly<Record<string, string>> = {}, now?: () => number) {
  const { provider, guard } = guarded(vendor, env, now, value === CLINK_CASES.hanging ? 300 : PATIENCE);
  const identifier: Identifier = { kind: 'order', value, raw: value };
  const [query] = provider.plan(identifier);
  return inTurn(query);

  async function inTurn(asked: Query | undefined): Promise<{ ids: string[]; stages: string[]; remarks: readonly unknown[] }> {
    const told = asked ? await guard.load(asked, 'en') : undefined;
    if (told?.kind !== 'found') return asked?.otherwise ? inTurn(asked.otherwise) : { ids: [], stages: [], remarks: [] };
    const orders = told.orders.map(({ public: order }) => order);
    return { ids: orders.map(({ id }) => id), stages: orders.map(({ stage }) => stage), remarks: told.remarks };
  }
}

describe("Clink's stand-in", () => {
  let vendor: StandIn;
  beforeAll(async () => {
    vendor = await started({ slow: 100 });
  });

  it.each([
    ['success', 'paid'],
    ['failed', 'failed'],
    ['requiresAction', 'pending'],
    ['pending', 'pending'],
    ['partiallyRefunded', 'paid'],
    ['refunded', 'refunded'],
    ['unknownWords', 'unknown'],
    ['nullWords', 'paid'],
  ] as const)('has an order for %s', async (name, stage) => {
    expect(await ask(vendor, CLINK_CASES[name])).toMatchObject({ ids: [CLINK_CASES[name]], stages: [stage] });
  });

  it.each([
    ['session', 'order_7success1'],
    ['invoice', 'order_7month0001'],
    ['refund', 'order_7partial5'],
    ['sameAsLinksfield', 'order_7same4567'],
  ] as const)('leads from a %s to %s', async (name, id) => {
    expect(await ask(vendor, CLINK_CASES[name])).toMatchObject({ ids: [id] });
  });

  it.each([
    ['openSession', 'pending'],
    ['expiredSession', 'cancelled'],
    ['openInvoice', 'pending'],
    ['voidInvoice', 'cancelled'],
    ['pastDue', 'active'],
    ['trial', 'active'],
    ['ending', 'active'],
    ['failedRefund', 'paid'],
  ] as const)('has an answer for %s, which is %s', async (name, stage) => {
    expect((await ask(vendor, CLINK_CASES[name])).stages[0]).toBe(stage);
  });

  it('lists the orders of a subscription and of a shared reference, newest first', async () => {
    const months = await ask(vendor, CLINK_CASES.subscription);
    const shared = await ask(vendor, CLINK_CASES.sharedReference);

    expect(months.ids).toEqual(['sub_7monthly01', 'order_7month0003', 'order_7month0002', 'order_7month0001']);
    expect(shared.ids).toEqual(['order_7shared02', 'order_7shared01']);
  });

  it.each([
    ['manyOrders', 120, []],
    ['slowPages', 80, []],
    ['tooManyOrders', 200, [{ kind: 'part_of_list', shown: 200, total: 230 }]],
  ] as const)('lists %s over several pages', async (name, count, remarks) => {
    const found = await ask(vendor, CLINK_CASES[name]);

    expect(found.ids).toHaveLength(count);
    expect(found.remarks).toEqual(remarks);
  });

  it.each(['notFound', 'nullData', 'notFoundInWords'] as const)('knows no order for %s', async (name) => {
    expect(await ask(vendor, CLINK_CASES[name])).toMatchObject({ ids: [] });
  });

  it.each([
    ['unauthorized', 'unauthorized', 1],
    ['forbidden', 'forbidden', 1],
    ['rateLimited', 'rate_limited', 3],
    ['broken', 'unavailable', 3],
    ['brokenInBody', 'unavailable', 2],
    ['html', 'bad_response', 1],
    ['hanging', 'timeout', 3],
  ] as const)('answers %s, which is %s after %i attempts', async (name, kind, attempts) => {
    const before = vendor.requests.length;

    await expect(ask(vendor, CLINK_CASES[name])).rejects.toMatchObject({ kind });

    const asked = vendor.requests.slice(before).filter(({ path }) => path.startsWith('/api/order/'));
    expect(asked).toHaveLength(attempts);
  });

  it('takes a body code 500 for no outage, however often it comes', async () => {
    const { guard } = guarded(vendor);
    const query: Query = { by: 'order', value: CLINK_CASES.brokenInBody };

    for (let time = 0; time < 6; time++) await expect(guard.load(query, 'en')).rejects.toMatchObject({ doubtful: true });

    expect(guard.state()).toBe('closed');
  });

  it('wants its key', async () => {
    const wrong = ask(vendor, CLINK_CASES.success, { CLINK_API_KEY: 'sk_test_somebodyelse1' });

    await expect(wrong).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  it('wants the time to be right within five minutes', async () => {
    const late = ask(vendor, CLINK_CASES.success, {}, () => Date.now() - 301_000);

    await expect(late).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  it('caps a page without a word', async () => {
    const url = `${vendor.env.CLINK_BASE_URL}/order?customerId=${CLINK_CASES.manyOrders}&pageSize=500`;
    const headers = { 'X-API-KEY': vendor.env.CLINK_API_KEY ?? '', 'X-Timestamp': String(Date.now()) };

    const reply = await fetch(url, { headers });

    expect(await reply.json()).toMatchObject({ total: 120, rows: { length: 50 } });
  });
});

describe("Clink's stand-in as an older server", () => {
  it('lists the orders of everybody for a filter that it does not know, and none is shown', async () => {
    const vendor = await started({ ignores: ['merchantReferenceId'] });

    await expect(ask(vendor, 'SHOP-404404')).rejects.toMatchObject({ kind: 'bad_response' });
  });

  it('shows only the orders of the customer of a subscription', async () => {
    const vendor = await started({ ignores: ['subscriptionId'] });

    await expect(ask(vendor, CLINK_CASES.subscription)).rejects.toMatchObject({ kind: 'bad_response' });
  });
});
