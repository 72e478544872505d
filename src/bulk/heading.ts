import { type LabelMeaning, meaningOf, normalizeLabel } from '../core/parse/labels/dictionary.ts';
import { cellAt, type TableRow } from './table.ts';

/** No heading has a longer one than `Address 2`. */
const NUMBER = /\d{3}/;

/** True where one cell of the first row names what is below it: the others are headings too, whatever they look like. */
export function isHeadingRow([first, second]: readonly TableRow[]): boolean {
  if (!first || !second || first.cells.some((cell) => NUMBER.test(cell))) return false;
  return first.cells.some((cell, index) => isKnownHeading(cell, cellAt(second, index)));
}

/** A label that we know; not a number with a prefix that looks like one (`PO-1001`), which the next row has too. */
export function isKnownHeading(cell: string, below: string): boolean {
  return meaningOfHeading(cell) !== undefined && normalizeLabel(cell) !== normalizeLabel(below);
}

/** The rows without what is below headings for something else: an IMEI, a phone, an invoice. */
export function withoutOtherColumns(rows: readonly TableRow[]): readonly TableRow[] {
  if (!isHeadingRow(rows)) return rows;
  const headings = rows[0]?.cells ?? [];
  const isOther = headings.map((heading) => ['none', 'other'].includes(meaningOfHeading(heading) ?? ''));
  return rows.slice(1).map(({ row, cells }) => ({ row, cells: cells.filter((_, index) => !isOther[index]) }));
}

/** Exports say in brackets where a column comes from: `order_id (metadata)`. */
const IN_BRACKETS = /[([（【].*$/u;

/** What the numbers below a heading are; undefined for a heading that we do not know. */
export function meaningOfHeading(heading: string): LabelMeaning['kind'] | undefined {
  return kindOf(normalizeLabel(heading)) ?? kindOf(normalizeLabel(heading.replace(IN_BRACKETS, '')));
}

function kindOf(label: string) {
  return meaningOf(label)?.kind;
}
