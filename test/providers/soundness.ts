import { inspect } from 'node:util';
import { expect } from 'vitest';
import { ProviderError } from '../../src/core/failure.ts';
import { MEANINGS, type Order, STAGES, TONES } from '../../src/core/order.ts';

const AMOUNT = /^-?\d+(\.\d+)?$/;
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
    for (const [path, value] of leaves(order)) expectSoundLeaf(path, value);
    expect(JSON.parse(JSON.stringify(order))).toEqual(order);
  }
}

function expectSoundLeaf(path: string, value: unknown): void {
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (typeof value === 'number') expect({ path, sound: key === 'at' && isInstant(value) }).toEqual({ path, sound: true });
  if (typeof value === 'string') expect({ path, slip: SLIPS.includes(value) }).toEqual({ path, slip: false });
  if (key === 'amount') expect(value).toEqual(expect.stringMatching(AMOUNT));
  if (key === 'tone') expect(TONES).toContain(value);
  if (key === 'meaning' && value !== undefined) expect(MEANINGS).toContain(value);
  if (key === 'url' && value !== undefined) expect(value).toEqual(expect.stringMatching(/^https:\/\//));
}

function isInstant(value: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= LAST_INSTANT;
}

/** Every value of plain data that is neither object nor list, with its path. */
function leaves(data: unknown, path = ''): [string, unknown][] {
  if (typeof data !== 'object' || data === null) return [[path, data]];
  return Object.entries(data).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

/** The error that `lookup` ended with; anything but a ProviderError without secrets in it fails the test. */
export async function failureOf(lookup: Promise<unknown>, secrets: readonly string[]): Promise<ProviderError> {
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
