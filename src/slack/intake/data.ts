import type { Parts, Reader } from './parts.ts';
import { textIn } from './readers.ts';

const MAX_FIELDS = 200;

/** Names that say nothing without the name of their object. */
const GENERIC = /^(?:id|number|no|num|code|sn|ref|reference|name|value)$/i;

/** JSON that an app attached for other apps (`metadata.event_payload`): each value with the name of its field. */
export function data(value: unknown, parts: Parts): void {
  fieldsOf('')(value, parts);
}

function fieldsOf(object: string): Reader {
  return (value, parts) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value).slice(0, MAX_FIELDS)) {
      sayField(Array.isArray(value) ? object : labelOf(object, name), inner, parts);
    }
  };
}

function sayField(label: string, value: unknown, parts: Parts): void {
  const text = typeof value === 'object' ? '' : textIn(value);
  if (text === '') parts.read(fieldsOf(label), value);
  else parts.say(label === '' ? text : `${label}: ${text}`);
}

function labelOf(object: string, name: string): string {
  return GENERIC.test(name) && object !== '' ? `${object} ${name}` : name;
}
