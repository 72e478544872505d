import { isLinking, isNumberWord, type LabelMeaning, mayEndLabel, meaningOf, normalizeLabel } from './dictionary.ts';

/** A label directly before a number. */
export interface Label extends LabelMeaning {
  readonly start: number;
  /** What lies between the label and the number. */
  readonly gap: string;
  /** A colon, a `#`, a line end or the like says that the number belongs to the label. */
  readonly isMarked: boolean;
}

/** What may lie between a label and its number: spaces, quotes, emphasis, brackets, marks. */
const GAP = new Set(' \t\r\n"\'*_`~|()[]{}<>:=#№.-+→»›⇒➜➔➡…ー·°º');
const GAP_ASCII = new Uint8Array(128).map((_, code) => (GAP.has(String.fromCharCode(code)) ? 1 : 0));
const MAX_GAP = 16;
/** Columns are filled with spaces: `IMEI                : 490154203237518`. */
const MAX_SPACES = 32;
const SPACE = 32;
const MAX_REMARK = 48;
const MARKED = /[:=#№([|→»›⇒➜➔➡…>\n\t]|\s-+\s?$|\s-+\s/;
/** Part of a longer id, not a label: `wc_order_5bb`, `order-4567`. */
const GLUED = /^[-_+]+$/;
const MAX_LENGTH = 48;
const LOWER_CASE = /^[a-z]+$/;
const LETTER = /[\p{L}\p{M}]/u;
const SEPARATORS = new Set(" ,._'/°º#№-");
const MAX_WORDS = 5;
/** Scripts from here on are written without spaces between words. */
const WITHOUT_SPACES = 0xe00;
const MAX_SUFFIX_LENGTH = 12;
const SENTENCE_END = /^[.)]+\s/;
const CAMEL_WORDS = /(?<=[a-z])(?=[A-Z])/;

