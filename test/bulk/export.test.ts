import { describe, expect, it } from 'vitest';
import { csvFile } from '../../src/bulk/export.ts';
import { readTable } from '../../src/bulk/table.ts';

describe('csvFile', () => {
  it('writes UTF-8 with a mark, commas and the line ends of spreadsheets', () => {
    expect(
      csvFile([
        ['Order', 'Status'],
        ['4567', 'Active, paid'],
      ]),
    ).toBe('\uFEFFOrder,Status\r\n4567,"Active, paid"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠x', '=HYPERLINK("http://x.example","y")'])(
    'a spreadsheet does not run %j',
    (cell) => {
      const [row] = readTable(
        csvFile([
          ['a', cell],
          ['b', 'c'],
        ]),
      ).rows;

      expect(row?.cells[1]).toBe(`'${cell}`);
    },
  );

  it('a spreadsheet keeps every digit of a long number', () => {
    expect(csvFile([['89852202209089971478', '123456789012345']])).toBe("\uFEFF'89852202209089971478,123456789012345\r\n");
  });
});
