import { inspect } from 'node:util';
import { expect } from 'vitest';
import { ProviderError } from '../../../src/core/failure/failure.ts';
import type { Order } from '../../../src/core/order/order.ts';
import { MEANINGS, STAGES, TONES } from '../../../src/core/order/vocabulary.ts';

/** A plain decimal, or what the vendor wrote. */
const AMOUNT = /^(?:-?\d+(\.\d+)?|\S.{0,39})$/s;
/** What `String()` makes of a value that was no text. */
const SLIPS = ['undefined', 'null', 'NaN', '[object Object]'];
/** The last instant that `Date` can hold. */
const LAST_INSTANT = 8.64e15;

/** What every order of every provider must be, whatever the vendor sent. */
export function expectSound(orders: readonly Order[], provider: string): void {
  for (const order of orders) {
    expect(order.provider).toBe(provider);
    expect(order.public.id).toEqual(expect.stringMatching(/\S/));
    expect(STAGES).toContain(order.public.stage);
    expect(leaves(order).filter(([path, value]) => !isSoundLeaf(path, value))).toEqual([]);
  }
}

/** No number but an instant, no slip of the pen for a text, no word outside our own closed vocabularies. */
function isSoundLeaf(path: string, value: unknown): boolean {
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (value === undefined || typeof value === 'boolean') return true;
  if (typeof value === 'number') return key === 'at' && isInstant(value);
  if (typeof value !== 'string' || SLIPS.includes(value)) return false;
  return MUST[key]?.(value) ?? true;
}

const MUST: Readonly<Record<string, (value: string) => boolean>> = {
  at: () => false,
  amount: (value) => AMOUNT.test(value),
  tone: (value) => [...TONES].some((tone) => tone === value),
  meaning: (value) => [...MEANINGS].some((meaning) => meaning === value),
  url: (value) => value.startsWith('https://'),
};

function isInstant(value: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= LAST_INSTANT;
}

/** Every value that is neither a plain object nor a list, with its path. */
function leaves(data: unknown, path = ''): [string, unknown][] {
  if (!isPlain(data)) return [[path, data]];
  return Object.entries(data).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

/** What survives being remembered as JSON: no dates, maps, errors. */
function isPlain(data: unknown): data is object {
  if (typeof data !== 'object' || data === null) return false;
  return Array.isArray(data) || Object.getPrototypeOf(data) === Object.prototype;
}

/** The error that `lookup` ended with; anything but a ProviderError without secrets in it fails the test. */
export async function expectFailure(lookup: Promise<unknown>, secrets: readonly string[]): Promise<ProviderError> {
  const outcome = await lookup.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!('error' in outcome)) return expect.fail(`answered ${inspect(outcome.value)}`);
  if (!(outcome.error instanceof ProviderError)) return expect.fail(`threw ${inspect(outcome.error)}`);
  expectNoSecret(outcome.error, secrets);
  return outcome.error;
}

function expectNoSecret(error: ProviderError, secrets: readonly string[]): void {
  const { message, stack, code, cause, traceId } = error;
  const everything = [
    inspect(error, { depth: 10, showHidden: true, maxStringLength: null }),
    JSON.stringify({ message, stack, code, cause, traceId }),
  ];
  for (const secret of secrets) for (const text of everything) expect(text).not.toContain(secret);
}
