import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExact } from '../../../src/upstream/http/exact.ts';

describe('parseExact', () => {
  it.each([
    ['1234567890123456789', '1234567890123456789'],
    ['-1234567890123456789', '-1234567890123456789'],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['1.0000000000000000001', '1.0000000000000000001'],
    ['0.1234567890123456', '0.1234567890123456'],
    ['123456789012.345', 123456789012.345],
    ['0.000001', 0.000001],
    ['12.50', 12.5],
    ['1e400', '1e400'],
    ['1e-400', '1e-400'],
    ['1E20', '1E20'],
    ['0', 0],
    ['0.00', 0],
  ])('reads %s as %o', (text, value) => {
    const read = parseExact(`{"a":[${text}]}`);

    expect(read).toEqual({ a: [value] });
  });

  it('never loses a digit of an integer', () => {
    fc.assert(
      fc.property(fc.bigInt(), (id) => {
        const read = parseExact(`[${id}]`);

        expect(read).toEqual([String(id).length < 16 ? Number(id) : expect.anything()]);
        expect(String((read as unknown[])[0])).toBe(String(id));
      }),
    );
  });

  it('leaves strings that look like numbers alone', () => {
    const read = parseExact('{"id":"12345678901234567890","on":true,"none":null}');

    expect(read).toEqual({ id: '12345678901234567890', on: true, none: null });
  });

  it('exact JSON: drops __proto__ at every depth', () => {
    const read = parseExact('{"a":{"__proto__":{"isAdmin":true},"b":1}}');

    expect(Object.getOwnPropertyNames((read as { a: object }).a)).toEqual(['b']);
  });

  it.each([
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['half a reply', '{"a":'],
    ['a nesting without end', '['.repeat(500_000)],
    ['a very deep nesting', '['.repeat(200_000) + ']'.repeat(200_000)],
  ])('is undefined for %s', (_name, text) => {
    const read = parseExact(text);

    expect(read).toBeUndefined();
  });

  it('exact JSON: distinguishes null from text that is not JSON', () => {
    const read = parseExact(' null ');

    expect(read).toBeNull();
  });
});
