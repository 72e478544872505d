/**
 * The value if it arrives within so many milliseconds, undefined otherwise. A late value is not lost: the caller's cache
 * keeps it. A time that is over already counts as a millisecond. p-timeout makes an error with its stack for each call,
 * which took as long as the rest of an answer's lookups.
 */
export async function valueWithin<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, Math.max(1, milliseconds));
  try {
    return (await Promise.race([promise, over.promise])) ?? undefined;
  } finally {
    clearTimeout(timer);
  }
}
