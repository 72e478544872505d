import { block } from './blocks.ts';
import { data } from './data.ts';
import { file } from './files.ts';
import { type Parts, readParts } from './parts.ts';
import { each, fields, labelledField, richText } from './readers.ts';

/**
 * All that a person reads in a Slack message, as one text: its `text`, blocks, legacy attachments, files and metadata. Mentions and dates are dropped, links give their label and their address. Parts are separated by an empty line,
 * so that two neighbours never make one number; the same part is said once. Any value is a message, a strange one is ''.
 * At most 100,000 characters, in time proportional to the message.
 */
export function messageText(message: unknown): string {
  return readParts(wholeMessage, message);
}

/** What a person has written: the message without its attachments, files and metadata. */
export function writtenText(message: unknown): string {
  return readParts(written, message);
}

/** What is attached to a message or forwarded with it. */
export function attachedText(message: unknown): string {
  return readParts(attached, message);
}

const blocks = each(block);

const written = fields(['text', richText], ['blocks', blocks]);
const attached = fields(['attachments', each(attachment)], ['files', each(file)], ['metadata', fields(['event_payload', data])]);

function wholeMessage(value: unknown, parts: Parts): void {
  written(value, parts);
  attached(value, parts);
}

/** What older apps post, and how Slack shows links and quoted messages; `fallback` last, it mostly repeats the others. */
function attachment(value: unknown, parts: Parts): void {
  ATTACHMENT(value, parts);
}

const ATTACHMENT = fields(
  ['pretext', richText],
  ['author_name', richText],
  ['title', richText],
  ['title_link', richText],
  ['text', richText],
  ['fields', each(labelledField)],
  ['blocks', blocks],
  ['message_blocks', each(fields(['message', wholeMessage]))],
  ['attachments', each(attachment)],
  ['files', each(file)],
  ['actions', blocks],
  ['footer', richText],
  ['fallback', richText],
);
