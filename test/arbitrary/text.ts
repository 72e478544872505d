import fc from 'fast-check';

const SURROGATES = { first: 0xd800, last: 0xdfff };
const character = fc
  .integer({ min: 0, max: 0x10ffff })
  .filter((code) => code < SURROGATES.first || code > SURROGATES.last)
  .map((code) => String.fromCodePoint(code));

/** Text of any characters, as `fc.string({ unit: 'binary' })` makes, which first fills a table with all million of them. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.array(character, { maxLength }).map((characters) => characters.join(''));
}
