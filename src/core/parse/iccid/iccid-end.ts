import { isCardLength, isRareLength, passesLuhn, stripPadding } from '../../identifier/iccid.ts';
import type { Link } from './digit-run.ts';

/** A border at which the number so far may be an ICCID. */
export interface Border extends Link {
  readonly number: string;
}

const SHORTEST = 16;
const MAX_LENGTH = 22;
const SHORTEST_CARD = 19;

/**
 * Where an ICCID ends that begins with the first of the links. A line that holds enough for itself is not joined to the
 * next; where `isRareWelcome`, 16-18 and 21-22 characters on the first line count too.
 */
export function lastBorder(links: readonly Link[], isRareWelcome: (end: number) => boolean): Border | undefined {
  const borders = bordersOf(links);
  const line = borders.filter((border) => border.line === 0);
  const end = line.at(-1);
  const isEnough = end !== undefined && end.number.length >= SHORTEST_CARD;
  const whole = isEnough ? overread(line) : printedBorder(links, overread(borders));
  if (whole) return whole;
  return end && isRareLength(end.number.length) && isRareWelcome(end.end) ? end : undefined;
}

/** The number ends where letters or padding say so; of what is too long one border is enough. */
function bordersOf(links: readonly Link[]): Border[] {
  const borders: Border[] = [];
  for (const link of links) {
    if (link.characters.length < SHORTEST) continue;
    const number = stripPadding(link.characters);
    if (number === undefined) break;
    borders.push({ ...link, number });
    if (number.length > MAX_LENGTH || (link.characters.endsWith('F') && isCardLength(number.length))) break;
  }
  return borders;
}

/** Above 20 characters: the longest of 20 and 19 that ends at a border and passes Luhn, else 20 at a border, else none. */
function overread(borders: readonly Border[]): Border | undefined {
  const last = borders.at(-1);
  if (!last || isCardLength(last.number.length)) return last;
  const twenty = borders.find(({ number }) => number.length === 20);
  const nineteen = borders.find(({ number }) => number.length === 19);
  return [twenty, nineteen].find((border) => border && passesLuhn(border.number)) ?? twenty;
}

/**
 * Refuses columns and lists of short numbers, which are no printed card: a card's number goes to the end of a line when another
 * line begins like an ICCID, and a column of numbers that goes on has a good check digit.
 */
function printedBorder(links: readonly Link[], chosen: Border | undefined): Border | undefined {
  if (!chosen || chosen.line === 0) return chosen;
  const used = links.filter(({ end }) => end <= chosen.end);
  const next = links[used.length];
  const lines = linesOf(used);
  if (next?.line === chosen.line && lines.slice(1).some((line) => line.startsWith('89'))) return undefined;
  return next && lines.length === used.length && !passesLuhn(chosen.number) ? undefined : chosen;
}

/** The characters of each line. */
function linesOf(links: readonly Link[]): string[] {
  const ends = links.filter(({ line }, index) => links[index + 1]?.line !== line);
  return ends.map(({ characters }, index) => characters.slice(ends[index - 1]?.characters.length ?? 0));
}
