import { isCardLength } from '../../identifier/iccid.ts';
import type { Link } from './digit-run.ts';
import type { Group } from './groups.ts';

const EID_LENGTH = 32;
const EID = /^89\d{30}$/;
const BETWEEN_BYTES = ' :-';

/** True when the two digits at the end fit the thirty before them (GSMA SGP.29: the number modulo 97 is 1). */
function isEid(digits: string): boolean {
  return EID.test(digits) && BigInt(digits) % 97n === 1n;
}

/**
 * Where a grouped EID ends that begins with the first link. Its check digits decide; where they are off it is one all the
 * same when nothing follows, or when the text after 19 or 20 digits does not begin another ICCID.
 */
export function eidEnd(links: readonly Link[]): Link | undefined {
  const end = links.find(({ characters }) => characters.length === EID_LENGTH);
  if (!end || !EID.test(end.characters)) return undefined;
  const isLast = end === links.at(-1);
  return isLast || isEid(end.characters) || !links.some((link) => beginsIccidBehind(link, end)) ? end : undefined;
}

function beginsIccidBehind({ characters }: Link, end: Link): boolean {
  return isCardLength(characters.length) && end.characters.startsWith('89', characters.length);
}

/** The index of the group behind the row of single bytes that begins at `index`; `index` when none begins there. */
export function dumpEnd(plain: string, groups: readonly Group[], index: number): number {
  let end = index;
  while (isByte(groups[end]) && (end === index || isBesideLast(plain, groups, end))) end++;
  return end;
}

function isBesideLast(plain: string, groups: readonly Group[], index: number): boolean {
  const start = groups[index]?.start ?? 0;
  return groups[index - 1]?.end === start - 1 && BETWEEN_BYTES.includes(plain[start - 1] ?? '');
}

function isByte(group: Group | undefined): boolean {
  return group !== undefined && group.end - group.start === 2;
}
