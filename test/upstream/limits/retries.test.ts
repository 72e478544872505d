import { describe, expect, it, vi } from 'vitest';
import { FAILURE_KINDS, type FailureDetails, type FailureKind, ProviderError } from '../../../src/core/failure/failure.ts';
import { createRetries } from '../../../src/upstream/limits/retries.ts';

const NOW = 1_000_000;

async function attemptsOf(kind: FailureKind, details: FailureDetails = {}, endsAt = NOW + 12_000): Promise<number> {
  const attempt = vi.fn(async () => Promise.reject(new ProviderError(kind, 'no', details)));
  await createRetries({ endsAt, backoff: 1, now: () => NOW, random: () => 0 })
    .execute(attempt)
    .catch(() => {});
  return attempt.mock.calls.length;
}

/** The waits before the retries, in milliseconds. */
async function waitsOf(random: number, details: FailureDetails = {}): Promise<number[]> {
  const waits: number[] = [];
  const retries = createRetries({ endsAt: NOW + 12_000, backoff: 10, now: () => NOW, random: () => random });
  retries.onRetry(({ delay }) => waits.push(delay));
  await retries.execute(async () => Promise.reject(new ProviderError('unavailable', 'no', details))).catch(() => {});
  return waits;
}

describe('createRetries', () => {
  it('retries twice, and only what may pass by itself', async () => {
    const attempts = await Promise.all(FAILURE_KINDS.map(async (kind) => [kind, await attemptsOf(kind)]));

    expect(Object.fromEntries(attempts)).toEqual({
      unauthorized: 1,
      forbidden: 1,
      rate_limited: 3,
      unavailable: 3,
      unreachable: 3,
      not_asked: 1,
      timeout: 3,
      queue_timeout: 1,
      bad_response: 1,
      refused: 1,
      quota: 1,
    });
  });

  it('retries a failure that may be an answer only once', async () => {
    const attempts = await attemptsOf('unavailable', { doubtful: true });

    expect(attempts).toBe(2);
  });

  it('does not retry a bug', async () => {
    const attempt = vi.fn(async () => Promise.reject(new TypeError('no')));

    await createRetries({ endsAt: NOW + 1, backoff: 1, now: () => NOW, random: () => 0 })
      .execute(attempt)
      .catch(() => {});

    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it.each([
    [0, [5, 10]],
    [0.5, [7.5, 15]],
    [1, [10, 20]],
  ])('waits longer each time, with jitter (%d)', async (random, expected) => {
    const waits = await waitsOf(random);

    expect(waits).toEqual(expected);
  });

  it('waits as long as the provider asks', async () => {
    const waits = await waitsOf(1, { retryAfter: 15 });

    expect(waits).toEqual([15, 20]);
  });

  it.each(['rate_limited', 'unavailable'] as const)('fails at once when %s asks for more than the deadline has', async (kind) => {
    const attempts = await attemptsOf(kind, { retryAfter: 12_000 });

    expect(attempts).toBe(1);
  });
});
