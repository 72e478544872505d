import * as z from 'zod';
import { decimal } from '../core/order/money.ts';
import { readTimestamp } from '../core/order/timestamp.ts';

/** Readers for fields of vendors' replies: what is not of the expected type counts as absent, so that no field costs the order. */

/** What vendors write where they have nothing, in lower case. */
const EMPTY = new Set([
  'null',
  '(null)',
  '<null>',
  '[null]',
  'nil',
  'undefined',
  'nan',
  'n/a',
  '#n/a',
  'n.a.',
  '\\n',
  '[]',
  '{}',
]);
const DASHES = /^[-‐-―−/]{1,3}$/;
/** Words for nothing that a vendor's vocabulary may list: an order without a dispute has the dispute status `none`. */
const NOTHING = new Set(['none', '(none)', 'not available', 'not applicable', '-1', '无', '暂无', '空']);
/** An amount that cannot be read is shown, but no page of text. */
const MAX_WRITTEN_AMOUNT = 40;

/** Zod requires a key unless it is optional, whatever the transform makes of its absence. */
export const anything = z.unknown().optional();

/** Trimmed text of a string or a number; a word for nothing is absent. */
export const text = anything.transform(fieldText);

/** A word or code of a vocabulary: as `text`, but `none`, `-1` and a boolean may mean something there. */
export const word = anything.transform(vocabularyWord);

/** Words of a vocabulary: one, several with commas, or a list of them or of objects with a status. */
export const wordList = anything.transform((value): string[] =>
  [value].flat().flatMap((one) => {
    const written = vocabularyWord(isRecord(one) ? one.status : one) ?? '';
    return written.split(/[,;|，、]/u).flatMap((part) => wordOf(part) ?? []);
  }),
);

/** A plain decimal string where the amount can be read for certain, otherwise as the vendor wrote it; never another amount. */
export const amount = anything.transform((value) => decimal(value) ?? fieldText(value)?.slice(0, MAX_WRITTEN_AMOUNT));

/** A time as one text, also where a library has written it as a list of numbers or an object. */
export const timeText = anything.transform((value) => fieldText(isComposed(value) ? composedTime(value) : value));

/** A time as `readTimestamp` reads it without a zone. */
export const time = timeText.transform((written) => readTimestamp(written));

/** A link that may be shown: https without credentials. */
export const httpsLink = anything.transform((value) => {
  const url = typeof value === 'string' ? URL.parse(value.trim()) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
});

/** The items of a list that can be read; anything else is an empty list. */
export function listOf<Item>(item: z.ZodType<Item>) {
  return anything.transform((list): Item[] => {
    return (entriesOf(list) ?? []).flatMap((entry) => {
      const { data, success } = item.safeParse(entry);
      return success ? [data] : [];
    });
  });
}

const INDEX = /^\d{1,6}$/;

/**
 * The entries of a list as vendors write one: what converts from XML writes its only entry without a list around it, and
 * PHP an object of numbered entries where some were left out. Undefined for anything else.
 */
function entriesOf(list: unknown): readonly unknown[] | undefined {
  if (Array.isArray(list)) return list;
  if (!isRecord(list)) return undefined;
  const keys = Object.keys(list);
  if (keys.length === 0) return undefined;
  return keys.every((key) => INDEX.test(key)) ? Object.values(list) : [list];
}

/** The rows of a list that can be read, and how many cannot; null and an absent list hold none. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly unreadable: number;
}

/** A list of orders, of which a row that cannot be read costs no other. Refused when no row can be read. */
export function rowsOf<Row>(row: z.ZodType<Row>) {
  return anything
    .refine((list) => list === undefined || list === null || entriesOf(list) !== undefined, { error: 'no list', abort: true })
    .transform((list): Rows<Row> => {
      const read = (entriesOf(list) ?? []).filter((entry) => entry !== null).map((entry) => row.safeParse(entry));
      const rows = read.flatMap(({ success, data }) => (success ? [data] : []));
      return { rows, unreadable: read.length - rows.length };
    })
    .refine(({ rows, unreadable }) => rows.length > 0 || unreadable === 0, 'no readable row');
}

/** An object within the reply; anything else is an empty one. */
export function objectOf<Part extends z.ZodType>(part: Part) {
  return anything.transform((value): unknown => (isRecord(value) ? value : {})).pipe(part);
}

/** As `text` reads it. */
export function fieldText(value: unknown): string | undefined {
  const written = wordOf(value);
  return written === undefined || NOTHING.has(written.toLowerCase()) ? undefined : written;
}

function vocabularyWord(value: unknown): string | undefined {
  return wordOf(typeof value === 'boolean' ? String(value) : value);
}

/** A whole number too large to be exact is absent: a wrong id is worse than none. */
function wordOf(value: unknown): string | undefined {
  const written = typeof value === 'string' ? value.trim() : numberText(value);
  return written === '' || EMPTY.has(written.toLowerCase()) || DASHES.test(written) ? undefined : written;
}

function numberText(value: unknown): string {
  if (typeof value !== 'number' || (Number.isInteger(value) && !Number.isSafeInteger(value))) return '';
  return decimal(value) ?? '';
}

type Composed = readonly number[] | Readonly<Record<string, unknown>>;

function isComposed(value: unknown): value is Composed {
  return isRecord(value) || (Array.isArray(value) && value.length >= 3 && value.every(Number.isInteger));
}

/** Java's Jackson: `[2025, 8, 28, 11, 14, 29]`; MongoDB: `{"$date": …}`; Protocol Buffers: `{"seconds": …, "nanos": …}`. */
function composedTime(value: Composed): unknown {
  if (isRecord(value)) return value.$date ?? value.seconds;
  const [year = 0, month = 0, day = 0, ...clock] = value;
  const padded = (parts: readonly number[], joint: string) => parts.map((part) => String(part).padStart(2, '0')).join(joint);
  const date = padded([year, month, day], '-');
  return clock.length === 0 ? date : `${date} ${padded([...clock, 0, 0].slice(0, 3), ':')}`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
