import { simplify } from './characters.ts';
import { tagText, unescapeEntity } from './html.ts';
import { LOG_OUTPUT, QUOTE_MARKS } from './log-output.ts';
import { NUMBER_WRITINGS } from './number-writings.ts';
import { decodeBytes } from './percent.ts';
import { type Rewrite, rewrite } from './rewrite.ts';
import { seam } from './seam.ts';
import { TABLES } from './tables.ts';

/** A log line holds JSON, and JSON holds whatever it may; Markdown escapes its signs in the same way. */
export const JSON_ESCAPES = rewrite('\\', /\\{1,4}(?:u([\da-f]{4})|([nrt"'/#._+-]))/gi, unescapeJson);

/** In this order: addresses hold HTML, HTML holds mark-up. Every expression is bounded. */
export const REWRITES: readonly Rewrite[] = [
  ...LOG_OUTPUT,
  rewrite('%', /(?:%(?:25){0,3}[\da-f]{2})+/gi, decodePercent),
  rewrite('+', /(?<=\d)\+(?=\d)/g, (_, isInAddress) => (isInAddress ? ' ' : undefined)),
  rewrite('&', /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, ([, decimal, hex, name]) =>
    unescapeEntity({ decimal, hex, name }),
  ),
  // A telephone, a receiver, mobile phones: labels of the number behind them.
  rewrite('\u260e', /\u260e/g, () => 'tel: '),
  rewrite('\ud83d', /\ud83d[\udcde\udcf1\udcf2]/g, () => 'tel: '),
  QUOTE_MARKS,
  rewrite('<', /<\/?([a-z][a-z\d]{0,9})(?:\s[^<>]{0,300})?\/?>/gi, replaceTag),
  rewrite('<!--', /<!--[^<>]{0,100}-->/g, replaceMark),
  rewrite('[/', /\[\/?(?:b|i|u|s|em|code|font|size|color|url|tel)(?:=[^[\]\n]{0,80})?\]/gi, replaceMark),
  rewrite('{', /\{(?:color(?::[#\w]{1,20})?|\*)\}/gi, replaceMark),
  rewrite('=', /=3D|=20(?=89\d{17,18}(?!\d))|(?:=[89A-F][\dA-F]){2,12}|(?<=\d[A-Z]{0,3})=\r?\n(?=[\dA-Z])/g, quotedPrintable),
  rewrite('*', /(\*{1,2})(\d[\d -]{0,24})\1/g, replaceEmphasis),
  rewrite('`', /(`)(\d[\d -]{0,24})\1/g, replaceEmphasis),
  rewrite('~', /(~{1,2})(\d[\d -]{0,24})\1/g, replaceEmphasis),
  rewrite('_', /(?<![^\s*])(_)(\d[\d -]{0,24})\1(?![^\s*])/g, replaceEmphasis),
  ...NUMBER_WRITINGS,
  TABLES,
];

/** A tag within a line leaves nothing but where it parts a number's groups. */
function replaceTag({ 0: tag, 1: name = '', index, input }: RegExpExecArray): string | undefined {
  return tagText(name) || (tagText(name) === '' ? seam(input, index, index + tag.length) : undefined);
}

/** Comments of HTML, tags of forums, `{color:red}` of Jira. */
function replaceMark({ 0: mark, index, input }: RegExpExecArray): string {
  return seam(input, index, index + mark.length);
}

const LINE_ENDS: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t' };

/** `\n`, `\"`, `\u003d`; several backslashes where JSON is nested in JSON. */
function unescapeJson([, hex, letter = '']: RegExpExecArray): string {
  return hex === undefined ? (LINE_ENDS[letter] ?? letter) : inAscii(String.fromCharCode(Number.parseInt(hex, 16)));
}

/** What is bold may begin or end with the space. */
const NUMBER_BEFORE = /\d[*`~_]{0,2} ?$/;
const NUMBER_BEHIND = /^ ?[*`~_]{0,2}\d/;
const TWICE = /%(?:25)+/g;

/** Also `%253A`, as in an address within an address. Between digits a `%` is a per cent sign, but in an address. */
function decodePercent({ 0: encoded, index, input }: RegExpExecArray, isInAddress: boolean): string | undefined {
  const isBetweenDigits = isDigitAt(input, index - 1) && isDigitAt(input, index + encoded.length);
  return isBetweenDigits && !isInAddress ? undefined : decodeBytes(encoded.replace(TWICE, '%'));
}

/** RFC 2045, 6.7: `=3D`, a space before a number, bytes of UTF-8, and the line end within a long line. */
function quotedPrintable([written]: RegExpExecArray): string | undefined {
  if (written === '=3D') return '=';
  return written.includes('\n') ? '' : decodeBytes(written.replaceAll('=', '%'));
}

/** Bold, italic or code within a number: `8985 *2202* 2090`. */
function replaceEmphasis({ 0: written, 1: mark = '', 2: inner = '', index, input }: RegExpExecArray): string | undefined {
  const end = index + written.length;
  const before = input.slice(Math.max(0, index - 3), index);
  if (!NUMBER_BEFORE.test(before) && !NUMBER_BEHIND.test(input.slice(end, end + 4))) return undefined;
  return seam(input, index, index + mark.length) + inner + seam(input, end - mark.length, end);
}

function isDigitAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}

function inAscii(text: string): string {
  return simplify(text).plain;
}
