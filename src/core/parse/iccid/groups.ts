import type { Span } from '../span.ts';

/** A run of digits, or of digits and hex letters, in a plain text: a whole number or one group of it. */
export interface Group {
  readonly start: number;
  readonly end: number;
  /** What lies between it and the group before: both may be of one number, on a line or over a line end. */
  readonly gap: 'line' | 'break' | undefined;
}

const DIGIT = 1;
const HEX = 2;
const OTHER = 4;
const UNDERSCORE = 8;
const WORD = DIGIT | HEX | OTHER;

const CLASS = new Uint8Array(128).map((_, code) => classOf(String.fromCharCode(code)));
/** Labels that people write without a space before the number. */
const GLUED_LABEL = /(?:i?ccid|e?sim)_?(?=F?[89])/iy;
const MAX_LABELLED_LENGTH = 40;
/** Between two groups of one number: spaces, one line end, one dash or dot. */
const MAX_GAP = 8;
/** A dot has no spaces around it: with one it ends a sentence. */
const GAP = /^(?:\.| *(?:- *)?(?:\r?\n *)?)$/;

function classOf(character: string): number {
  if (/[0-9]/.test(character)) return DIGIT;
  if (/[A-Fa-f]/.test(character)) return HEX;
  if (/[A-Za-z]/.test(character)) return OTHER;
  return character === '_' ? UNDERSCORE : 0;
}

function classAt(plain: string, index: number): number {
  return CLASS[plain.charCodeAt(index)] ?? 0;
}

/** All groups of a text in order. A run that holds any other letter, or is joined to one by `_`, is none. One pass. */
export function digitGroups(plain: string): Group[] {
  const groups: Group[] = [];
  let index = 0;
  while (index < plain.length) {
    if ((classAt(plain, index) & WORD) === 0) {
      index++;
      continue;
    }
    const { end, classes } = runAt(plain, index);
    const labelled = isGroup(classes) || (classes & DIGIT) === 0 ? undefined : behindLabel(plain, index, end);
    const start = isGroup(classes) ? index : labelled?.start;
    if (start !== undefined) groups.push({ start, end: labelled?.end ?? end, gap: gapBetween(plain, groups.at(-1)?.end, start) });
    index = end;
  }
  return groups;
}

function runAt(plain: string, start: number): { end: number; classes: number } {
  let classes = 0;
  let end = start;
  while (end < plain.length) {
    const found = classAt(plain, end);
    if (found === 0 || (found === UNDERSCORE && (classAt(plain, end + 1) & WORD) === 0)) break;
    classes |= found;
    end++;
  }
  return { end, classes };
}

function classesOf(plain: string, start: number, end: number): number {
  let classes = 0;
  for (let index = start; index < end; index++) classes |= classAt(plain, index);
  return classes;
}

function isGroup(classes: number): boolean {
  return (classes & (OTHER | UNDERSCORE)) === 0 && (classes & DIGIT) !== 0;
}

/** The number of a word such as `iccid_8985…`, `sim_8985…_log`. */
function behindLabel(plain: string, start: number, end: number): Span | undefined {
  if (end - start > MAX_LABELLED_LENGTH) return undefined;
  GLUED_LABEL.lastIndex = start;
  if (!GLUED_LABEL.test(plain)) return undefined;
  const number = GLUED_LABEL.lastIndex;
  const underscore = plain.indexOf('_', number);
  const last = underscore === -1 ? end : Math.min(end, underscore);
  return isGroup(classesOf(plain, number, last)) ? { start: number, end: last } : undefined;
}

function gapBetween(plain: string, end: number | undefined, start: number): Group['gap'] {
  if (end === undefined || start - end > MAX_GAP || start === end) return undefined;
  const gap = plain.slice(end, start);
  if (gap === ' ') return 'line';
  if (!GAP.test(gap)) return undefined;
  return gap.includes('\n') ? 'break' : 'line';
}
