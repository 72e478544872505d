import { expect, it, vi } from 'vitest';
import type { WebhookEvent } from '../../src/core/provider/webhook.ts';
import { createMemoryStore } from '../../src/state/memory.ts';
import { createWebhookEvents, type WebhookEventsDeps } from '../../src/webhooks/events.ts';

const EVENT: WebhookEvent = { id: 'event_1', topic: 'order', references: ['order_1', 'SHOP-1'], order: 'order_1' };

function setup(store = createMemoryStore()) {
  const work: Promise<unknown>[] = [];
  const deps = {
    store,
    during: <Result>(one: Promise<Result>) => {
      work.push(one);
      return one;
    },
    onOrderChanged: vi.fn<WebhookEventsDeps['onOrderChanged']>(async () => {}),
    onNotice: vi.fn<WebhookEventsDeps['onNotice']>(async () => {}),
    onEvent: vi.fn<WebhookEventsDeps['onEvent']>(),
    onError: vi.fn<WebhookEventsDeps['onError']>(),
  };
  return { ...deps, handle: createWebhookEvents(deps), done: () => Promise.all(work) };
}

it('webhook events: one is handled once, however often it is delivered', async () => {
  const { handle, done, onOrderChanged, onEvent } = setup();

  const outcomes = [await handle('clink', EVENT), await handle('clink', EVENT)];
  await done();
  outcomes.push(await handle('clink', EVENT));

  expect(outcomes).toEqual(['received', 'repeated', 'repeated']);
  expect(onOrderChanged.mock.calls).toEqual([[{ account: 'clink', references: ['order_1', 'SHOP-1'] }]]);
  expect(onEvent).toHaveBeenCalledWith({ account: 'clink', topic: 'order', outcome: 'repeated' });
});

it('webhook events: two processes with one store handle one once', async () => {
  const store = createMemoryStore();
  const [one, other] = [setup(store), setup(store)];

  const outcomes = await Promise.all([one.handle('clink', EVENT), other.handle('clink', EVENT)]);

  expect(outcomes.toSorted()).toEqual(['received', 'repeated']);
});

it('webhook events: the same id of another account is another event', async () => {
  const { handle } = setup();

  expect([await handle('clink', EVENT), await handle('clink.test', EVENT)]).toEqual(['received', 'received']);
});

it('webhook events: the reply does not wait for the work', async () => {
  const { handle, onOrderChanged } = setup();
  onOrderChanged.mockReturnValue(new Promise(() => {}));

  expect(await handle('clink', EVENT)).toBe('received');
});

it('webhook events: one whose work failed is handled when it is delivered again', async () => {
  const { handle, done, onOrderChanged, onError } = setup();
  onOrderChanged.mockRejectedValueOnce(new Error('broken'));

  await handle('clink', EVENT);
  await done();
  const again = await handle('clink', EVENT);

  expect(again).toBe('received');
  expect(onOrderChanged).toHaveBeenCalledTimes(2);
  expect(onError).toHaveBeenCalledOnce();
});

it('webhook events: what names no order is counted, and nothing else happens', async () => {
  const { handle, done, onOrderChanged, onNotice, onEvent } = setup();

  await handle('clink', { id: 'event_2', topic: 'other', references: [] });
  await done();

  expect([onOrderChanged.mock.calls, onNotice.mock.calls]).toEqual([[], []]);
  expect(onEvent.mock.calls).toEqual([[{ account: 'clink', topic: 'other', outcome: 'received' }]]);
});

it('webhook events: an account has an allowance for each minute', async () => {
  const { handle } = setup();

  const outcomes = new Set<string>();
  for (let index = 0; index < 6_001; index += 1) outcomes.add(await handle('clink', { ...EVENT, id: `event_${index}` }));

  expect([...outcomes]).toEqual(['received', 'busy']);
  expect(await handle('clink.test', EVENT)).toBe('received');
});
