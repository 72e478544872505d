import type { Timestamp } from '../../core/timestamp.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?$/;

/** Reads `yyyy-MM-dd HH:mm:ss` in the given zone (`+08:00`); undefined where the vendor wrote none or all zeros. */
export function when(text: string | undefined, zone: string): Timestamp | undefined {
  if (text === undefined || text.startsWith('0000-00-00')) return undefined;
  if (isDay(text)) return { kind: 'date', date: text };
  const [, day, time] = TIME.exec(text) ?? [];
  const at = isDay(day) ? Date.parse(`${day}T${time}${zone}`) : Number.NaN;
  return Number.isNaN(at) ? { kind: 'raw', text } : { kind: 'instant', at };
}

/** `Date` takes 30 February for 2 March. */
function isDay(text: string | undefined): text is string {
  if (text === undefined || !DAY.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}
