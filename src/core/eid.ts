import type { Link } from './chain.ts';
import type { Group } from './groups.ts';
import { isCardLength } from './iccid.ts';

const EID_LENGTH = 32;
const EID = /^89\d{30}$/;
const MOST_BYTES = 10;
const BETWEEN_BYTES = /^[ :-]$/;

/** True when the two digits at the end fit the thirty before them (GSMA SGP.29: the number modulo 97 is 1). */
function isEid(digits: string): boolean {
  return EID.test(digits) && BigInt(digits) % 97n === 1n;
}

/**
 * Where a grouped EID ends that begins with the first link. Its check digits decide; where they are off it is one all the
 * same when nothing follows, or when what stands behind 19 or 20 digits does not begin another ICCID.
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

/** True for a byte among more than ten of them, which is more than an ICCID has. Looks at ten neighbours on either side. */
export function isHexDump(plain: string, groups: readonly Group[], index: number): boolean {
  if (!isByte(groups[index])) return false;
  return 1 + bytesBeside(plain, groups, index, -1) + bytesBeside(plain, groups, index, 1) > MOST_BYTES;
}

function bytesBeside(plain: string, groups: readonly Group[], index: number, step: 1 | -1): number {
  let count = 0;
  while (count < MOST_BYTES) {
    const here = groups[index + step * count];
    const next = groups[index + step * (count + 1)];
    if (!here || !next || !isByte(next)) break;
    const [first, second] = step === 1 ? [here, next] : [next, here];
    if (!BETWEEN_BYTES.test(plain.slice(first.end, Math.min(second.start, first.end + 2)))) break;
    count++;
  }
  return count;
}

function isByte(group: Group | undefined): boolean {
  return group !== undefined && group.end - group.start === 2;
}
