import { simLabelBefore } from '../labels/label.ts';

/** Behind these a minus is a sign: `id=-89…`, `[-89…`, `blk_-89…`, and at the beginning of a word. */
const BEFORE_SIGN = /^[\s_=([,:{]$/;

/** True for a number with a minus, as 64-bit values have it; a dash behind a label of an ICCID is none. */
export function isSigned(plain: string, start: number): boolean {
  if (plain[start - 1] !== '-') return false;
  const isSign = start === 1 || BEFORE_SIGN.test(plain[start - 2] ?? '');
  return isSign && simLabelBefore(plain, start) === undefined;
}
