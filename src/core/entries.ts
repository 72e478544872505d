/**
 * Bounds an lru-cache by its number of entries. Its own `max` would reserve the memory for all of them at once, and its
 * clock of a millisecond would start a timer for each in which it is used.
 */
export function atMostEntries(most: number): {
  readonly maxSize: number;
  readonly sizeCalculation: () => 1;
  readonly ttlResolution: 0;
} {
  return { maxSize: most, sizeCalculation: () => 1, ttlResolution: 0 };
}
