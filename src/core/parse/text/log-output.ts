import { decodeBytes } from './percent.ts';
import { type Rewrite, rewrite } from './rewrite.ts';
import { seam } from './seam.ts';

/** ECMA-48, 8.3.117: colours, with the escape character or one of the ways to write it. */
const COLOURS = /(?:\p{Cc}\[(?:\d{1,2}(?:;\d{1,3}){0,4})?[mK]){1,4}/gu;
const WRITTEN_COLOURS = /(?:\\(?:e|x1b|033)\[(?:\d{1,2}(?:;\d{1,3}){0,4})?[mK]){1,4}/gi;
/** What is pasted from a terminal may have lost the escape character. */
const BARE_COLOURS = /(?:\[\d{1,2}(?:;\d{1,3}){0,4}m(?!\])){1,4}/g;
const QUOTE = />(?<=(?:^|\n)>) ?(?:> ?){0,4}/g;
/** AWS writes the address of a search in CloudWatch with `$25` and `$` for `%`, and what is searched for with `*`. */
const AWS_DOLLAR = /(?:\$(?:25){0,3}[\da-f]{2})+/gi;
const AWS_STAR = /(?:\*[\da-f]{2})+/gi;
const DOLLAR = /\$(?:25)*/g;
const DIGIT_BEFORE = /\d$/;
const DIGIT_BEHIND = /^\d/;

/** What terminals and consoles add to the text that people copy from them. */
export const LOG_OUTPUT: readonly Rewrite[] = [
  rewrite('\u001b[', COLOURS, replaceColour),
  rewrite('\\', WRITTEN_COLOURS, replaceColour),
  rewrite('[', BARE_COLOURS, replaceColour),
  rewrite('$', AWS_DOLLAR, ([encoded], isInAddress) => (isInAddress ? decodeBytes(encoded.replace(DOLLAR, '%')) : undefined)),
  rewrite('*', AWS_STAR, ([encoded], isInAddress) => (isInAddress ? decodeBytes(encoded.replaceAll('*', '%')) : undefined)),
];

/** How mails and messages mark what they quote, at the beginning of a line. */
export const QUOTE_MARKS = rewrite('>', QUOTE, () => '');

/** `grep` colours a part of a number; elsewhere a colour parts words. */
function replaceColour({ 0: colour, index, input }: RegExpExecArray): string {
  const end = index + colour.length;
  const isWithin = DIGIT_BEFORE.test(input.slice(Math.max(0, index - 1), index)) && DIGIT_BEHIND.test(input.slice(end, end + 1));
  return isWithin ? seam(input, index, end) : ' ';
}
