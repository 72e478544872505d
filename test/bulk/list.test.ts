import { describe, expect, it } from 'vitest';
import {
  type Entry,
  identifiersOf,
  isTooLong,
  MAX_LISTED,
  type ReadList,
  readFileList,
  readPastedList,
} from '../../src/bulk/list.ts';
import { findIdentifiers } from '../../src/core/identifier/find-identifiers.ts';
import type { Identifier } from '../../src/core/identifier/identifier.ts';
import { links } from '../../src/providers/links.ts';

const read = (text: string): readonly Identifier[] => findIdentifiers(text, { asked: true, known: links.known });

const SIM = '89852202209089971478';
const SIMS = [SIM, '8944476500008878576', '89860012345678901234', '8901260862291477114'];

const READINGS: Partial<Record<Entry['reading']['kind'], (entry: Entry) => string>> = {
  identifier: ({ reading }) => (reading.kind === 'identifier' ? reading.identifier.value : ''),
  repeated: ({ reading }) => (reading.kind === 'repeated' ? `as row ${reading.firstRow}` : ''),
};

/** Each entry as `row: what it is read as`. */
function linesOf(list: ReadList): readonly string[] {
  if (list.kind !== 'list') throw new Error(`No list: ${JSON.stringify(list)}`);
  return list.entries.map((entry) => `${entry.row}: ${READINGS[entry.reading.kind]?.(entry) ?? entry.reading.kind}`);
}

describe('a list: which column is read', () => {
  it.each([
    ['one number a line', `${SIMS.join('\n')}\n`, [1, 2, 3, 4]],
    ['a heading above', `ICCID\r\n${SIMS.join('\r\n')}`, [2, 3, 4, 5]],
    [
      'Google Sheets and Excel: commas',
      `Nr,Kunde,ICCID\n${SIMS.map((sim, at) => `${at + 1},Ada,${sim}`).join('\n')}`,
      [2, 3, 4, 5],
    ],
    ['Excel in Germany: semicolons', `Kunde;ICCID;Preis\r\n${SIMS.map((sim) => `Ada;${sim};12,50`).join('\r\n')}`, [2, 3, 4, 5]],
    [
      'commas, and lists in a cell: our own result, for one',
      `Number,Kunde,Products\n${SIMS.map((sim) => `'${sim},Ada,5 GB; 30 days`).join('\n')}`,
      [2, 3, 4, 5],
    ],
    ['Excel, declared', `sep=;\r\nKunde;ICCID\r\n${SIMS.map((sim) => `Ada;${sim}`).join('\r\n')}`, [2, 3, 4, 5]],
    ['pasted cells: tabs', `ICCID\tPlan\n${SIMS.map((sim) => `${sim}\t1 GB`).join('\n')}`, [2, 3, 4, 5]],
    [
      'a SIM portal: quoted cells, IMSI and phone number beside',
      `"ICCID","IMSI","MSISDN","Status"\n${SIMS.map((sim) => `"${sim}","262011234567890","491511234567","Active"`).join('\n')}`,
      [2, 3, 4, 5],
    ],
    ['a line break in a cell', `Note,ICCID\n${SIMS.map((sim) => `"first\nsecond",${sim}`).join('\n')}`, [2, 3, 4, 5]],
    ['empty rows between', `ICCID,Plan\n\n${SIMS.map((sim) => `${sim},1 GB`).join('\n,\n')}`, [3, 5, 7, 9]],
    ['a report with a title', `Exported 28 August\n\nICCID,Plan\n${SIMS.map((sim) => `${sim},1 GB`).join('\n')}`, [4, 5, 6, 7]],
  ])('%s', async (_, text, rows) => {
    const list = await readPastedList(text, read);

    expect(linesOf(list)).toEqual(SIMS.map((sim, at) => `${rows[at]}: ${sim}`));
  });

  it('Shopify: the order names, among IDs, ZIP codes and phone numbers', async () => {
    const list = await readPastedList(
      [
        'Name,Email,Financial Status,Total,Lineitem quantity,Billing Zip,Billing Phone,Id,Source',
        '#1001,ada@example.com,paid,49.90,1,10115,+49 30 1234567,5432198765432,web',
        '#1002,lin@example.com,paid,19.90,2,20095,+49 40 1234567,5432198765433,web',
      ].join('\n'),
      read,
    );

    expect(linesOf(list)).toEqual(['2: 1001', '3: 1002']);
  });

  it('WeChat Pay: a grave accent before each cell', async () => {
    const list = await readPastedList(
      '交易时间,订单号,金额\n`2025-08-28 11:14:00,`4567891,`49.00\n`2025-08-28 11:15:00,`4567892,`19.00',
      read,
    );

    expect(linesOf(list)).toEqual(['2: 4567891', '3: 4567892']);
  });

  it('several on one line, with words around them', async () => {
    const list = await readPastedList(`please check:\n${SIMS.slice(0, 2).join(', ')}\nand ${SIMS[2]}, thanks`, read);

    expect(linesOf(list)).toEqual([`2: ${SIMS[0]}`, `2: ${SIMS[1]}`, `3: ${SIMS[2]}`]);
  });

  it('two columns of identifiers are a choice, with their headings and letters', async () => {
    const list = await readPastedList(`Order number,Plan,ICCID\n4567,1 GB,${SIMS[0]}\n4568,1 GB,${SIMS[1]}`, read);

    expect(
      list.kind === 'choice' && list.choices.map(({ heading, letter, entries }) => [heading, letter, entries.length]),
    ).toEqual([
      ['Order number', 'A', 2],
      ['ICCID', 'C', 2],
    ]);
  });

  it('a column that its heading calls a phone number or a tracking number is none', async () => {
    const list = await readPastedList(
      'Phone,Tracking number,Order\n13812345678,1Z999AA10123456784,4567\n13812345679,1Z999AA10123456785,4568',
      read,
    );

    expect(linesOf(list)).toEqual(['2: 4567', '3: 4568']);
  });

  it('a quote that is never closed: the lines are read', async () => {
    const list = await readPastedList(`ICCID,Note\n${SIM},"5" screen\n${SIMS[1]},ok`, read);

    expect(linesOf(list)).toEqual([`2: ${SIM}`, `3: ${SIMS[1]}`]);
  });
});

