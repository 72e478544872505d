import { isObject, type Json, text } from '../json.ts';
import { invalidError, SlackApiError } from '../state/slack-error.ts';
import type { Content } from '../workspace/messages.ts';
import { checkAttachments } from './attachments.ts';
import { checkBlocks } from './blocks.ts';
import { withIds } from './ids.ts';
import { LIMITS } from './limits.ts';
import { textLength } from './text.ts';

/** Validates the content of a message like Slack. Throws `no_text`, `msg_too_long`, `invalid_blocks`, … */
export function readContent(args: Json): Content {
  const said = text(args, 'text');
  const blocks = readList(args.blocks, 'invalid_blocks_format');
  const attachments = readList(args.attachments, 'invalid_attachments');
  if (said.trim() === '' && !blocks?.length && !attachments?.length) throw new SlackApiError('no_text');
  if (said.length > LIMITS.text) throw new SlackApiError('msg_too_long');
  const violations = [...checkBlocks(blocks ?? [], 'message', '/blocks'), ...checkAttachments(attachments ?? [])];
  if (violations.length > 0) throw invalidError('invalid_blocks', violations);
  if (textLength(blocks) > LIMITS.messageBlocksText) throw new SlackApiError('msg_blocks_too_long');
  return {
    text: said,
    blocks: blocks && withIds(blocks),
    attachments: attachments?.map((attachment, index) => ({ id: index + 1, ...attachment })),
    metadata: readMetadata(args.metadata),
  };
}

function readList(value: unknown, refusal: string): readonly Json[] | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (!Array.isArray(value) || !value.every(isObject)) throw new SlackApiError(refusal);
  return value;
}

/** Invalid metadata is dropped, not rejected: the caller gets a warning (docs.slack.dev, work objects). */
function readMetadata(given: unknown): Json | undefined {
  if (!isObject(given)) return undefined;
  const isEvent = typeof given.event_type === 'string' && isObject(given.event_payload);
  return isEvent || Array.isArray(given.entities) ? given : undefined;
}
