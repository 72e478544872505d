/** Languages in which the word for an order comes behind its number: `4567 numaralı sipariş`, `4567번 주문`, `4567号订单`. */
const BEHIND =
  /(?: ?(?:numaralı|numarali|nolu|no'?lu|nr'?lı) sipari[sş]| ?번 ?주문| ?(?:号|號|这个|這個|这笔|這筆|那个|的)?(?:订单|訂單)(?![号號编編])| ?の(?:ご)?注文(?!番号|日)| (?:számú|sz\.) rendelés)/iy;
const FIRST_ASCII = /[A-Za-z0-9]/;

/** True where an order's label follows the number that ends at `end`. */
export function isLabelledBehind(plain: string, end: number): boolean {
  const next = plain[end] === ' ' ? (plain[end + 1] ?? '') : (plain[end] ?? '');
  if (next < '\u0080' && (plain[end] !== ' ' || !FIRST_ASCII.test(next))) return false;
  BEHIND.lastIndex = end;
  return BEHIND.test(plain);
}
