import { isObject } from '../json.ts';
import type { Fault } from '../state/slack-error.ts';
import { MOST } from './limits.ts';
import { richText } from './rich-text.ts';
import { all, boolean, byType, list, number, oneOf, type Rule, shape, string, whole } from './rules.ts';
import { textLength } from './text.ts';

const rawText = shape({ text: string(MOST.dataText) });
const rawNumber = shape({ value: number, text: string(MOST.id) });
const cell = byType(() => ({ raw_text: rawText, raw_number: rawNumber, rich_text: richText }));
const headerCell = byType(() => ({ raw_text: rawText, raw_number: rawNumber }));
const blockId = string(MOST.id);

const columnSettings = list(
  nullable(shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean })),
  MOST.tableColumns,
);

export const table: Rule = all(
  shape({ rows: list(list(cell, MOST.tableColumns), MOST.tableRows) }, { block_id: blockId, column_settings: columnSettings }),
  textWithin(MOST.tableText),
);

/** Its first row is the header; all rows have as many cells. */
export const dataTable: Rule = all(
  shape(
    { rows: list(list(cell, MOST.tableColumns), MOST.dataRows, 2), caption: string(MOST.id) },
    { block_id: blockId, page_size: whole(1, 100), row_header_column_index: whole(0, MOST.tableColumns - 1) },
  ),
  textWithin(MOST.dataText),
  header,
  sameWidth,
);

function header(value: unknown, place: string): readonly Fault[] {
  const rows = isObject(value) && Array.isArray(value.rows) ? value.rows : [];
  const first: unknown = rows[0];
  return Array.isArray(first) ? first.flatMap((one, index) => headerCell(one, `${place}/rows/0/${index}`)) : [];
}

function sameWidth(value: unknown, place: string): readonly Fault[] {
  const rows: readonly unknown[] = isObject(value) && Array.isArray(value.rows) ? value.rows : [];
  const widths = new Set(rows.map((row) => (Array.isArray(row) ? row.length : 0)));
  return widths.size > 1 ? [{ place: `${place}/rows`, says: 'all rows must have the same number of cells' }] : [];
}

function textWithin(most: number): Rule {
  return (value, place) =>
    textLength(value) > most ? [{ place: `${place}/rows`, says: `must be less than ${most + 1} characters in total` }] : [];
}

function nullable(rule: Rule): Rule {
  return (value, place) => (value === null ? [] : rule(value, place));
}
