import { checkBlocks } from '../blocks/blocks.ts';
import { isObject, type Json, objects } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { Methods } from './method.ts';

/** Messages only: nothing else is sent here for a check (docs.slack.dev/reference/methods/blocks.validate). */
export const BLOCKS: Methods = { 'blocks.validate': { run: validate } };

function validate({ message }: Json): Json {
  if (!isObject(message)) throw new SlackApiError('invalid_arguments');
  const violations = checkBlocks(objects(message.blocks), 'message', '/blocks');
  if (violations.length > 0) throw new SlackApiError('invalid_message', { errors: violations.map(errorOf) });
  return {};
}

function errorOf({ pointer, message }: { readonly pointer: string; readonly message: string }): Json {
  return { pointer, code: 'failed_constraint', message };
}
