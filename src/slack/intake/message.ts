import { block } from './blocks.ts';
import { type Parts, read } from './parts.ts';
import { each, fields, labelled, literal, words } from './readers.ts';

/**
 * All that a person reads in a Slack message, as one text: its `text`, blocks, legacy attachments and the names of its
 * files. Mentions and dates are dropped, links give their label and their address. Parts are separated by an empty line,
 * so that two neighbours never make one number; the same part is said once. Any value is a message, a strange one is ''.
 * At most 100,000 characters, in time proportional to the message.
 */
export function textOf(message: unknown): string {
  return read(wholeMessage, message);
}

const blocks = each(block);

/** An e-mail that was sent to a channel is a file with its subject and its text. */
const file = fields(['title', literal], ['name', literal], ['alt_txt', literal], ['subject', literal], ['plain_text', literal]);

const wholeMessage = fields(['text', words], ['blocks', blocks], ['attachments', each(attachment)], ['files', each(file)]);

/** What older apps post, and how Slack shows links and quoted messages; `fallback` last, it mostly repeats the others. */
function attachment(value: unknown, parts: Parts): void {
  ATTACHMENT(value, parts);
}

const ATTACHMENT = fields(
  ['pretext', words],
  ['author_name', words],
  ['title', words],
  ['title_link', words],
  ['text', words],
  ['fields', each(labelled)],
  ['blocks', blocks],
  ['message_blocks', each(fields(['message', wholeMessage]))],
  ['attachments', each(attachment)],
  ['files', each(file)],
  ['actions', blocks],
  ['footer', words],
  ['fallback', words],
);
