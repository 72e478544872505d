import { simplify } from './characters.ts';

/** Elements within a line: the number goes on behind them. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big code del em font i ins kbd mark nobr s samp small span strong sub sup tt u var wbr'.split(' '),
);
/** Elements that begin a line, a cell or a paragraph: two numbers on their sides are two. */
const BLOCK: ReadonlySet<string> = new Set(
  'article body dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr html label li main ol p pre section table tbody td th thead ul'.split(
    ' ',
  ),
);

/** What a tag leaves behind; undefined: it is no tag of HTML. */
export function tagText(name: string): string | undefined {
  const tag = name.toLowerCase();
  if (tag === 'br' || tag === 'tr') return '\n';
  if (BLOCK.has(tag)) return '\t';
  return INLINE.has(tag) ? '' : undefined;
}

/** The named characters that occur in and around numbers (HTML, 13.5). */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  colon: ':',
  emsp: ' ',
  ensp: ' ',
  equals: '=',
  gt: '>',
  hyphen: '-',
  lpar: '(',
  lt: '<',
  mdash: '-',
  nbsp: ' ',
  ndash: '-',
  num: '#',
  numero: '№',
  numsp: ' ',
  quot: '"',
  rpar: ')',
  shy: '',
  thinsp: ' ',
  zwj: '',
  zwnj: '',
};
const HIGHEST = 0x10ffff;

interface Entity {
  readonly decimal: string | undefined;
  readonly hex: string | undefined;
  readonly name: string | undefined;
}

/** `&nbsp;`, `&#45;`, `&#x2d;`; undefined for what names no character. */
export function unescapeEntity({ decimal, hex, name }: Entity): string | undefined {
  if (name !== undefined) return NAMED[name.toLowerCase()];
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= HIGHEST ? simplify(String.fromCodePoint(code)).plain : undefined;
}
