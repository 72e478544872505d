/**
 * The promise's value; undefined after so many milliseconds. What has arrived by then counts, even where the event loop
 * was too busy to read it: the sockets are looked at once more.
 */
export async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => setImmediate(late.resolve, undefined), ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
