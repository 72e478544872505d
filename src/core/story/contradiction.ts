import type { Money } from '../order/money.ts';
import { isDecimal, sameMoney } from '../order/money.ts';
import type { Order } from '../order/order.ts';
import type { Stage } from '../order/vocabulary.ts';

export type ContradictionKind =
  | 'paid_not_active'
  | 'refunded_but_active'
  | 'failed_beside_active'
  | 'amounts_differ'
  | 'currencies_differ';

/** What two orders of one purchase tell differently: `there` says the first half of it, `here` the second. Ids of their accounts. */
export interface Contradiction {
  readonly kind: ContradictionKind;
  readonly there: string;
  readonly here: string;
}

const PAID: ReadonlySet<Stage> = new Set<Stage>(['paid', 'active', 'shipped', 'delivered', 'completed']);
const GOING_ON: ReadonlySet<Stage> = new Set<Stage>(['paid', 'active', 'shipped']);

/** What does not fit between two orders that are certainly, or by all that is known, the same purchase. */
export function contradictionsBetween(a: Order, b: Order): readonly Contradiction[] {
  return [...oneWay(a, b), ...oneWay(b, a), ...sums(a, b)];
}

function oneWay(there: Order, here: Order): readonly Contradiction[] {
  const kinds: (ContradictionKind | false)[] = [
    PAID.has(there.public.stage) && isWaiting(here) && 'paid_not_active',
    there.public.stage === 'refunded' && GOING_ON.has(here.public.stage) && 'refunded_but_active',
    there.public.stage === 'failed' && here.public.stage === 'active' && 'failed_beside_active',
  ];
  return kinds.flatMap((kind) => (kind ? [{ kind, there: there.account, here: here.account }] : []));
}

function isWaiting({ public: { stage, attention } }: Order): boolean {
  return stage === 'pending' || attention.includes('paid_not_active');
}

function sums(a: Order, b: Order): readonly Contradiction[] {
  const [x, y] = [a.internal.total, b.internal.total];
  if (!x?.currency || !y?.currency) return [];
  const sides = { there: a.account, here: b.account };
  if (x.currency.toUpperCase() !== y.currency.toUpperCase()) return [{ kind: 'currencies_differ', ...sides }];
  return !isDecimal(x) || !isDecimal(y) || sameMoney(x, y) || isUnitDoubt(x, y) ? [] : [{ kind: 'amounts_differ', ...sides }];
}

/** Where a vendor documents no unit, two sums that differ by nothing but the decimal point are our doubt, not theirs. */
function isUnitDoubt(x: Money, y: Money): boolean {
  const digits = (money: Money) => money.amount.replace('.', '').replace(/^0+|0+$/g, '');
  return !(x.unitKnown && y.unitKnown) && digits(x) === digits(y);
}
