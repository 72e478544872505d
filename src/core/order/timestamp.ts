import { decimal } from './money.ts';

/**
 * A time as precise as the vendor gives it: an instant (epoch milliseconds), a calendar date
 * without a zone (`yyyy-MM-dd`), or text that is neither and is shown unchanged.
 */
export type Timestamp =
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'raw'; readonly text: string };

/** Orders lie between these. The same digits as seconds, milliseconds, micro- and nanoseconds cannot all do so. */
const [FIRST, LAST] = [Date.UTC(2000, 0), Date.UTC(2100, 0)];
/** Milliseconds in a second, millisecond, microsecond and nanosecond. */
const EPOCH_UNITS = [1000, 1, 1e-3, 1e-6];

/** As .NET writes a time into JSON, with or without a zone that changes nothing. */
const DOT_NET = /^\/Date\((\d{1,19})(?:[+-]\d{4})?\)\/$/;
const EXPONENT = /^\d(?:\.\d{1,18})?E\+?\d{1,2}$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;
const EPOCH = /^\d{9,19}(?:\.\d{1,9})?$/;
const CLOCK =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d))?(?:\[[\w/+-]{1,40}\])?$/i;
/** As in HTTP and RFC 1123. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
/** Zero, a negative number, and the first days of Unix, Go and .NET, MySQL, Excel and SQL Server. */
const NO_TIME = /^(?:-\d+|[+-]?[0.]+|(?:0000|0001)-.*|(?:1970-01-01|1969-12-31|1899-12-30|1900-01-01)(?:[T ].*)?)$/;
/** What means "never": the last year of most calendars, and the largest numbers of 32 and 64 bits. */
const NEVER = /^(?:9999-.*|2147483647(?:000)?|4294967295(?:000)?|9223372036854775807)$/;
const [LAST_YEAR, NO_YEAR] = [Date.UTC(9999, 0), Date.UTC(10_000, 0)];

/**
 * Reads whatever vendors write for a time: `yyyyMMdd` and `yyyy-MM-dd`; epoch seconds to nanoseconds; ISO 8601 and
 * `yyyy-MM-dd HH:mm:ss`, with slashes too. A clock time without a zone is an instant only in the `zone` given (`+08:00`).
 * Undefined for no time and for "never".
 */
export function readTimestamp(written: string | undefined, zone?: string): Timestamp | undefined {
  if (written === undefined || NO_TIME.test(written)) return undefined;
  const plain = plainForm(written);
  if (isNever(plain)) return undefined;
  if (isDate(plain)) return { kind: 'date', date: plain };
  const at = EPOCH.test(plain) ? epoch(Number(plain)) : clockTime(plain, zone);
  return isPlausible(at) ? { kind: 'instant', at } : { kind: 'raw', text: written };
}

function isNever(written: string): boolean {
  const count = EPOCH.test(written) ? Number(written) : Number.NaN;
  return NEVER.test(written) || [count, count * 1000].some((at) => at >= LAST_YEAR && at < NO_YEAR);
}

function plainForm(written: string): string {
  const [, milliseconds = EXPONENT.test(written) ? decimal(written) : undefined] = DOT_NET.exec(written) ?? [];
  if (milliseconds !== undefined) return milliseconds;
  const [, year, month, day, hour, minute, second] = COMPACT.exec(written) ?? [];
  if (year === undefined) return written.replace(/^(\d{4})\/(\d\d)\/(\d\d)/, '$1-$2-$3');
  const date = `${year}-${month}-${day}`;
  if (!isDate(date)) return written;
  return hour === undefined ? date : `${date} ${hour}:${minute}:${second}`;
}

function epoch(count: number): number {
  return Math.round(EPOCH_UNITS.map((unit) => count * unit).find(isPlausible) ?? Number.NaN);
}

function clockTime(written: string, zone: string | undefined): number {
  if (HTTP_DATE.test(written)) return Date.parse(written);
  const [, day = '', time, utc, hours, minutes] = CLOCK.exec(written) ?? [];
  const offset = utc ? 'Z' : hours ? `${hours}:${minutes}` : zone;
  return isDate(day) && offset !== undefined ? Date.parse(`${day}T${time}${offset}`) : Number.NaN;
}

/** True for `yyyy-MM-dd` of the calendar; `Date` takes 30 February for 2 March. */
function isDate(written: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(written) ? Date.parse(written) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written);
}

function isPlausible(at: number): boolean {
  return at >= FIRST && at < LAST;
}
