import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { boundBy } from '../src/bound.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('bound: fires at its deadline', () => {
  const { signal } = boundBy(1_000, undefined);

  vi.advanceTimersByTime(999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.aborted).toBe(true);
});

it.each([
  ['that fires later', false],
  ['that has fired before', true],
])('bound: fires with an outer signal %s', (_, isBefore) => {
  const outer = new AbortController();
  if (isBefore) outer.abort();
  const { signal } = boundBy(1_000, outer.signal);
  outer.abort();

  expect(signal.aborted).toBe(true);
});

it('bound: once it has ended nothing waits any more, and it never fires', () => {
  const outer = new AbortController();
  const { signal, end } = boundBy(1_000, outer.signal);

  end();

  expect(vi.getTimerCount()).toBe(0);
  outer.abort();
  expect(signal.aborted).toBe(false);
});
