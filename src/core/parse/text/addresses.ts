import type { Span } from '../span.ts';

const ADDRESS = /(?:(?<![a-z\d+.-])[a-z][a-z\d+.-]{1,30}:\/\/|www\.)[^\s<>|"]+/gi;
/** Where the host ends in an address without `https://`, in lower case as people copy it: `shop.example.com/orders/4567`. */
const HOST_END = /\.[a-z]{2,12}(?::\d{1,5})?\/(?=[a-z])/g;
const HOST = /(?<![\w@./-])[a-z\d][a-z\d.-]{0,100}$/;
const MAX_HOST = 102;
const REST = /[^\s<>|"]*/y;

/** Every web address of a plain text, in order. */
export function addressesIn(plain: string): readonly Span[] {
  const whole = ['://', 'www.', 'WWW.'].some((mark) => plain.includes(mark)) ? [...plain.matchAll(ADDRESS)].map(spanOf) : [];
  const bare = plain.includes('/') ? bareAddresses(plain, whole) : [];
  return bare.length === 0 ? whole : [...whole, ...bare].sort((one, other) => one.start - other.start);
}

function spanOf({ 0: address, index }: RegExpExecArray): Span {
  return { start: index, end: index + address.length };
}

function bareAddresses(plain: string, whole: readonly Span[]): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (const { index, 0: end } of plain.matchAll(HOST_END)) {
    while ((whole[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next++;
    if ((whole[next]?.start ?? Number.POSITIVE_INFINITY) <= index || (found.at(-1)?.end ?? 0) > index) continue;
    const host = HOST.exec(plain.slice(Math.max(0, index - MAX_HOST), index))?.[0];
    if (host === undefined) continue;
    REST.lastIndex = index + end.length;
    REST.test(plain);
    found.push({ start: index - host.length, end: REST.lastIndex });
  }
  return found;
}
