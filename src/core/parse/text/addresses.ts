import type { Span } from '../span.ts';

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>|"]+/gi;

/** Every web address of a plain text, in order. */
export function addressesIn(plain: string): readonly Span[] {
  if (!plain.includes('://') && !plain.includes('www.') && !plain.includes('WWW.')) return [];
  return [...plain.matchAll(ADDRESS)].map(({ 0: address, index }) => ({ start: index, end: index + address.length }));
}