/** The beginning of an object whose name comes before it. */
const OBJECT = /([\p{L}_]{2,32})["']?\s{0,3}[:=]?\s{0,3}[{(]\s{0,16}["'[]?$/u;
const OPENING = new Set('"\'[{( \n\t');
const MAX_OBJECT = 64;

/** The label directly before the number that begins at `index`. Looks at most 96 characters back. */
export function labelBefore(plain: string, index: number): Label | undefined {
  let end = index;
  let spaces = 0;
  while (index - end - spaces < MAX_GAP && spaces < MAX_SPACES && isGap(plain.charCodeAt(end - 1))) {
    if (plain.charCodeAt(--end) === SPACE) spaces++;
  }
  if (end === 0 || isGap(plain.charCodeAt(end - 1))) return undefined;
  const gap = plain.slice(end, index);
  const found = phraseBefore(plain, end) ?? (gap.includes(')') ? phraseBefore(plain, remarkStart(plain, end)) : undefined);
  if (!found) return undefined;
  if (GLUED.test(gap) || gap.split('\n').length > 3) return undefined;
  return acceptGap(found, gap) ? { ...found, gap, isMarked: MARKED.test(gap) } : undefined;
}

/** The start of a SIM card label that is directly before `index`. */
export function simLabelBefore(plain: string, index: number): number | undefined {
  const label = labelBefore(plain, index);
  return label?.kind === 'sim' && (label.isNumber || label.isMarked) ? label.start : undefined;
}

/** `IMEI (slot 1): `: where the remark between label and number begins; `end` is within it. */
function remarkStart(plain: string, end: number): number {
  const open = plain.slice(Math.max(0, end - MAX_REMARK), end).lastIndexOf('(');
  if (open === -1) return 0;
  let start = Math.max(0, end - MAX_REMARK) + open;
  while (start > 0 && plain.charCodeAt(start - 1) === SPACE) start--;
  return start;
}

type Found = LabelMeaning & { readonly start: number };

/** A full stop ends a sentence, but behind an abbreviation. */
function acceptGap({ kind, isNumber }: Found, gap: string): boolean {
  return isNumber || kind === 'none' || !SENTENCE_END.test(gap);
}

function phraseBefore(plain: string, end: number): Found | undefined {
  const isOrdinal = isDigit(plain, end - 1);
  const letters = isOrdinal ? ordinalStart(plain, end) : end;
  if (!mayEnd(plain, letters)) return undefined;
  const words = wordsBefore(plain, letters);
  const found = longest(words) ?? suffix(words) ?? objectNoun(plain, words);
  return found && (!isOrdinal || found.kind === 'none' || found.kind === 'sim') ? found : undefined;
}

/** `IMEI 2`, `phone1`: where the label ends that a digit says which of several it is. */
function ordinalStart(plain: string, end: number): number {
  const before = plain[end - 2] ?? '';
  return ' _-'.includes(before) ? end - 2 : end - 1;
}

/** Most words end no label: this is seen at the last one. */
function mayEnd(plain: string, end: number): boolean {
  const letters = withoutSeparators(plain, end);
  const start = lettersStart(plain, letters);
  if (start === letters) return false;
  const word = plain.slice(start, letters);
  return word.charCodeAt(0) >= WITHOUT_SPACES || mayEndLabel(normalizeLabel(lastPart(word)));
}

function lastPart(word: string): string {
  for (let index = word.length - 1; index > 0; index--) {
    if (isUpperCase(word, index) && !isUpperCase(word, index - 1)) return word.slice(index);
  }
  return word;
}

function isUpperCase(word: string, index: number): boolean {
  const code = word.charCodeAt(index);
  return code >= 65 && code <= 90;
}

function isGap(code: number): boolean {
  return code < 128 ? GAP_ASCII[code] === 1 : GAP.has(String.fromCharCode(code));
}

function isDigit(plain: string, index: number): boolean {
  const code = plain.charCodeAt(index);
  return code >= 48 && code <= 57;
}

function isLetter(plain: string, index: number): boolean {
  const code = plain.charCodeAt(index) | 32;
  return (code >= 97 && code <= 122) || (code >= 128 && LETTER.test(plain[index] ?? ''));
}

interface Word {
  readonly text: string;
  readonly start: number;
}

/** The words of the phrase that ends at `end`, without linking words behind; at most 48 characters. */
function wordsBefore(plain: string, end: number): readonly Word[] {
  const phrase: Word[] = [];
  let index = end;
  while (phrase.length <= MAX_WORDS && end - index < MAX_LENGTH) {
    const letters = withoutSeparators(plain, index);
    const start = lettersStart(plain, letters);
    if (start === letters) break;
    phrase.unshift(...camelWords(plain.slice(start, letters), start));
    index = start;
  }
  return withoutLinking(withoutLinking(phrase));
}

/** `ordine è il 4567` has two. */
function withoutLinking(phrase: readonly Word[]): readonly Word[] {
  return phrase.length > 1 && isLinking(phrase.at(-1)?.text ?? '') ? phrase.slice(0, -1) : phrase;
}

/** The words of a label are separated by a space or written as a field's name. */
function withoutSeparators(plain: string, end: number): number {
  let index = end;
  while (end - index < 2 && SEPARATORS.has(plain[index - 1] ?? '')) index--;
  return index;
}

function lettersStart(plain: string, end: number): number {
  let start = end;
  while (end - start < MAX_LENGTH && isLetter(plain, start - 1)) start--;
  return start;
}

function camelWords(word: string, start: number): Word[] {
  if (LOWER_CASE.test(word)) return [{ text: word, start }];
  let at = start;
  return word.split(CAMEL_WORDS).map((part) => {
    const found = { text: normalizeLabel(part), start: at };
    at += part.length;
    return found;
  });
}

function longest(words: readonly Word[]): Found | undefined {
  for (let count = Math.min(MAX_WORDS, words.length); count > 0; count--) {
    const chosen = words.slice(-count);
    const meaning = meaningOf(chosen.map(({ text }) => text).join(' '));
    if (meaning) return { ...meaning, start: chosen[0]?.start ?? 0 };
  }
  return undefined;
}

/** `"order": { "id": 4567`, `Order(id=4567`: the noun is the name of the object. */
function objectNoun(plain: string, words: readonly Word[]): Found | undefined {
  const [word, ...others] = words;
  if (!word || others.length > 0 || !isNumberWord(word.text) || !OPENING.has(plain[word.start - 1] ?? '')) return undefined;
  const before = plain.slice(Math.max(0, word.start - MAX_OBJECT), word.start);
  const object = OBJECT.exec(before);
  const meaning = object && meaningOf(`${normalizeLabel(object[1] ?? '')} ${word.text}`);
  return meaning ? { ...meaning, start: word.start } : undefined;
}

/** `我的订单号`: a label at the end of a run of letters. */
function suffix(words: readonly Word[]): Found | undefined {
  for (const count of [1, 2]) {
    const [first, ...others] = words.slice(-count);
    if (!first || first.text.charCodeAt(0) < WITHOUT_SPACES) continue;
    const rest = others.map(({ text }) => ` ${text}`).join('');
    for (let length = Math.min(MAX_SUFFIX_LENGTH, first.text.length); length > 0; length--) {
      const meaning = linkedMeaning(first.text.slice(-length) + rest);
      if (meaning) return { ...meaning, start: first.start + first.text.length - length };
    }
  }
  return undefined;
}

/** Also with a particle behind it: `注文番号は`. */
function linkedMeaning(label: string): LabelMeaning | undefined {
  return meaningOf(label) ?? (isLinking(label.slice(-1)) ? meaningOf(label.slice(0, -1)) : undefined);
}
