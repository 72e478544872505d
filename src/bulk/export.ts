import { createRequire } from 'node:module';

const LINE_END = /[\r\n]/;
/** A spreadsheet keeps fifteen digits of a number. */
const LONG_NUMBER = /^\d{16,}$/;

/** Loaded with the first result: most processes write none. */
function loadWriter(): typeof import('csv-stringify/sync') {
  return createRequire(import.meta.url)('csv-stringify/sync');
}

/**
 * A CSV file for spreadsheets, in UTF-8 with its mark, by which Excel knows it. Cells that a spreadsheet would run as a formula,
 * and numbers whose last digits it would lose, begin with an apostrophe: they are text then, and are read here without it.
 */
export function csvFile(rows: readonly (readonly string[])[]): string {
  const written = rows.map((cells) => cells.map((cell) => (LONG_NUMBER.test(cell) ? `'${cell}` : cell)));
  return loadWriter().stringify(written, {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: LINE_END,
  });
}
