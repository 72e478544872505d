import { COUNTS, HEADINGS, JOINING, LINKING, NUMBERING, SIM_LABELS } from './common-labels.ts';
import { LABEL_LANGUAGES } from './languages.ts';

/** What a label says of the number behind it. */
export interface LabelMeaning {
  /**
   * `order`: an order number; `none`: something that belongs to a phone, a person or a parcel; `other`: a customer, an
   * invoice; `sim`: an ICCID.
   */
  readonly kind: 'order' | 'none' | 'other' | 'sim';
  /** The label says that a number follows: one digit is enough. */
  readonly isNumber: boolean;
  /** A heading: only a number with a `#` belongs to it. */
  readonly isHeading?: boolean;
}

const LOWER_CASE_WORD = /^[a-z]+$/;
const ACCENTS = /[\u0300-\u036f]/g;
const BETWEEN_WORDS = /[^\p{L}\p{M}]+/gu;
const CAMEL = /(?<=[a-z])(?=[A-Z])/g;
const NOT_ASCII = /[^\0-\u007f]/;

/** The words of a label, lower-case and without accents, separated by single spaces. */
export function normalizeLabel(label: string): string {
  if (LOWER_CASE_WORD.test(label)) return label;
  const spaced = label.replace(CAMEL, ' ').toLowerCase().replace(BETWEEN_WORDS, ' ').trim();
  return NOT_ASCII.test(spaced) ? spaced.normalize('NFD').replace(ACCENTS, '').normalize('NFC').replaceAll('ı', 'i') : spaced;
}

/** A noun of one language. */
interface Noun {
  readonly kind: 'order' | 'none' | 'other';
  /** Of two nouns that are written alike the one with the higher rank counts. */
  readonly rank: number;
  /** The words for a number that go with it. */
  readonly numbers: ReadonlySet<string>;
}

const NUMBERS: ReadonlySet<string> = new Set(LABEL_LANGUAGES.flatMap(({ number }) => words(number)));
/** Every language writes its own word for a number behind IMEI and the like, `IMEI号`; short ones in Latin letters end other words. */
const UNMISTAKABLE: readonly string[] = [...NUMBERS].filter((word) => !/^[a-z]{1,4}$/.test(word));
/** The labels themselves are not kept: with all their combinations they are 190,000, and took 38 MB. */
const NOUNS: ReadonlyMap<string, readonly Noun[]> = nouns();
const MAX_NUMBER_LENGTH = Math.max(...[...NUMBERS].map(({ length }) => length));
const JOINING_WORDS: ReadonlySet<string> = new Set(JOINING);
const NUMBERING_WORDS: ReadonlySet<string> = new Set(NUMBERING);
const LINKING_WORDS: ReadonlySet<string> = new Set(LINKING.map(normalizeLabel));
const FIXED: ReadonlyMap<string, LabelMeaning> = fixedMeanings();

const LAST_WORDS_OF_NOUNS: ReadonlySet<string> = new Set([...NOUNS.keys()].map(lastWord));
const LAST_WORDS: ReadonlySet<string> = new Set([...NOUNS.keys(), ...NUMBERS, ...FIXED.keys()].map(lastWord));

/** A text repeats its labels. */
const MAX_KEPT = 1_000;
const kept = new Map<string, LabelMeaning | undefined>();

/** The meaning of a normalised label: `order`, `order number`, `number of order`, `Bestellnummer`. */
export function meaningOf(label: string): LabelMeaning | undefined {
  if (kept.has(label)) return kept.get(label);
  if (kept.size >= MAX_KEPT) kept.clear();
  const meaning = FIXED.get(label) ?? composeMeaning(label);
  kept.set(label, meaning);
  return meaning;
}

/** True for a word between a label and its number, such as "is". */
export function isLinking(word: string): boolean {
  return LINKING_WORDS.has(word);
}

/** True for a word that says that a number follows, such as `id`. */
export function isNumberWord(word: string): boolean {
  return NUMBERS.has(word);
}

/** True for a word with which some label ends, or a linking word. */
export function mayEndLabel(word: string): boolean {
  return LAST_WORDS.has(word) || LINKING_WORDS.has(word) || endings(word).some(([noun]) => LAST_WORDS_OF_NOUNS.has(noun));
}

/** The beginning and the end of a text that ends with a word for a number, in every way. */
function endings(text: string): [beginning: string, number: string][] {
  const found: [string, string][] = [];
  for (let length = 1; length <= Math.min(MAX_NUMBER_LENGTH, text.length - 1); length++) {
    const number = text.slice(-length);
    if (NUMBERS.has(number)) found.push([text.slice(0, -length), number]);
  }
  return found;
}

function composeMeaning(label: string): LabelMeaning | undefined {
  const bare = (NOUNS.get(label) ?? []).map((noun) => ({ ...noun, isNumber: false }));
  const numbered = [...endings(label), ...splitLabel(label)].flatMap(([name, number]) =>
    (NOUNS.get(name) ?? []).filter(({ numbers }) => numbers.has(number)).map((noun) => ({ ...noun, isNumber: true })),
  );
  const readings = [...bare, ...numbered];
  const best = readings.find(({ rank }) => readings.every((other) => other.rank <= rank));
  return best && { kind: best.kind, isNumber: best.isNumber };
}

/** `order number`, `number order`, `number of order`, `order with the number`, in every way in which the words can be divided. */
function splitLabel(label: string): [noun: string, number: string][] {
  const all = label.split(' ');
  return all.slice(1).flatMap((word, index): [string, string][] => {
    const [before, after] = [all.slice(0, index + 1).join(' '), all.slice(index + 1).join(' ')];
    const joined = JOINING_WORDS.has(word) ? [all.slice(index + 2).join(' ')] : [];
    const number = all.slice(all.findIndex((other, at) => at > index && !NUMBERING_WORDS.has(other))).join(' ');
    return [[before, number], [before, after], ...[after, ...joined].map((noun): [string, string] => [noun, before])];
  });
}

function nouns(): Map<string, Noun[]> {
  const [inAnyLanguage] = LABEL_LANGUAGES;
  const universal = words(inAnyLanguage?.number ?? '');
  const ranked = (['other', 'none', 'order'] as const).flatMap((kind) =>
    LABEL_LANGUAGES.flatMap((row) => {
      const numbers = new Set([...words(row.number), ...universal, ...(row === inAnyLanguage ? UNMISTAKABLE : [])]);
      return words(row[kind]).map((noun) => ({ noun, kind, numbers }));
    }),
  );
  const found = new Map<string, Noun[]>();
  for (const [rank, { noun, kind, numbers }] of ranked.entries()) {
    found.set(noun, [...(found.get(noun) ?? []), { kind, rank, numbers }]);
  }
  return found;
}

function fixedMeanings(): Map<string, LabelMeaning> {
  const found = new Map<string, LabelMeaning>();
  for (const order of words('order, po, purchase order')) {
    for (const heading of HEADINGS) found.set(`${order} ${heading}`, { kind: 'order', isNumber: false, isHeading: true });
  }
  for (const label of COUNTS) found.set(normalizeLabel(label), { kind: 'none', isNumber: false });
  found.set('sim', { kind: 'sim', isNumber: false });
  for (const label of SIM_LABELS) found.set(normalizeLabel(label), { kind: 'sim', isNumber: true });
  return found;
}

function words(list: string): readonly string[] {
  return list.split(',').map(normalizeLabel);
}

function lastWord(label: string): string {
  return label.slice(label.lastIndexOf(' ') + 1);
}
