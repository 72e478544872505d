import { fieldText, isRecord } from '../field.ts';

interface Entry {
  readonly key: string;
  readonly value: string;
}

/** `metadata` is a map of strings, sometimes written as JSON in a string. Nobody knows what a shop keeps in it. */
export function entriesOf(metadata: unknown): readonly Entry[] {
  const map = typeof metadata === 'string' ? parseMetadata(metadata) : metadata;
  if (!isRecord(map)) return [];
  return Object.entries(map).flatMap(([key, value]) => {
    const written = fieldText(typeof value === 'object' || typeof value === 'boolean' ? JSON.stringify(value) : value);
    return written === undefined ? [] : [{ key, value: written }];
  });
}

function parseMetadata(metadata: string): unknown {
  try {
    return JSON.parse(metadata);
  } catch {
    return { metadata };
  }
}
