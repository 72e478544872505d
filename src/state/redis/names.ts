/** What a key is for: claims, buckets, values and lists of the same name are independent. */
export type EntryKind = 'claim' | 'bucket' | 'value' | 'list';

export function entryName(kind: EntryKind, key: string): string {
  return `${kind}:${key}`;
}
