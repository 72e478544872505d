import type { Group } from './groups.ts';

/** The characters of some groups in a row, from the first of them up to the border behind this one. */
export interface Link {
  readonly characters: string;
  /** Where the last group ends in the plain text. */
  readonly end: number;
  /** Index of the last group. */
  readonly group: number;
  /** Lines below the first. */
  readonly line: number;
  /** How many of the characters are on this line. */
  readonly onLine: number;
}

/** A printed card's lines hold four characters at least, but the last: a column of shorter numbers is no card. */
const MIN_DIGITS_ON_A_LINE = 4;
/** The longest group of a number; a longer run of digits is a separate number. */
const MAX_GROUP_LENGTH = 6;
/** An EID and one group more, so that one sees whether it ends. */
const MAX_CHAIN_LENGTH = 38;
const PADDING = /^F(?=8)|F{1,2}$/gi;
/** A date, a time, an amount. */
const OTHERS = [/(?:19|20)\d\d-[01]\d-[0-3]\d(?![-\d])/y, /\d{1,2}:\d\d/y, /\d{1,4}\.\d\d?(?![.\d])/y];
const BEGINS_ITEM = /\d{1,3}[.)] /y;

/** True for what may be one of several groups. */
export function isShort(plain: string, { start, end }: Group): boolean {
  return (
    end - start <= MAX_GROUP_LENGTH ||
    plain.slice(start, Math.min(end, start + 10)).replace(PADDING, '').length <= MAX_GROUP_LENGTH
  );
}

/** The borders of the number that begins with the group at `first`. At most 38 characters, so that the cost is bounded. */
export function chainFrom(plain: string, groups: readonly Group[], first: number): Link[] {
  const links: Link[] = [];
  for (let index = first; index < groups.length; index++) {
    const link = nextLink(plain, groups, index, links.at(-1));
    if (!link || link.characters.length > MAX_CHAIN_LENGTH) break;
    links.push(link);
  }
  return links;
}

function nextLink(plain: string, groups: readonly Group[], index: number, previous: Link | undefined): Link | undefined {
  const group = groups[index];
  if (!group || !isShort(plain, group)) return undefined;
  const characters = plain.slice(group.start, group.end).toUpperCase();
  if (!previous) return { characters, end: group.end, group: index, line: 0, onLine: characters.length };
  if (!group.gap || beginsSomethingElse(plain, group, previous.characters.length)) return undefined;
  const link = { characters: previous.characters + characters, end: group.end, group: index };
  if (group.gap === 'line') return { ...link, line: previous.line, onLine: previous.onLine + characters.length };
  return previous.onLine < MIN_DIGITS_ON_A_LINE ? undefined : { ...link, line: previous.line + 1, onLine: characters.length };
}

/** Dates, times and amounts after a number that may be complete; the number of an item at the start of a line. */
function beginsSomethingElse(plain: string, { start, gap }: Group, length: number): boolean {
  if (gap === 'break' && standsAt(BEGINS_ITEM, plain, start)) return true;
  if (length < 19 || length > 20 || plain[start - 1] === '.') return false;
  return OTHERS.some((other) => standsAt(other, plain, start));
}

function standsAt(expression: RegExp, plain: string, index: number): boolean {
  expression.lastIndex = index;
  return expression.test(plain);
}
