import * as z from 'zod';
import type { Timestamp } from '../../core/timestamp.ts';
import { text } from './fields.ts';

const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const SECONDS = /^\d{10}$/;
const MILLISECONDS = /^\d{13}$/;

/**
 * Tuya documents its times as Long and shows them as "20220901": 8 digits are a date without a zone, 10 seconds,
 * 13 milliseconds; ISO 8601 is read as such, and anything else is kept as it stands. Zero and nothing are no time.
 */
export const time = text.transform((value): Timestamp | undefined => {
  if (value === undefined || value === '0') return undefined;
  return date(value) ?? instant(value) ?? { kind: 'raw', text: value };
});

function date(value: string): Timestamp | undefined {
  const [, year, month, day] = COMPACT_DATE.exec(value) ?? DATE.exec(value) ?? [];
  const written = `${year}-${month}-${day}`;
  return z.iso.date().safeParse(written).success ? { kind: 'date', date: written } : undefined;
}

function instant(value: string): Timestamp | undefined {
  const at = epoch(value);
  return at === undefined || Number.isNaN(at) ? undefined : { kind: 'instant', at };
}

function epoch(value: string): number | undefined {
  if (SECONDS.test(value)) return 1000 * Number(value);
  if (MILLISECONDS.test(value)) return Number(value);
  return INSTANT.test(value) ? Date.parse(value) : undefined;
}
