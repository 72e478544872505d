import { makeOrder } from '../src/core/order/make-order.ts';
import type { Order } from '../src/core/order/order.ts';
import { storiesOf } from '../src/core/story/story.ts';
import { links } from '../src/providers/links.ts';
import { type BenchRow, median } from './row.ts';

export const name = 'stories';

const TIMES = 7;
/** Maximum ratio: that of the number of orders. */
const MAX_RATIO = 10;

/** A thousand orders against a hundred: in pairs, and with one reference for all. */
export async function run(): Promise<readonly BenchRow[]> {
  return [row('of pairs', (index) => `PO-${Math.floor(index / 2)}`), row('of one reference', () => 'PO-1')];
}

function row(what: string, referenceOf: (index: number) => string): BenchRow {
  const few = time(orders(100, referenceOf));
  const many = time(orders(1_000, referenceOf));
  const ratio = many / few;
  const note = `${many.toFixed(1)} ms against ${few.toFixed(1)} ms`;
  return {
    what: `1,000 orders ${what} against 100`,
    ratio,
    note,
    limit: { words: `at most ${MAX_RATIO} x`, isKept: ratio <= MAX_RATIO },
  };
}

function orders(count: number, referenceOf: (index: number) => string): Order[] {
  return Array.from({ length: count }, (_, index) => {
    const isPlan = index % 2 === 0;
    const reference = { name: isPlan ? ('purchase_order' as const) : ('merchant_reference' as const), value: referenceOf(index) };
    return makeOrder({
      provider: isPlan ? 'linksfield' : 'clink',
      public: { id: `order_${index}`, stage: 'paid', references: [reference] },
    });
  });
}

function time(known: readonly Order[]): number {
  return median(
    Array.from({ length: TIMES }, () => {
      const began = performance.now();
      storiesOf(known, links);
      return performance.now() - began;
    }),
  );
}
