import type { Layer } from './layer.ts';

const SPACE = 0x20;
const NEWLINE = 0x0a;
const DASH = 0x2d;
const QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const ZERO = 0x30;
const NOTHING = -1;

type Becomes = number | ((code: number) => number);

/** The first and the last code unit of a range, and what each of it becomes. */
const RANGES: readonly (readonly [first: number, last: number, becomes: Becomes])[] = [
  [0x85, 0x85, NEWLINE],
  [0xa0, 0xa0, SPACE],
  [0xad, 0xad, NOTHING],
  [0x34f, 0x34f, NOTHING],
  [0x61c, 0x61c, NOTHING],
  [0x1680, 0x1680, SPACE],
  [0x180e, 0x180e, NOTHING],
  [0x2000, 0x200a, SPACE],
  [0x200b, 0x200f, NOTHING],
  [0x2010, 0x2015, DASH],
  [0x2018, 0x2019, QUOTE],
  [0x201c, 0x201d, DOUBLE_QUOTE],
  [0x2028, 0x2029, NEWLINE],
  [0x202a, 0x202e, NOTHING],
  [0x202f, 0x202f, SPACE],
  [0x2043, 0x2043, DASH],
  [0x205f, 0x205f, SPACE],
  [0x2060, 0x206f, NOTHING],
  [0x207b, 0x207b, DASH],
  // Combining marks for symbols, such as the frame of a keycap.
  [0x20d0, 0x20ff, NOTHING],
  [0x2212, 0x2212, DASH],
  [0x3000, 0x3000, SPACE],
  [0x3008, 0x300b, DOUBLE_QUOTE],
  [0x300c, 0x300f, DOUBLE_QUOTE],
  [0x3010, 0x3010, OPEN],
  [0x3011, 0x3011, CLOSE],
  [0x3014, 0x3014, OPEN],
  [0x3015, 0x3015, CLOSE],
  [0xfe00, 0xfe0f, NOTHING],
  [0xfe58, 0xfe58, DASH],
  [0xfe63, 0xfe63, DASH],
  [0xfeff, 0xfeff, NOTHING],
  [0xff01, 0xff5e, (code) => code - 0xfee0],
];

/**
 * The zeros of the scripts of Unicode's basic plane that have digits of their own (category Nd); nine digits follow each.
 * Circled digits, which count the points of a list, and raised ones, which are notes, are no part of a number.
 */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090,
  0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50,
  0xabf0,
] as const;

/** Signs that keyboards and fonts give for a hyphen and that mean something else in a word: the Japanese vowel mark, a Korean vowel, the Chinese one, dots, lines, waves. */
const HYPHENS_IN_NUMBERS = [
  0xb7, 0x2d7, 0x5be, 0x1806, 0x2022, 0x2027, 0x2053, 0x2219, 0x22c5, 0x2500, 0x2501, 0x2796, 0x2e3a, 0x2e3b, 0x301c, 0x30a0,
  0x30fb, 0x30fc, 0x3161, 0x4e00, 0xfe31, 0xfe32, 0xff5e, 0xff65, 0xff70,
] as const;

/** What every code unit becomes: built once, so that a text is one pass. */
const BECOMES = new Int32Array(0x10000).map((_, code) => code);
for (const [first, last, becomes] of RANGES) {
  for (let code = first; code <= last; code++) BECOMES[code] = typeof becomes === 'number' ? becomes : becomes(code);
}
for (const zero of ZEROS) for (let digit = 0; digit < 10; digit++) BECOMES[zero + digit] = ZERO + digit;

const IS_HYPHEN_IN_NUMBERS: ReadonlySet<number> = new Set(HYPHENS_IN_NUMBERS);
/** UTF-16 of the mathematical digits (U+1D7CE to U+1D7FF, five styles). */
const MATHEMATICAL = 0xd835;
const FIRST_MATHEMATICAL_DIGIT = 0xdfce;
const LAST_MATHEMATICAL_DIGIT = 0xdfff;
const NOT_ASCII = /[\u0080-\uffff]/;
const CHUNK = 8192;

/** Digits of all scripts, full-width characters, spaces, dashes and quotes as ASCII, without what has no width. */
export function simplify(text: string): Layer {
  if (!NOT_ASCII.test(text)) return { plain: text, origins: undefined };
  const codes = new Uint16Array(text.length);
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let length = 0;
  let index = 0;
  while (index < text.length) {
    const code = codeAt(text, index, codes[length - 1] ?? 0);
    const end = index + (isMathematicalDigit(text, index) ? 2 : 1);
    if (code !== NOTHING) {
      codes[length] = code;
      starts[length] = index;
      ends[length++] = end;
    }
    index = end;
  }
  const origins = { starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
  return { plain: decodeCodes(codes.subarray(0, length)), origins };
}

function codeAt(text: string, index: number, previous: number): number {
  const code = text.charCodeAt(index);
  const next = text.charCodeAt(index + 1);
  if (isMathematicalDigit(text, index)) return ZERO + ((next - FIRST_MATHEMATICAL_DIGIT) % 10);
  const isHyphen = IS_HYPHEN_IN_NUMBERS.has(code) && isDigit(previous) && isDigit(BECOMES[next] ?? 0);
  return isHyphen ? DASH : (BECOMES[code] ?? NOTHING);
}

function isMathematicalDigit(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== MATHEMATICAL) return false;
  const low = text.charCodeAt(index + 1);
  return low >= FIRST_MATHEMATICAL_DIGIT && low <= LAST_MATHEMATICAL_DIGIT;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code < ZERO + 10;
}

function decodeCodes(codes: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += CHUNK) parts.push(String.fromCharCode(...codes.subarray(at, at + CHUNK)));
  return parts.join('');
}
