import type { Link } from './chain.ts';
import { isCardLength, isRareLength, passesLuhn, unpadded } from './iccid.ts';

/** A border at which the number so far may be an ICCID. */
export interface Border extends Link {
  readonly number: string;
}

const FEWEST_ON_A_LINE = 4;

/**
 * Where an ICCID ends that begins with the first of the links. A line that holds enough for itself is not joined to the
 * next; where `isRareWelcome`, 16-18 and 21-22 characters on
 * the first line count too.
 */
export function lastBorder(links: readonly Link[], isRareWelcome: () => boolean): Border | undefined {
  const borders = bordersOf(links);
  const line = borders.filter((border) => border.line === 0);
  const end = line.at(-1);
  if (!end) return undefined;
  const whole = isAtLeastACard(end) ? overread(line) : printed(borders, overread(borders));
  return whole ?? (isRareLength(end.number.length) && isRareWelcome() ? end : undefined);
}

/** The number ends where letters or padding say so. */
function bordersOf(links: readonly Link[]): Border[] {
  const borders: Border[] = [];
  for (const link of links) {
    if (link.characters === '8') continue;
    const number = unpadded(link.characters);
    if (number === undefined) break;
    borders.push({ ...link, number });
    if (link.characters.endsWith('F') && isCardLength(number.length)) break;
  }
  return borders;
}

function isAtLeastACard({ number }: Border): boolean {
  return number.length >= 19;
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
 * Refuses columns and lists of short numbers, which are no printed card: a line of a card holds four characters at least
 * (but the last), it goes to the end of a line when another begins like an ICCID, and a column of numbers that goes on
 * has a good check digit.
 */
function printed(borders: readonly Border[], chosen: Border | undefined): Border | undefined {
  if (!chosen || chosen.line === 0) return chosen;
  const used = borders.slice(0, borders.indexOf(chosen) + 1);
  const next = borders[used.length];
  if (
    lineLengths(used)
      .slice(0, -1)
      .some((length) => length < FEWEST_ON_A_LINE)
  )
    return undefined;
  if (next?.line === chosen.line && linesBegin89(used)) return undefined;
  const isColumn = used.length === chosen.line + 1;
  return next && isColumn && !passesLuhn(chosen.number) ? undefined : chosen;
}

function lineLengths(borders: readonly Border[]): number[] {
  const ends = borders.filter((border, index) => borders[index + 1]?.line !== border.line);
  return ends.map(({ characters }, index) => characters.length - (ends[index - 1]?.characters.length ?? 0));
}

function linesBegin89(borders: readonly Border[]): boolean {
  return borders.some(({ line }, index) => {
    const before = borders[index - 1];
    return (
      before !== undefined &&
      before.line !== line &&
      borders[index]?.characters.startsWith('89', before.characters.length) === true
    );
  });
}
