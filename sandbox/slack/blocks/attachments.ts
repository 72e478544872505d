import { type Json, objects } from '../json.ts';
import type { Violation } from '../state/slack-error.ts';
import { checkBlocks } from './blocks.ts';
import { boolean, list, number, oneOf, type Rule, shape, string, url } from './kinds/rules.ts';
import { LIMITS } from './limits.ts';

const text = string(LIMITS.text, 0);
const field = shape({}, { title: text, value: text, short: boolean });
const anything: Rule = () => [];

/** Legacy attachments: field types and URLs are checked, little else. */
const attachment = shape(
  {},
  {
    fallback: text,
    color: text,
    pretext: text,
    author_name: text,
    author_link: url(),
    author_icon: url(),
    title: text,
    title_link: url(),
    text,
    fields: list(field, LIMITS.attachments, 0),
    image_url: url(),
    thumb_url: url(),
    footer: text,
    footer_icon: url(),
    ts: anything,
    id: number,
    mrkdwn_in: list(oneOf('text', 'pretext', 'fields'), 3, 0),
    blocks: anything,
    callback_id: text,
    actions: anything,
  },
);

/** Blocks within attachments have the same rules as those of a message. */
export function checkAttachments(attachments: readonly Json[]): readonly Violation[] {
  return [
    ...list(attachment, LIMITS.attachments, 0)(attachments, '/attachments'),
    ...attachments.flatMap(({ blocks }, index) => checkBlocks(objects(blocks), 'message', `/attachments/${index}/blocks`)),
  ];
}
