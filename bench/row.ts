/** One measurement, as a ratio to another one of the same run: on a shared machine only ratios are comparable. */
export interface BenchRow {
  readonly what: string;
  readonly ratio: number;
  readonly note: string;
  /** The limit, and whether the measurement is within it. */
  readonly limit?: { readonly words: string; readonly isKept: boolean } | undefined;
}

/** The median of several measurements, in milliseconds. */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Concurrent queries may take at most `milliseconds` longer than the slowest of them. */
export function within(milliseconds: number, together: number, alone: number): BenchRow['limit'] {
  return { words: `at most ${milliseconds} ms more`, isKept: together - alone <= milliseconds };
}

/** The ratio may be at most this. */
export function atMost(most: number, ratio: number): NonNullable<BenchRow['limit']> {
  return { words: `at most ${most}`, isKept: ratio <= most };
}

/** The ratio must be at least this. */
export function atLeast(least: number, ratio: number): NonNullable<BenchRow['limit']> {
  return { words: `at least ${least}`, isKept: ratio >= least };
}
