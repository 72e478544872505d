import { HEADINGS, JOINING, LANGUAGES, LINKING, SIM_LABELS } from './languages.ts';

/** What a label says of the number behind it. */
export interface Meaning {
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
export function normalized(label: string): string {
  if (LOWER_CASE_WORD.test(label)) return label;
  const spaced = label.replace(CAMEL, ' ').toLowerCase().replace(BETWEEN_WORDS, ' ').trim();
  return NOT_ASCII.test(spaced) ? spaced.normalize('NFD').replace(ACCENTS, '').normalize('NFC').replaceAll('ı', 'i') : spaced;
}

const DICTIONARY: ReadonlyMap<string, Meaning> = build();

/** The meaning of a normalised label. */
export function meaningOf(label: string): Meaning | undefined {
  return DICTIONARY.get(label);
}

const LINKING_WORDS: ReadonlySet<string> = new Set(LINKING.map(normalized));

/** True for a word between a label and its number, such as "is". */
export function isLinking(word: string): boolean {
  return LINKING_WORDS.has(word);
}

const LAST_WORDS: ReadonlySet<string> = new Set([...DICTIONARY.keys()].map((label) => label.slice(label.lastIndexOf(' ') + 1)));

/** True for a word with which some label ends, or a linking word. */
export function mayEndLabel(word: string): boolean {
  return LAST_WORDS.has(word) || LINKING_WORDS.has(word);
}

function build(): Map<string, Meaning> {
  const dictionary = new Map<string, Meaning>();
  const universal = words(LANGUAGES[0]?.number ?? '');
  for (const kind of ['other', 'none', 'order'] as const) {
    for (const row of LANGUAGES) {
      const numbers = [...new Set([...words(row.number), ...universal])];
      for (const noun of words(row[kind])) addNoun(dictionary, kind, noun, numbers);
    }
  }
  for (const order of words('order, po, purchase order')) {
    for (const heading of HEADINGS) dictionary.set(`${order} ${heading}`, { kind: 'order', isNumber: false, isHeading: true });
  }
  dictionary.set('sim', { kind: 'sim', isNumber: false });
  for (const label of SIM_LABELS) dictionary.set(normalized(label), { kind: 'sim', isNumber: true });
  return dictionary;
}

/** `order`, `order number`, `number of order`, `Bestellnummer`. */
function addNoun(
  dictionary: Map<string, Meaning>,
  kind: 'order' | 'none' | 'other',
  noun: string,
  numbers: readonly string[],
): void {
  dictionary.set(noun, { kind, isNumber: false });
  const numbered: Meaning = { kind, isNumber: true };
  for (const number of numbers) {
    for (const label of [`${noun} ${number}`, `${noun}${number}`, `${number} ${noun}`]) dictionary.set(label, numbered);
    for (const joint of JOINING) dictionary.set(`${number} ${joint} ${noun}`, numbered);
  }
}

function words(list: string): readonly string[] {
  return list.split(',').map(normalized);
}
