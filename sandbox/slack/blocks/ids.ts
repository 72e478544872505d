import { randomBytes } from 'node:crypto';
import { isObject, type Json } from '../json.ts';

const HOLDERS = ['elements', 'actions', 'child_blocks'];
const INTERACTIVE = /^(button|overflow|.*select|datepicker|timepicker|datetimepicker|checkboxes|radio_buttons|.*_input)$/;

/** Adds the IDs that Slack generates for blocks and interactive elements without one. */
export function withIds(blocks: readonly Json[]): readonly Json[] {
  return blocks.map((block) => ({ block_id: newId(), ...fillBlock(block) }));
}

function fillBlock(block: Json): Json {
  const filled = Object.entries(block).map(([key, value]) => {
    if (HOLDERS.includes(key) && Array.isArray(value)) return [key, value.map(fillElement)];
    return [key, key === 'accessory' || key === 'element' ? fillElement(value) : value];
  });
  return Object.fromEntries(filled);
}

function fillElement(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (typeof value.type === 'string' && INTERACTIVE.test(value.type)) return { action_id: newId(), ...value };
  return HOLDERS.some((key) => key in value) ? withIds([value])[0] : value;
}

function newId(): string {
  return randomBytes(3).toString('hex');
}