describe('a list: what a spreadsheet did to its numbers', () => {
  it.each([
    ['8.98522E+19', 'digits_lost'],
    ['8,98522E+19', 'digits_lost'],
    [`'${SIM}`, SIM],
    [`"=""${SIM}"""`, SIM],
    [`="${SIM}"`, SIM],
    [`\`${SIM}`, SIM],
    [`${SIM}.0`, SIM],
    ['8985 2202 2090 8997 1478', SIM],
    ['n/a', 'unread'],
  ])('%s is %s', async (cell, reading) => {
    const list = await readPastedList(`ICCID,Plan\n${SIMS[1]},1 GB\n${SIMS[3]},1 GB\n${cell},1 GB`, read);

    expect(linesOf(list).at(-1)).toBe(`4: ${reading}`);
  });

  it('a column that is damaged throughout is found by its damage', async () => {
    const list = await readPastedList('Name,ICCID\nAda,8.98522E+19\nLin,8.94448E+18', read);

    expect(linesOf(list)).toEqual(['2: digits_lost', '3: digits_lost']);
  });

  it('zeros from the sixteenth digit on, in several rows', async () => {
    const list = await readPastedList(
      'ICCID,Plan\n89852202209089900000,1 GB\n8944476500008870000,1 GB\n8901260862291477114,1 GB',
      read,
    );

    expect(linesOf(list)).toEqual(['2: digits_lost', '3: digits_lost', '4: 8901260862291477114']);
  });

  it('zeros from the sixteenth digit on in one row only may be the number of a real card', async () => {
    const list = await readPastedList('ICCID,Plan\n89852202209089900000,1 GB\n8901260862291477114,1 GB', read);

    expect(linesOf(list)).toEqual(['2: 89852202209089900000', '3: 8901260862291477114']);
  });
});

describe('a list: what it costs', () => {
  it.each([
    ['long cells', Array.from({ length: 40 }, () => `${'8 9 '.repeat(250)};${'x1 '.repeat(300)};${SIM}`).join('\n')],
    ['many columns', Array.from({ length: 60 }, (_, row) => Array.from({ length: 40 }, () => `A-${row}`).join(';')).join('\n')],
    ['long lines', Array.from({ length: 40 }, () => `${SIM} ${'8 9 '.repeat(250)}`).join('\n')],
  ])('other work goes on while %s are read', async (_, text) => {
    const readInTurn = new Map<number, number>();
    let turn = 0;
    let next = setImmediate(function count() {
      turn += 1;
      next = setImmediate(count);
    });

    await readPastedList(text, (cell) => {
      readInTurn.set(turn, (readInTurn.get(turn) ?? 0) + cell.length);
      return read(cell);
    });
    clearImmediate(next);

    expect(Math.max(...readInTurn.values())).toBeLessThan(8_000);
  });

  it.each([
    ['a choice of columns with more than may be asked', sims(MAX_LISTED + 1).replaceAll(/(.+)/g, '$1;$1')],
    ['a text as long as a book', 'In 1984 there were 12 of them. \n'.repeat(40_000).slice(0, 1_100_000)],
  ])('refuses %s', async (_, text) => {
    expect(await readPastedList(text, read)).toEqual({ kind: 'refused', fault: 'too_many' });
  });
});

