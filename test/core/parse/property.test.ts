import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../../src/core/identifier/iccid.ts';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import { anyText } from '../../arbitrary/text.ts';
import { findIdentifiers } from '../../support/identifiers.ts';

const RUNS = 600;
const PIECES = [
  '89852202209089971478',
  '8985 2202 2090 8997 147',
  '8944476500008878576F',
  '98582220020998794187',
  '898608070422D0010269',
  'CU-7ZOIHX0RB16U20250828111429591',
  'order_abc123',
  'cus_',
  'po:',
  'tuya:',
  'linksfield: ',
  'order #',
  '订单号：',
  'user=az12',
  'program=',
  'ICCID: ',
  '89049032001122334455667788990040',
  '２０２５',
  '2025-08-28',
  '$45.99',
  '4567',
  '89',
  'F',
  '<tel:',
  '|',
  '>',
  'https://x.example/',
  '\u200b',
  '\u00a0',
  '–',
  ' ',
  '-',
  '.',
  ',',
  '\n',
  '\r\n',
  '_',
  '\ud83d',
  '😀',
];

const digit = fc.integer({ min: 0, max: 9 });
/** Anything at all, and what is made of the pieces that mean something. */
const text = fc.oneof(
  anyText(200),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 }), digit.map(String)), { maxLength: 20 })
    .map((pieces) => pieces.join('')),
);
const iccid = fc
  .tuple(fc.constantFrom(18, 19), fc.array(digit, { minLength: 17, maxLength: 17 }), fc.boolean())
  .map(([length, rest, isRight]) => {
    const body = `89${rest.join('')}`.slice(0, length);
    return body + (isRight ? checkDigit(body) : '0');
  });
/** Cuts into groups of 2 to 6, but not into single bytes only. */
const sizes = fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 20, maxLength: 20 }).filter(([first]) => first !== 2);
const separator = fc.constantFrom(' ', '-', '.', '\u00a0', '\u2009', '\u2007', '\u2010', '\u2013', '\u2015', '\u200b ', ' - ');
const padding = fc.constantFrom('', 'F', 'FF', 'f');

describe('whatever the text', () => {
  it.each([false, true])('nothing is thrown, and every value stood there (asked: %s)', (asked) => {
    fc.assert(
      fc.property(text, (searched) => {
        const found = findIdentifiers(searched, { asked });

        expect(found.filter((identifier) => !isTraceable(identifier, searched))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each([false, true])('nothing comes twice (asked: %s)', (asked) => {
    fc.assert(
      fc.property(text, (searched) => {
        const keys = findIdentifiers(searched, { asked }).map(({ kind, value, providers }) =>
          JSON.stringify([kind, value, providers]),
        );

        expect(keys).toEqual([...new Set(keys)]);
      }),
      { numRuns: RUNS },
    );
  });

  it('every ICCID is one by its characters', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (searched, asked) => {
        const iccids = findIdentifiers(searched, { asked }).filter(({ kind }) => kind === 'iccid');

        expect(iccids.filter(({ value }) => !/^89(?:\d{14,20}|86[0-9A-F]{12,18})$/.test(value))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('an ICCID', () => {
  it('is the same with separators and padding', () => {
    fc.assert(
      fc.property(iccid, sizes, separator, padding, (number, lengths, between, behind) => {
        const written = grouped(number, lengths).join(between) + behind;

        expect(values(written)).toEqual([number]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is the same in full-width digits with anything invisible between', () => {
    fc.assert(
      fc.property(iccid, fc.constantFrom('', '\u200b', '\u2060', '\ufeff', '\u00ad'), (number, between) => {
        const written = [...number].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join(between);

        expect(values(written)).toEqual([number]);
      }),
    );
  });

  it('is the same inside of a sentence', () => {
    fc.assert(
      fc.property(
        iccid,
        fc.constantFrom('(', '"', ' ', ':', '：', '>', '|', '=', '/', '号'),
        fc.constantFrom(')', '"', ' ', '. ', ',', '，', '|', '&', '/', '号'),
        (number, before, behind) => {
          expect(values(`card${before}${number}${behind}please`)).toEqual([number]);
        },
      ),
    );
  });

  it('stays apart from the next one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(iccid, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(' ', '\n', ',', '\t', ';', ' - ', '\r\n'),
        (numbers, between) => {
          expect(values(numbers.join(between))).toEqual(numbers);
        },
      ),
    );
  });
});

describe('a megabyte', () => {
  it.each([
    '8',
    '89',
    '89 ',
    '-',
    ' ',
    '8 9-8 9 ',
    '89\n',
    '8985 ',
    'order_',
    'CU-',
    'po:',
    'po: ',
    'tuya:',
    'order #',
    '订单',
    'user=',
    '8\u200b',
    '８９　',
    '<@',
    '+1 ',
    '1,000',
    ':',
    'a@',
    '\ud83d',
  ])('of %j is read to its end', (piece) => {
    const hostile = piece.repeat(1_000_000 / piece.length);
    const ending = ' 89852202209089971478.';

    expect(findIdentifiers(hostile + ending).at(-1)?.value).toBe('89852202209089971478');
    expect(findIdentifiers(hostile + ending, { asked: true }).at(-1)?.value).toBe('89852202209089971478');
  });
});

function values(searched: string): string[] {
  return findIdentifiers(searched).map(({ value }) => value);
}

function grouped(number: string, lengths: readonly number[]): string[] {
  const groups: string[] = [];
  for (const length of lengths) {
    const start = groups.join('').length;
    if (start < number.length) groups.push(number.slice(start, start + length));
  }
  return groups;
}

/** The raw characters stand in the text, and the value's among them, in order; those of a dump with neighbours swapped. */
function isTraceable({ value, raw, reading }: Identifier, searched: string): boolean {
  const ascii = raw
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();
  const characters = reading === 'swapped' ? ascii.replace(/[^0-9A-F]/g, '').replace(/(.)(.)/g, '$2$1') : ascii;
  return value.isWellFormed() && searched.includes(raw) && isWithin(value.normalize('NFKC').toUpperCase(), characters);
}

function isWithin(value: string, characters: string): boolean {
  const wanted = [...value];
  let index = 0;
  for (const character of characters) if (character === wanted[index]) index++;
  return index === wanted.length;
}
