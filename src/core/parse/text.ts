/** A text as people meant it: ASCII where Unicode has a look-alike, nothing invisible, and the way back to what stood there. */
export interface Text {
  readonly plain: string;
  /** The characters of the original from which `plain.slice(start, end)` came. */
  original(start: number, end: number): string;
  /** Where the original's character at `index` stands in `plain`, or the next that stands there. */
  plainIndex(index: number): number;
}

const SPACE = 0x20;
const NEWLINE = 0x0a;
const DASH = 0x2d;
const QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
const NOTHING = -1;
const CHUNK = 8192;

/** The first and the last code unit of a range, and what each of it becomes. */
const RANGES: readonly (readonly [first: number, last: number, becomes: (code: number) => number])[] = [
  [0x85, 0x85, () => NEWLINE],
  [0xa0, 0xa0, () => SPACE],
  [0xad, 0xad, () => NOTHING],
  [0x34f, 0x34f, () => NOTHING],
  [0x61c, 0x61c, () => NOTHING],
  [0x1680, 0x1680, () => SPACE],
  [0x180e, 0x180e, () => NOTHING],
  [0x2000, 0x200a, () => SPACE],
  [0x200b, 0x200f, () => NOTHING],
  [0x2010, 0x2015, () => DASH],
  [0x2018, 0x2019, () => QUOTE],
  [0x201c, 0x201d, () => DOUBLE_QUOTE],
  [0x2028, 0x2029, () => NEWLINE],
  [0x202a, 0x202e, () => NOTHING],
  [0x202f, 0x202f, () => SPACE],
  [0x205f, 0x205f, () => SPACE],
  [0x2060, 0x206f, () => NOTHING],
  [0x2212, 0x2212, () => DASH],
  [0x3000, 0x3000, () => SPACE],
  [0xfe00, 0xfe0f, () => NOTHING],
  [0xfe58, 0xfe58, () => DASH],
  [0xfe63, 0xfe63, () => DASH],
  [0xfeff, 0xfeff, () => NOTHING],
  [0xff01, 0xff5e, (code) => code - 0xfee0],
];

/** What every code unit becomes: built once from the ranges, so that a text is one pass. */
const BECOMES = new Int32Array(0x10000).map((_, code) => code);
for (const [first, last, becomes] of RANGES) {
  for (let code = first; code <= last; code++) BECOMES[code] = becomes(code);
}

const NOT_ASCII = /[\u0080-\uffff]/;

/** Reads full-width characters, Unicode's spaces, dashes and quotes as ASCII and leaves out what has no width. */
export function readText(text: string): Text {
  if (!NOT_ASCII.test(text))
    return { plain: text, original: (start, end) => text.slice(start, end), plainIndex: (index) => index };
  const codes = new Uint16Array(text.length);
  const origins = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = BECOMES[text.charCodeAt(index)] ?? NOTHING;
    if (code === NOTHING) continue;
    codes[length] = code;
    origins[length++] = index;
  }
  return mapped(text, decoded(codes.subarray(0, length)), origins.subarray(0, length));
}

function mapped(text: string, plain: string, origins: Uint32Array): Text {
  return {
    plain,
    original: (start, end) => (end > start ? text.slice(origins[start], (origins[end - 1] ?? 0) + 1) : ''),
    plainIndex: (index) => firstAtLeast(origins, index),
  };
}

function decoded(codes: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += CHUNK) parts.push(String.fromCharCode(...codes.subarray(at, at + CHUNK)));
  return parts.join('');
}

function firstAtLeast(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
