import { isCardLength, isRareLength, stripPadding, unswapNibbles } from '../../identifier/iccid.ts';
import { simLabelBefore } from '../labels/label.ts';
import { isCutOff } from '../lookalikes/masks.ts';
import { isSigned } from '../lookalikes/signed.ts';
import type { Span } from '../span.ts';
import { chainFrom, isShort, type Link } from './digit-run.ts';
import { dumpEnd, eidEnd } from './eid.ts';
import { digitGroups, type Group } from './groups.ts';
import { ibansIn } from './iban.ts';
import { lastBorder } from './iccid-end.ts';

/** An ICCID in a plain text. */
export interface Sighting extends Span {
  /** Where its label begins; `start` without one. */
  readonly labelled: number;
  readonly number: string;
  readonly reading?: 'swapped' | undefined;
}

export interface Sightings {
  readonly iccids: readonly Sighting[];
  /** The positions of grouped EIDs and IBANs. */
  readonly foreign: readonly Span[];
}

interface Search {
  readonly plain: string;
  readonly groups: readonly Group[];
  /** Where numbers of 16-18 and 21-22 digits count without a label. */
  readonly rareAt: (index: number) => boolean;
  readonly iccids: Sighting[];
  readonly foreign: Span[];
}

const SHORTEST = 16;
/** An ICCID has ten; more in a row are a hex dump. */
const MAX_BYTES = 10;
/** The longest number with padding on both sides. */
const MAX_LENGTH = 25;
/** Digits that a number of rare length would have if its groups were read on. */
const GOES_ON = /^[ .-]?[A-Za-z]{0,2}\d/;
/** What a card adds to the ten bytes of EF_ICCID when all went well (ETSI TS 102 221, 10.2.1). */
const STATUS_WORD = /^(98[\dA-F]{18})9000$/;
const DECIMAL_BEFORE = /\d\.$/;
/** `.0` and `.00` are what a spreadsheet adds to a whole number. */
const DECIMAL_BEHIND = /^\.(?!0{1,2}(?![.\d]))\d/;
const BEGINNINGS = new Set(['89', '98', 'F8', 'f8']);

/** All ICCIDs of a plain text in order. Each group begins one chain of bounded length, so the cost grows with the text's length. */
export function findSightings(plain: string, rareAt: (index: number) => boolean): Sightings {
  const search: Search = { plain, groups: digitGroups(plain), rareAt, iccids: [], foreign: [...ibansIn(plain)] };
  let index = 0;
  while (index < search.groups.length) index = sight(search, index);
  return { iccids: search.iccids, foreign: search.foreign };
}

/** Looks at one group and says which is next. */
function sight(search: Search, index: number): number {
  const { plain, groups, iccids, foreign } = search;
  const dump = dumpEnd(plain, groups, index);
  if (dump - index > MAX_BYTES) return dump;
  const group = groups[index];
  if (!group || !mayBegin(search, index) || isTail(search, index) || isSigned(plain, group.start)) return index + 1;
  if (foreign.some(({ start, end }) => start <= group.start && group.start < end)) return index + 1;
  if (isShort(plain, group)) return sightChain(search, index, group.start);
  const run = isDecimal(plain, group) ? undefined : wholeRun(search, group);
  if (run) iccids.push(run);
  return index + 1;
}

function mayBegin({ plain, groups }: Search, index: number): boolean {
  const { start, end } = groups[index] ?? { start: 0, end: 0 };
  const second = end - start > 1 ? start + 1 : (groups[index + 1]?.start ?? end);
  return BEGINNINGS.has(`${plain[start]}${plain[second]}`);
}

/** True for what a dash or a dot joins to a number before it that is no ICCID. */
function isTail({ plain, groups, iccids }: Search, index: number): boolean {
  const before = groups[index - 1];
  const start = groups[index]?.start ?? 0;
  if (before?.end !== start - 1 || !'-.'.includes(plain[start - 1] ?? '')) return false;
  return isShort(plain, before) && iccids.at(-1)?.end !== before.end;
}

function sightChain(search: Search, index: number, start: number): number {
  const { plain, groups, iccids, foreign } = search;
  const links = chainFrom(plain, groups, index);
  const last = links.at(-1);
  const eid = eidEnd(links);
  if (eid) foreign.push({ start, end: eid.end });
  if (eid || !last || last.characters.length < SHORTEST) return (eid?.group ?? index) + 1;
  const border =
    lastBorder(links, (end) => !GOES_ON.test(plain.slice(end, end + 4)) && isRareWelcome(search, { start, end })) ??
    swappedBorder(last);
  if (!border) return index + 1;
  iccids.push(sighting(plain, start, border));
  return border.group + 1;
}

/** EF_ICCID in groups: nothing else may belong to them. */
function swappedBorder(last: Link): (Link & { number: string; reading: 'swapped' }) | undefined {
  const number = unswapNibbles(last.characters);
  return number === undefined ? undefined : { ...last, number, reading: 'swapped' };
}

/** True where a dot separates the run from other digits. */
function isDecimal(plain: string, { start, end }: Group): boolean {
  return DECIMAL_BEFORE.test(plain.slice(Math.max(0, start - 2), start)) || DECIMAL_BEHIND.test(plain.slice(end, end + 4));
}

function wholeRun(search: Search, { start, end }: Group): Sighting | undefined {
  if (end - start > MAX_LENGTH) return undefined;
  const characters = search.plain.slice(start, end).toUpperCase();
  const swapped = unswapNibbles(characters.replace(STATUS_WORD, '$1'));
  if (swapped !== undefined) return sighting(search.plain, start, { end, number: swapped, reading: 'swapped' });
  const number = stripPadding(characters);
  if (number === undefined) return undefined;
  const counts = isCardLength(number.length) || (isRareLength(number.length) && isRareWelcome(search, { start, end }));
  return counts ? sighting(search.plain, start, { end, number }) : undefined;
}

function sighting(plain: string, start: number, found: { end: number; number: string; reading?: 'swapped' }): Sighting {
  return { start, end: found.end, labelled: simLabelBefore(plain, start) ?? start, number: found.number, reading: found.reading };
}

function isRareWelcome({ plain, rareAt }: Search, { start, end }: Span): boolean {
  if (isCutOff(plain, end)) return false;
  return rareAt(start) || simLabelBefore(plain, start) !== undefined;
}
