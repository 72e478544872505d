/** Bounds an lru-cache by its number of entries. Its own `max` would reserve the memory for all of them at once. */
export function atMostEntries(most: number): { readonly maxSize: number; readonly sizeCalculation: () => 1 } {
  return { maxSize: most, sizeCalculation: () => 1 };
}
