import { decode } from './entities.ts';
import type { Parts, Reader } from './parts.ts';

/** A string, or an object that holds one as `text`, in Slack's writing. */
export function richText(value: unknown, parts: Parts): void {
  const { text, addresses } = decode(textIn(value));
  for (const part of [text, ...addresses]) parts.say(part);
}

/** The same for text without Slack's markup: cells of tables. */
export function literal(value: unknown, parts: Parts): void {
  parts.say(textIn(value));
}

/** A field of a legacy attachment: its value stays beside the title that says what it is. */
export function labelledField(value: unknown, parts: Parts): void {
  const texts = [property(value, 'title'), property(value, 'value')].map(textIn);
  richText(texts.filter((text) => text.trim() !== '').join(': '), parts);
}

/** Each element of an array; what is no array says nothing. */
export function each(reader: Reader): Reader {
  return (value, parts) => {
    if (!Array.isArray(value)) return;
    for (const element of value) parts.read(reader, element);
  };
}

/** The named properties of an object, in the order of the table. */
export function fields(...table: readonly (readonly [name: string, reader: Reader])[]): Reader {
  return (value, parts) => {
    for (const [name, reader] of table) parts.read(reader, property(value, name));
  };
}

/** An own property, so that no payload reaches what an object inherits. */
export function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** A number only where JSON kept all its digits: an id is never rounded. */
export function textIn(value: unknown): string {
  const text = typeof value === 'object' ? property(value, 'text') : value;
  if (typeof text === 'string') return text;
  return Number.isSafeInteger(text) ? String(text) : '';
}