describe('a list: what is asked', () => {
  it('asks repeated numbers once, however they are written', async () => {
    const list = await readPastedList(`${SIM}\n8985 2202 2090 8997 1478\n${SIMS[1]}`, read);

    expect(linesOf(list)).toEqual([`1: ${SIM}`, '2: as row 1', `3: ${SIMS[1]}`]);
    expect(list.kind === 'list' && identifiersOf(list.entries).length).toBe(2);
  });

  it('asks no ids of people', async () => {
    const list = await readPastedList(`cus_7abc123\n${SIM}`, read);

    expect(linesOf(list)).toEqual(['1: person', `2: ${SIM}`]);
  });

  it.each([
    ['cus_7abc123', ''],
    ['tuya:TM-1002 user=ay1600000000001', ''],
    [`Jane Doe, jane.doe@shop.example, ${SIM}`, SIM],
    [`+44 7700 900123 ${SIM}`, SIM],
    ['jane.doe@shop.example 1', ''],
  ])('keeps of the line %s: %s', async (line, input) => {
    const list = await readPastedList(`${SIMS[1]}\n${line}`, read);

    expect(list.kind === 'list' && list.entries.slice(1).map((entry) => entry.input)).toEqual([input]);
  });

  it('shortens what it repeats of a cell', async () => {
    const list = await readPastedList(`ICCID\n${SIM} ${'x'.repeat(200)}`, read);

    expect(list.kind === 'list' && list.entries[0]?.input.length).toBe(100);
  });

  it.each([
    ['no identifiers', 'Name,City\nAda,Berlin\nLin,Shenzhen', 'nothing_found'],
    ['nothing', '', 'nothing_found'],
    ['more identifiers than the limit', sims(MAX_LISTED + 1), 'too_many'],
    ['5,000 rows', sims(5_000), 'too_many'],
    ['too many numbers in every column that may be meant', pairs(MAX_LISTED + 1, MAX_LISTED + 1), 'too_many'],
    ['a million rows', 'x1\n'.repeat(1_000_000), 'too_many'],
  ])('refuses %s', async (_, text, fault) => {
    expect(await readPastedList(text, read)).toEqual({ kind: 'refused', fault });
  });

  it('asks which column is meant where one of them is short enough', async () => {
    const list = await readPastedList(pairs(MAX_LISTED + 1, 300), read);

    expect(list.kind === 'choice' && list.choices.map(({ entries }) => isTooLong(entries))).toEqual([true, false]);
  });

  it('offers ten columns at most', async () => {
    const row = Array.from({ length: 12 }, (_, index) => `CU-7ZOIHX0RB16U2025082811142950${index}`).join(',');
    const list = await readPastedList(`${row}\n`.repeat(3), read);

    expect(list.kind === 'choice' && list.choices).toHaveLength(10);
  });

  it('takes as many as the limit, and repetitions beyond', async () => {
    const text = sims(MAX_LISTED);

    const list = await readPastedList(`${text}\n${text}`, read);

    expect(list.kind === 'list' && identifiersOf(list.entries).length).toBe(MAX_LISTED);
  });

  it('a file is decoded first', async () => {
    const gbk = [0xb6, 0xa9, 0xb5, 0xa5, 0xba, 0xc5];

    expect(linesOf(await readFileList(Buffer.from([...gbk, ...Buffer.from(',n\r\n4567,1\r\n4568,2')]), read))).toEqual([
      '2: 4567',
      '3: 4568',
    ]);
    expect(await readFileList(Uint8Array.from([0x50, 0x4b, 3, 4]), read)).toEqual({ kind: 'refused', fault: 'workbook' });
  });
});

function sims(count: number): string {
  return Array.from({ length: count }, (_, at) => `8985220220908${String(at + 100_000)}`).join('\n');
}

/** Two columns, with so many different ICCIDs and order numbers. */
function pairs(iccids: number, orders: number): string {
  const rows = sims(iccids)
    .split('\n')
    .map((sim, at) => `${sim},${4_000 + (at % orders)}`);
  return ['ICCID,Order number', ...rows].join('\n');
}
