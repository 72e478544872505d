/** One measurement, as a multiple of another one of the same run: on a shared machine only such figures can be compared. */
export interface BenchRow {
  readonly what: string;
  readonly ratio: number;
  readonly note: string;
}
