/**
 * The value if it arrives within so many milliseconds, undefined otherwise. A late value is not lost: the caller's cache
 * keeps it. A time that is over already counts as a millisecond. p-timeout makes an error with its stack for each call, and
 * Promise.race six promises more: either took as long as the rest of an answer's lookups.
 */
export function valueWithin<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), Math.max(1, milliseconds));
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value ?? undefined);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
