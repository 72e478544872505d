import { isObject } from '../../json.ts';
import type { Violation } from '../../state/slack-error.ts';
import { LIMITS } from '../limits.ts';
import { textLength } from '../text.ts';
import { richText } from './rich-text.ts';
import { all, boolean, byType, integer, list, number, oneOf, type Rule, shape, string } from './rules.ts';

const rawText = shape({ text: string(LIMITS.dataText) });
const rawNumber = shape({ value: number, text: string(LIMITS.id) });
const cell = byType(() => ({ raw_text: rawText, raw_number: rawNumber, rich_text: richText }));
const headerCell = byType(() => ({ raw_text: rawText, raw_number: rawNumber }));
const blockId = string(LIMITS.id);

const columnSettings = list(
  nullable(shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean })),
  LIMITS.tableColumns,
);

export const table: Rule = all(
  shape(
    { rows: list(list(cell, LIMITS.tableColumns), LIMITS.tableRows) },
    { block_id: blockId, column_settings: columnSettings },
  ),
  maxText(LIMITS.tableText),
);

/** The first row is the header; all rows have the same number of cells. */
export const dataTable: Rule = all(
  shape(
    { rows: list(list(cell, LIMITS.tableColumns), LIMITS.dataRows, 2), caption: string(LIMITS.id) },
    { block_id: blockId, page_size: integer(1, 100), row_header_column_index: integer(0, LIMITS.tableColumns - 1) },
  ),
  maxText(LIMITS.dataText),
  checkHeader,
  checkWidths,
);

function checkHeader(value: unknown, pointer: string): readonly Violation[] {
  const rows = isObject(value) && Array.isArray(value.rows) ? value.rows : [];
  const first: unknown = rows[0];
  return Array.isArray(first) ? first.flatMap((one, index) => headerCell(one, `${pointer}/rows/0/${index}`)) : [];
}

function checkWidths(value: unknown, pointer: string): readonly Violation[] {
  const rows: readonly unknown[] = isObject(value) && Array.isArray(value.rows) ? value.rows : [];
  const widths = new Set(rows.map((row) => (Array.isArray(row) ? row.length : 0)));
  return widths.size > 1 ? [{ pointer: `${pointer}/rows`, message: 'all rows must have the same number of cells' }] : [];
}

function maxText(max: number): Rule {
  return (value, pointer) =>
    textLength(value) > max ? [{ pointer: `${pointer}/rows`, message: `must be less than ${max + 1} characters in total` }] : [];
}

function nullable(rule: Rule): Rule {
  return (value, pointer) => (value === null ? [] : rule(value, pointer));
}
