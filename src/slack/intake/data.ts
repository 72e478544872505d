import type { Parts } from './parts.ts';
import { textIn } from './readers.ts';

const MAX_FIELDS = 200;

/** JSON that an app attached for other apps (`metadata.event_payload`): each value with the name of its field. */
export function data(value: unknown, parts: Parts): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value).slice(0, MAX_FIELDS)) {
    const text = typeof inner === 'object' ? '' : textIn(inner);
    if (text !== '') parts.say(Array.isArray(value) ? text : `${name}: ${text}`);
    else parts.read(data, inner);
  }
}
