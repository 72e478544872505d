import { globSync, readFileSync } from 'node:fs';

/** Text files that packages ship: change logs, manuals, source maps, test data. */
const SHIPPED = 'node_modules/**/{*.md,*.txt,*.map,*.csv,CHANGELOG*,LICENSE*}';
/** Their texts hold real ICCIDs as examples. */
const ABOUT_ICCIDS = /e118-iin-list/;
const MAX_LINES = 90_000;
const MAX_LINE = 2_000;
const GENERATED = 30_000;

/** Deterministic (Park and Miller, 1988). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Lines of at most 2,000 characters from the files of installed packages. */
export function shippedLines(): readonly string[] {
  const lines: string[] = [];
  for (const file of globSync(SHIPPED, { exclude: (file) => ABOUT_ICCIDS.test(file) }).toSorted()) {
    if (lines.length >= MAX_LINES) break;
    lines.push(
      ...readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.slice(0, MAX_LINE)),
    );
  }
  return lines.slice(0, MAX_LINES);
}

/** Log and chat lines without an ICCID: hashes, times, signed and unsigned 64-bit values, phones, parcels, dumps, amounts. */
export function generatedLines(): readonly string[] {
  const random = createRandom(20_251_127);
  const digits = (count: number) => Array.from({ length: count }, () => random(10)).join('');
  const hex = (count: number) => Array.from({ length: count }, () => random(16).toString(16)).join('');
  const kinds: readonly (() => string)[] = [
    () => `2025-11-27T10:15:${digits(2)}.${digits(3)}Z INFO request ${hex(32)} took ${digits(3)} ms`,
    () => `commit ${hex(40)} Merge branch ${hex(7)}`,
    () => `received block blk_-89${digits(17)} of size ${digits(8)} from /10.${digits(2)}.1.9`,
    () => `{"trace_id":"${hex(32)}","span_id":"${hex(16)}","offset":-89${digits(17)},"ts":17${digits(8)}}`,
    () => `pay from DE89 37${digits(2)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(2)} please`,
    () => `call +89 ${digits(3)} ${digits(4)} ${digits(2)} or 0${digits(3)} ${digits(7)}`,
    () => `tweet 89${digits(16)} and message 88${digits(17)}`,
    () => `parcel 94${digits(20)} or 1Z${digits(16)} left`,
    () => `${hex(8)}: ${Array.from({ length: 16 }, () => hex(2)).join(' ')}`,
    () => `v0.${digits(2)}.${digits(1)}, 89.${digits(2)}.${digits(3)}.${digits(2)}, 0.89${digits(17)}, 89${digits(17)}.5`,
    () => `SHOP_89${digits(17)} order_items2 %89%AF ${digits(2)}:${digits(2)} sum $89,${digits(3)},${digits(3)}.00`,
    () => `uuid ${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-89${digits(10)} eid 89${digits(30)}`,
  ];
  return Array.from({ length: GENERATED }, (_, index) => kinds[index % kinds.length]?.() ?? '');
}
