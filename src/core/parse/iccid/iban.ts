import type { Span } from '../span.ts';

/** ISO 13616: country, two check digits, the account in groups of four. */
const GROUPED = /(?<![A-Za-z0-9])[A-Z]{2} ?\d\d(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,4})?(?![A-Za-z0-9])/g;
/** Mistyped ones are accounts too; check digits apart from the country look like the beginning of an ICCID. */
const LAYOUT = /^[A-Z]{2}(?:\d\d| 89) /;
/** Countries of the IBAN registry that are written so with a number of digits only. */
const COUNTRIES: ReadonlySet<string> = new Set(
  'AD AE AL AT BA BE CH CR CY CZ DE DK EE ES FI FO FR GL GR HR HU IL IS IT KW KZ LB LI LT LU LV MC MD ME MK MR NO PL PT RS SA SE SI SK SM TN TR XK'.split(
    ' ',
  ),
);

/** The positions of bank accounts in a plain text, in order. */
export function ibansIn(plain: string): readonly Span[] {
  return [...plain.matchAll(GROUPED)]
    .filter(([written]) => isIban(written) || (LAYOUT.test(written) && COUNTRIES.has(written.slice(0, 2))))
    .map(({ 0: written, index }) => ({ start: index, end: index + written.length }));
}

/** The account with the country behind it, letters as 10 to 35, leaves 1 when divided by 97. */
function isIban(written: string): boolean {
  const characters = written.replaceAll(' ', '');
  const moved = characters.slice(4) + characters.slice(0, 4);
  return BigInt([...moved].map((character) => Number.parseInt(character, 36)).join('')) % 97n === 1n;
}
