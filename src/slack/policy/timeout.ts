import pTimeout from 'p-timeout';

/** The value if it arrives within so many milliseconds, undefined otherwise. A late value is not lost: the caller's cache keeps it. A time that is over already counts as a millisecond. */
export async function valueWithin<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  return await pTimeout(promise, { milliseconds: Math.max(1, milliseconds), fallback: () => undefined });
}
