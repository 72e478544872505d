/** Why a file is not read as text. */
export type EncodingFault = 'workbook' | 'not_text' | 'mixed_encodings';

export type DecodedFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly fault: EncodingFault };

/** How files of spreadsheets begin that are no text: `PK` is XLSX, ODS and Numbers, the other XLS. */
const WORKBOOKS = ['504b0304', 'd0cf11e0'];
/** PDF and RTF begin like a text. */
const DOCUMENTS = ['25504446', '7b5c7274'];
/** Byte order marks, as TextDecoder names what they announce. */
const MARKS: readonly (readonly [mark: string, encoding: string])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];
/** Enough to see which half of each UTF-16 unit is zero. */
const SAMPLE = 4_096;
const NEWLINE = 0x0a;
/** Controls that no text holds. */
const CONTROL = /(?!\s)\p{Cc}/u;
const BEYOND_ASCII = /[\u0080-\u00ff]+/g;
/** What UTF-8 writes for everything beyond Latin, Greek, Cyrillic, Hebrew and Arabic. */
const THREE_BYTES = /[\u0800-\uffff]/;

/**
 * The text of a file that a spreadsheet or an editor has written: UTF-8, UTF-16 with or without a mark, GBK (as GB 18030),
 * else Windows-1252. Detectors that judge by the language of a text fail here, because nearly all of it is digits.
 */
export function decodeText(bytes: Uint8Array): DecodedFile {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (WORKBOOKS.some((magic) => start.startsWith(magic))) return { kind: 'refused', fault: 'workbook' };
  if (DOCUMENTS.some((magic) => start.startsWith(magic))) return { kind: 'refused', fault: 'not_text' };
  const encoding = MARKS.find(([mark]) => start.startsWith(mark))?.[1] ?? unmarkedUtf16(bytes);
  const text = encoding === undefined ? withoutMark(bytes) : decodeAs(encoding, bytes);
  if (text === undefined) return { kind: 'refused', fault: 'mixed_encodings' };
  return CONTROL.test(text) ? { kind: 'refused', fault: 'not_text' } : { kind: 'text', text };
}

/** Every other byte of ASCII in UTF-16 is zero. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 4;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : undefined;
}

/** Undefined: some lines are UTF-8 and others are not. */
function withoutMark(bytes: Uint8Array): string | undefined {
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== undefined) return utf8;
  if (hasUtf8Lines(bytes)) return undefined;
  return (isPaired(bytes) ? decodeAs('gb18030', bytes) : undefined) ?? decodeAs('windows-1252', bytes);
}

/** GBK writes two bytes beyond ASCII for nearly every character, Windows-1252 one in the middle of a word. */
function isPaired(bytes: Uint8Array): boolean {
  const runs = Buffer.from(bytes).toString('latin1').match(BEYOND_ASCII) ?? [];
  return runs.filter(({ length }) => length > 1).length >= runs.length / 2;
}

/** Two bytes of GBK may look like a letter of UTF-8, three in a row do not. */
function hasUtf8Lines(bytes: Uint8Array): boolean {
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    if (THREE_BYTES.test(decodeAs('utf-8', bytes.subarray(start, end)) ?? '')) return true;
    start = end + 1;
  }
  return false;
}

/** Undefined where the bytes are no text of this encoding. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
