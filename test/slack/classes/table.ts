import { readFileSync } from 'node:fs';
import type { DataClass } from '../../../src/core/order/order.ts';

export const CLASSES = ['public', 'internal', 'finance', 'personal'] as const satisfies readonly DataClass[];

/** One row of docs/data-classes.md. */
export interface Row {
  readonly surface: string;
  /** Its name on the audit trail; empty where it leaves no line there. */
  readonly trail: string;
  readonly reader: string;
  readonly shows: readonly DataClass[];
  /** By whom an account is judged that not everybody may use. */
  readonly accounts: string;
}

const PAGE = new URL('../../../docs/data-classes.md', import.meta.url);
const HEADER = ['surface', 'trail', 'read by', ...CLASSES, 'accounts', 'condition'];

/** The table surface x class x condition. Throws where it is not written as the tests read it. */
export function readTable(page = readFileSync(PAGE, 'utf8')): readonly Row[] {
  const lines = page.split('\n').map(cellsOf);
  const start = lines.findIndex((cells) => cells.join() === HEADER.join());
  const end = lines.findIndex((cells, index) => index > start && cells.length === 0);
  if (start < 0) throw new Error(`docs/data-classes.md has no table with the columns ${HEADER.join(', ')}`);
  return lines.slice(start + 2, end).map(rowOf);
}

function cellsOf(line: string): string[] {
  if (!line.startsWith('|')) return [];
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

function rowOf([surface = '', trail = '', reader = '', ...marks]: readonly string[]): Row {
  const accounts = marks[CLASSES.length] ?? '';
  const shows = CLASSES.filter((_, index) => isYes(marks[index], surface));
  return { surface, trail: trail.replaceAll('`', ''), reader, shows, accounts };
}

function isYes(mark: string | undefined, surface: string): boolean {
  if (mark !== 'yes' && mark !== 'no') throw new Error(`The row "${surface}" says neither yes nor no: ${mark}`);
  return mark === 'yes';
}
