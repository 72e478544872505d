/** One measurement, as a multiple of another one of the same run: on a shared machine only such figures can be compared. */
export interface BenchRow {
  readonly what: string;
  readonly ratio: number;
  readonly note: string;
  /** How far the measurement may go, and whether it kept to that. */
  readonly limit?: { readonly words: string; readonly isKept: boolean } | undefined;
}

/** The middle of several measurements, in milliseconds. */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** What runs at once shall take hardly longer than the slowest of it alone. */
export function within(milliseconds: number, together: number, alone: number): BenchRow['limit'] {
  return { words: `at most ${milliseconds} ms more`, isKept: together - alone <= milliseconds };
}
