import { isAlone } from './references.ts';
import type { Span } from './span.ts';

/** More than a few lines are a mail or a page, where the numbers below each other are amounts and postcodes. */
const MAX_LENGTH = 200;
const MAX_LINES = 6;
/** A label has fewer words. */
const SENTENCE_WITH_COLON = /\S+\s+\S+\s+\S+\s+\S.*[:：]$/;

/**
 * The numbers that somebody wrote beside what was pasted: each on a line of its own, which is the first one, or below a
 * line with something that is `named`, with another of these, or a sentence that announces them.
 */
export function onLinesOfTheirOwn<Number extends Span>(
  numbers: () => readonly Number[],
  named: readonly Span[],
  plain: string,
): readonly Number[] {
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  if (plain.length > MAX_LENGTH || lines.length > MAX_LINES) return [];
  const found: Number[] = [];
  for (const number of numbers()) {
    if (isAlone(plain, number.start, number.end) && isAnnounced(lineAbove(plain, number), [...named, ...found], plain))
      found.push(number);
  }
  return found;
}

/** The last line before that of the number which is not empty. */
function lineAbove(plain: string, { start }: Span): Span {
  const before = plain.slice(0, Math.max(0, plain.lastIndexOf('\n', start))).trimEnd();
  return { start: before.lastIndexOf('\n') + 1, end: before.length };
}

function isAnnounced(line: Span, named: readonly Span[], plain: string): boolean {
  const text = plain.slice(line.start, line.end).trim();
  if (text === '' || SENTENCE_WITH_COLON.test(text)) return true;
  return named.some(({ start, end }) => start >= line.start && end <= line.end);
}
