import type { Span } from '../span.ts';

/** What hides the rest of an ICCID behind its first part: `8985220220908997****`, `8985 2202 2090 8997 ****`, `898522022[****]`, `8985…`. */
const CUT = /^(?:[ -]?\[?(?:[•●∙*#]{2,}|_{3,}|[Xx]{2,}(?![A-Za-z]))|…|\.{2,})/;
const MASK_BEHIND = /^\[?(?:[•●∙]{2,}|\*{3,})/;
const MASK_BEFORE = /(?:[•●∙]{2,}|\*{3,}|(?<![\p{L}\d])[Xx]{3,}) ?-?$/u;
/** An ellipsis behind a word is a pause. */
const ELLIPSIS_BEFORE = /(?<![\p{L}\d….])(?:…|\.{3})$/u;
const MASK_WITHIN = /\d[Xx]{3,}(?:\d|$)|\d[Nn]{4,}$|^[Xx]{3,}\d+$/;
const STARS = '***';
const MAX_MASK = 12;
const MAX_LINE = 200;

/** True where the characters around or within a number say that it is only a part of one: `****1478`, `…1478`, `89852202XXXX1478`. */
export function isMasked(plain: string, { start, end }: Span): boolean {
  const before = plain.slice(Math.max(0, start - MAX_MASK), start);
  const behind = plain.slice(end, end + MAX_MASK);
  if (MASK_WITHIN.test(plain.slice(start, end)) || ELLIPSIS_BEFORE.test(before)) return true;
  return (MASK_BEFORE.test(before) || MASK_BEHIND.test(behind)) && !isEmphasised(plain, { start, end });
}

/** True where an ICCID that may be longer ends in a mask or dots. */
export function isCutOff(plain: string, end: number): boolean {
  return CUT.test(plain.slice(end, end + MAX_MASK));
}

/** Stars on both sides on one line are emphasis: `***Order 4567***`. */
function isEmphasised(plain: string, { start, end }: Span): boolean {
  const before = plain.slice(Math.max(0, start - MAX_LINE), start);
  const behind = plain.slice(end, end + MAX_LINE);
  return before.slice(before.lastIndexOf('\n') + 1).includes(STARS) && (behind.split('\n', 1)[0] ?? '').includes(STARS);
}
