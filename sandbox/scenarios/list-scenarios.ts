import type { Scenario } from './scenario.ts';

/** SIM cards that Linksfield knows, the last with an order of more than a year ago only, which it does not list; the others do not exist. */
const KNOWN = [
  '89852202209089971478',
  '89852202209090000010',
  '89852202209090000036',
  '89852202209090000051',
  '89852202209090000069',
  '89852202209090000077',
  '89852202209090000101',
];
const ROWS = 200;
/** A shop has a row for each item, so that numbers repeat. */
const DISTINCT = 20;
const DAMAGED = 17;

/** A file of 200 rows as a shop exports it from a spreadsheet, which has rounded one of the numbers. */
function exportedList(): string {
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `2026-11-${String(1 + (at % 28)).padStart(2, '0')},${simAt(at)},1 GB,${(at % 3) + 1}`,
  );
  return ['Date,ICCID,Plan,Quantity', ...rows].join('\r\n');
}

function simAt(row: number): string {
  if (row === DAMAGED) return '8.98522E+19';
  const number = row % DISTINCT;
  return KNOWN[number] ?? `898522022091${String(10_000_000 + 7_919 * number)}`;
}

export const LIST_SCENARIOS: readonly Scenario[] = [
  {
    id: 'list',
    title: 'A file of 200 rows',
    description:
      'The column of SIM cards is found by its content. Each number is asked once; a number that Excel has rounded is named. The whole result is a CSV file in the thread.',
    person: 'ada',
    channel: 'dm',
    steps: [{ kind: 'share', name: 'shop-export.csv', content: exportedList() }],
    expects: ['Your list is done: 20 numbers', 'shop-export.csv', 'has rounded this number', '21 rows, problems first'],
  },
];
