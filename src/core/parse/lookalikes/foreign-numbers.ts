import type { LabelledNumber } from '../numbers.ts';

/** Digits of a phone number, and of an ICCID, which may not be whole. */
const MOST_DIGITS = { none: 15, sim: 22 } as const;
/** Of a parcel's number, which is printed in groups of four. */
const MOST_IN_FOURS = 34;
const WHOLE_PHONE_DIGITS = 7;
const DIGITS = /^[\d./-]+$/;
const WITHIN_LIST = /^["']?,\s{0,3}["']?$/;
/** Two devices behind one label. */
const BETWEEN_WHOLE = /^["']?\s{0,2}(?:[,;/&]|and|und|et|y|和|、)\s{0,2}["']?$/i;
const WITHIN_PHONE = /^[ ()./-]{1,3}$/;

/** Numbers that belong to one label so far. */
interface Run {
  readonly last: LabelledNumber;
  readonly digits: number;
  readonly most: number;
  readonly isList: boolean;
  readonly isInFours: boolean;
}

/** What a label says to belong to a phone, a person or a parcel, with the further groups of a phone number and the rest of a list. */
export function foreignNumbers(numbers: readonly LabelledNumber[], plain: string): ReadonlySet<LabelledNumber> {
  const foreign = new Set<LabelledNumber>();
  let run: Run | undefined;
  for (const number of numbers) {
    run = firstOf(number) ?? (run && nextOf(run, number, plain));
    if (run) foreign.add(number);
  }
  return foreign;
}

function firstOf(number: LabelledNumber): Run | undefined {
  const { label, value } = number;
  if (label?.kind !== 'none' && label?.kind !== 'sim') return undefined;
  const isInFours = label.kind === 'none' && value.length === 4;
  return { last: number, digits: value.length, most: MOST_DIGITS[label.kind], isList: label.gap.includes('['), isInFours };
}

function nextOf(run: Run, number: LabelledNumber, plain: string): Run | undefined {
  if (number.label) return undefined;
  const between = plain.slice(run.last.end, number.start);
  const next = {
    ...run,
    last: number,
    digits: run.digits + number.value.length,
    isInFours: run.isInFours && number.value.length === 4,
  };
  if (run.isList && WITHIN_LIST.test(between)) return next;
  if (areAlike(run.last, number) && BETWEEN_WHOLE.test(between)) return next;
  return next.digits <= (run.isInFours ? MOST_IN_FOURS : run.most) && isNextGroup(run.last, number) && WITHIN_PHONE.test(between)
    ? next
    : undefined;
}

/** Whole numbers of about one length. */
function areAlike({ value }: LabelledNumber, { value: next }: LabelledNumber): boolean {
  return (
    value.length >= WHOLE_PHONE_DIGITS && Math.abs(value.length - next.length) <= 1 && DIGITS.test(value) && DIGITS.test(next)
  );
}

function isNextGroup(last: LabelledNumber, { value }: LabelledNumber): boolean {
  return last.value.length < WHOLE_PHONE_DIGITS && DIGITS.test(last.value) && DIGITS.test(value);
}
