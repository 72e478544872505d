import type { PersonalPart } from '../../core/order.ts';
import { isRecord, text } from './value.ts';

/** `metadata` is a map of strings, sometimes written as JSON in a string. Nobody knows what a shop keeps in it. */
export function free(metadata: unknown): PersonalPart['free'] {
  const map = typeof metadata === 'string' ? unwrapped(metadata) : metadata;
  if (!isRecord(map)) return [];
  return Object.entries(map).flatMap(([key, value]) => {
    const said = text(typeof value === 'object' || typeof value === 'boolean' ? JSON.stringify(value) : value);
    return said === undefined ? [] : [{ key, value: said }];
  });
}

function unwrapped(metadata: string): unknown {
  try {
    return JSON.parse(metadata);
  } catch {
    return { metadata };
  }
}
