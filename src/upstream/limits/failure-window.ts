/** Failures of one asker that start within this many milliseconds come from one command. */
const WINDOW_MS = 1_000;

/** Counts the failures of one command once: ten numbers in one command say no more about a provider than one. */
export interface FailureWindow {
  /** Whether a failure of this asker's lookup, started then, is the first of its window. */
  isFirst(asker: string | undefined, startedAt: number): boolean;
  clear(): void;
}

/** Remembers one time for each asker. Lookups without an asker count one by one. */
export function createFailureWindow(): FailureWindow {
  const windows = new Map<string, number>();
  return {
    isFirst(asker, startedAt) {
      if (asker === undefined) return true;
      const last = windows.get(asker);
      if (last !== undefined && startedAt - last < WINDOW_MS) return false;
      windows.set(asker, startedAt);
      return true;
    },
    clear: () => windows.clear(),
  };
}
