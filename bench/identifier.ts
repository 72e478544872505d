import { performance } from 'node:perf_hooks';
import { findIdentifiers } from '../src/core/identifier/find-identifiers.ts';
import { providers } from '../src/providers/index.ts';
import type { BenchRow } from './row.ts';

export const name = 'identifiers';

const known = providers.map((provider) => provider.known);
const MEGABYTE = 1_000_000;
const TIMES = 7;
/** Maximum ratio to prose. */
const MAX_RATIO = 10;
const PROSE =
  'Hello team, the customer from Lisbon wrote again this morning: her data plan has not been active since the weekend, ' +
  'and the ICCID on the card is 8985 2202 2090 8997 1478. Could somebody look at CU-7ZOIHX0RB16U20250828111429591, please? ';

/** Inputs that could make the parser slow, each repeated to one megabyte. */
const HOSTILE: Readonly<Record<string, string>> = {
  digits: '8',
  'digits, 89…': '89',
  dashes: '-',
  spaces: ' ',
  'dashes and digits': '8 9-8 9 ',
  'groups that begin like an ICCID': '89 ',
  'groups of four': '8985 ',
  'lines of two digits': '89\n',
  order_: 'order_',
  'CU-': 'CU-',
  'po:': 'po:',
  'po: with spaces': 'po: ',
  'tuya:': 'tuya:',
  'order #': 'order #',
  'user=': 'user=',
  'zero widths': '8\u200b',
  'full width': '８９　',
  'angle brackets': '<@',
  dots: '1.',
  colons: ':',
  amounts: '1,000',
  bytes: '89 AF ',
};

/** The time for a megabyte of each input, as a ratio to a megabyte of prose in the same run; best of seven. */
export async function run(): Promise<readonly BenchRow[]> {
  return [...rows(false), ...rows(true)];
}

function rows(asked: boolean): BenchRow[] {
  const prose = best(megabyteOf(PROSE), asked);
  const note = asked ? 'asked' : 'any text';
  const first = { what: 'prose', ratio: 1, note: `${note}, ${prose.toFixed(1)} ms a megabyte` };
  return [first, ...Object.entries(HOSTILE).map(([what, piece]) => hostile(what, best(megabyteOf(piece), asked) / prose, note))];
}

function hostile(what: string, ratio: number, note: string): BenchRow {
  return { what, ratio, note, limit: { words: `at most ${MAX_RATIO} x`, isKept: ratio <= MAX_RATIO } };
}

function megabyteOf(piece: string): string {
  return piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);
}

/** Milliseconds. */
function best(text: string, asked: boolean): number {
  const times = Array.from({ length: TIMES }, () => {
    const start = performance.now();
    findIdentifiers(text, { asked, known });
    return performance.now() - start;
  });
  return Math.min(...times);
}
