import type { KnownBlock } from '@slack/types';
import type { Message } from '../../src/slack/cards/card.ts';
import { isObject, type Json, text } from './json.ts';

/** The message in a call's arguments or in a stored message. */
export function messageOf(posted: Json): Message {
  return { text: text(posted, 'text'), blocks: Array.isArray(posted.blocks) ? posted.blocks.filter(isBlock) : [] };
}

/** The stand-in has already validated the blocks. */
function isBlock(value: unknown): value is KnownBlock {
  return isObject(value) && typeof value.type === 'string';
}
