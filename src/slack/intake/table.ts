import { type Parts, type Reader, readParts } from './parts.ts';

const DIGIT = /\d/;
const MAX_HEADING_LENGTH = 40;

/** Rows of cells: each cell with the heading of its column; in a table without headings, with the cell before it. */
export function tableRows(cell: Reader): Reader {
  return (value, parts) => {
    if (!Array.isArray(value)) return;
    const rows = value.filter(Array.isArray).map((row) => row.map((one) => readParts(cell, one)));
    const headings = rows[0] ?? [];
    const hasHeadings =
      rows.length > 1 && headings.length > 1 && headings.every((heading) => heading === '' || isHeading(heading));
    for (const [index, row] of rows.entries()) {
      const labels = hasHeadings && index > 0 ? headings : ['', ...row];
      sayRow(row, labels, parts);
    }
  };
}

function sayRow(row: readonly string[], labels: readonly string[], parts: Parts): void {
  for (const [column, text] of row.entries()) {
    const label = labels[column] ?? '';
    if (text !== '') parts.say(isHeading(label) && DIGIT.test(text) ? `${label}: ${text}` : text);
  }
}

function isHeading(text: string): boolean {
  return text !== '' && text.length <= MAX_HEADING_LENGTH && !DIGIT.test(text) && !text.includes('\n');
}
