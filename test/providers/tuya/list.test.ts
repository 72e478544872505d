import { describe, expect, it } from 'vitest';
import type { RecordedRequest, Reply, StandIn } from '../../../sandbox/vendors/standin.ts';
import { BUSIEST_BUYER, BUSY_BUYER } from '../../../sandbox/vendors/tuya/cases.ts';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import type { Query } from '../../../src/core/provider/provider.ts';
import { tuya } from '../../../src/providers/tuya/index.ts';
import { expectFailure } from '../kit/soundness.ts';
import { toolsFor } from '../kit/tools.ts';
import recorded from './recorded/list.json' with { type: 'json' };
import { granted, isTokenCall, refused, startScripted, startVendor } from './scripted.ts';

async function list(vendor: StandIn, value: string) {
  const connected = tuya.connect(vendor.env);
  const tools = toolsFor(connected, { now: Date.now });
  const orders = await connected.lookup({ by: 'buyer', value }, tools);
  const pages = vendor.requests.filter((request) => !isTokenCall(request)).map(({ query }) => query.get('page_no'));
  return { ids: orders.map((order) => order.public.id), orders, pages, remarks: tools.remarks };
}

function startListing(page: (request: RecordedRequest) => Reply): Promise<StandIn> {
  const token = granted({ access_token: 'T1', expire_time: 7200 });
  return startScripted((request) => (isTokenCall(request) ? token : page(request)));
}

describe("Tuya: a buyer's list", () => {
  it('reads the row of the vendor’s page', async () => {
    const vendor = await startListing(() => granted(recorded.result));

    const { orders } = await list(vendor, 'testUserId');

    expect(orders.map((order) => [order.public.id, order.public.stage, order.personal.customerId])).toEqual([
      ['testOrderId', 'cancelled', 'testUserId'],
    ]);
  });

  it('takes all pages', async () => {
    const { ids, pages, remarks } = await list(await startVendor(), BUSY_BUYER);

    expect(ids).toEqual(Array.from({ length: 47 }, (_, index) => `TB-${47 - index}`));
    expect(pages).toEqual(['1', '2', '3']);
    expect(remarks).toEqual([]);
  });

  it('stops at three pages, and says so', async () => {
    const { ids, pages, remarks } = await list(await startVendor(), BUSIEST_BUYER);

    expect(ids).toHaveLength(60);
    expect(pages).toEqual(['1', '2', '3']);
    expect(remarks).toEqual([{ kind: 'part_of_list', shown: 60, total: 95 }]);
  });

  it('asks for no second page when the first holds all', async () => {
    const { ids, pages } = await list(await startVendor(), BUYER);

    expect(ids).toHaveLength(10);
    expect(pages).toEqual(['1']);
  });

  it('puts the newest first, whatever form their times have', async () => {
    const times = { a: '20220901', b: 1662100000, c: 'soon', d: '2022-09-05T00:00:00Z', e: undefined };
    const rows = Object.entries(times).map(([order_id, created_time]) => ({ order_id, created_time }));
    const vendor = await startListing(() => granted({ total: 5, data_list: rows }));

    const { ids } = await list(vendor, 'x');

    expect(ids).toEqual(['d', 'b', 'a', 'c', 'e']);
  });

  it('ends when a page brings nothing new, and counts nothing twice', async () => {
    const vendor = await startListing(() => granted({ total: 500, data_list: [{ order_id: 'a' }, { order_id: 'b' }] }));

    const { ids, pages, remarks } = await list(vendor, 'x');

    expect(ids).toEqual(['a', 'b']);
    expect(pages).toEqual(['1', '2']);
    expect(remarks).toEqual([{ kind: 'part_of_list', shown: 2, total: 500 }]);
  });

  it.each([
    ['an empty list', granted({ total: 0, data_list: [] })],
    ['no list', granted({ total: 0 })],
    ['nothing', granted({})],
    ['a refusal that says so', refused(1000)],
  ])('%s is no order', async (_, reply) => {
    const vendor = await startListing(() => reply);

    const { ids, pages, remarks } = await list(vendor, 'x');

    expect([ids, pages, remarks]).toEqual([[], ['1'], []]);
  });

  it.each([
    ['a row without an id', { total: 1, data_list: [{ pay_status: 'paid' }] }],
    ['rows that are none', { total: 1, data_list: ['a'] }],
    ['a list that is none', { total: 1, data_list: 'a' }],
  ])('%s is no answer', async (_, result) => {
    const vendor = await startListing(() => granted(result));

    expect((await expectFailure(list(vendor, 'x'), [])).kind).toBe('bad_response');
  });
});

describe('Tuya: questions that cannot be asked', () => {
  it.each<Query>([
    { by: 'order', value: '4567', needs: ['user'] },
    { by: 'buyer', value: '', needs: ['user'] },
    { by: 'moon', value: '4567' },
  ])('by $by', async (query) => {
    const vendor = await startVendor();
    const connected = tuya.connect(vendor.env);

    const failure = await expectFailure(connected.lookup(query, toolsFor(connected)), []);

    expect(failure).toMatchObject({ kind: 'bad_response', hint: 'our_bug' });
    expect(vendor.requests).toEqual([]);
  });
});
