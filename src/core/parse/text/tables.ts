import { meaningOf, normalizeLabel } from '../labels/dictionary.ts';
import type { Span } from '../span.ts';
import type { Edit } from './layer.ts';
import type { Rewrite } from './rewrite.ts';

/** What separates the cells of a line, the surest first. */
const SEPARATORS: readonly RegExp[] = [/\t/g, /\|/g, /;/g, /,/g, / {2,}/g];
const DIGIT = /\d/;
const MAX_LINE = 400;
const MAX_HEADING = 40;
/** `|---|---|`, `+----+----+` */
const RULE = /^[\s|+:=-]*$/;
const QUOTED = /"[^"\n]{0,200}"/g;
/** One value: an id, or a number in groups. */
const VALUE = /^\W{0,3}[\w.:#+/@-]{1,64}(?: [\d-]{1,8}){0,9}\W{0,3}$/;
const START = /[^\s]/;

interface Table {
  readonly separator: RegExp;
  /** The headings that say whose numbers are below them; undefined for others. */
  readonly headings: readonly (string | undefined)[];
}

/** Tables as spreadsheets, databases and Markdown write them: each number gets the heading of its column before it, as a label. */
export const TABLES: Rewrite = { needle: '\n', editsOf: tableEdits };

function tableEdits(plain: string): readonly Edit[] {
  const edits: Edit[] = [];
  let table: Table | undefined;
  for (const line of linesOf(plain)) {
    const text = plain.slice(line.start, line.end);
    if (RULE.test(text)) continue;
    const row = table && rowEdits(text, table, line.start);
    if (row) edits.push(...row);
    else table = tableBelow(text);
  }
  return edits;
}

function* linesOf(plain: string): Iterable<Span> {
  let start = 0;
  while (start < plain.length) {
    const found = plain.indexOf('\n', start);
    const end = found === -1 ? plain.length : found;
    if (end - start > 2 && end - start <= MAX_LINE) yield { start, end };
    start = end + 1;
  }
}

/** The table that a line without digits is the head of. */
function tableBelow(line: string): Table | undefined {
  if (DIGIT.test(line)) return undefined;
  const separator = SEPARATORS.find((one) => line.trim().slice(1).search(one) >= 0);
  if (!separator) return undefined;
  const headings = cellsOf(line, separator).map(({ start, end }) => headingOf(line.slice(start, end)));
  return headings.some((heading) => heading !== undefined) ? { separator, headings } : undefined;
}

function headingOf(cell: string): string | undefined {
  const heading = cell.replaceAll('"', '').trim();
  const meaning = heading.length <= MAX_HEADING ? meaningOf(normalizeLabel(heading)) : undefined;
  return meaning && !meaning.isHeading ? heading : undefined;
}

/** Undefined for a line that is no row of the table: it has other cells, or its first cell is a label. */
function rowEdits(line: string, { separator, headings }: Table, offset: number): Edit[] | undefined {
  const cells = cellsOf(line, separator);
  const first = cells.map(({ start, end }) => line.slice(start, end)).find((cell) => START.test(cell)) ?? '';
  if (cells.length !== headings.length || headingOf(first) !== undefined) return undefined;
  return cells.flatMap(({ start, end }, column) => {
    const cell = line.slice(start, end);
    const heading = headings[column];
    if (heading === undefined || !DIGIT.test(cell) || !VALUE.test(cell.trim())) return [];
    const at = offset + start + cell.search(START);
    return [{ start: at, end: at, text: `${heading}: ` }];
  });
}

function cellsOf(line: string, separator: RegExp): Span[] {
  const bare = line.includes('"') ? line.replace(QUOTED, (cell) => '"'.repeat(cell.length)) : line;
  const cells: Span[] = [];
  let start = 0;
  for (const { index, 0: found } of bare.matchAll(separator)) {
    cells.push({ start, end: index });
    start = index + found.length;
  }
  return [...cells, { start, end: line.length }];
}
