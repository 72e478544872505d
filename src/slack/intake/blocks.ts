import type { Parts, Reader } from './parts.ts';
import { each, fields, literal, property, richText, textIn } from './readers.ts';
import { paragraph } from './rich-text.ts';
import { tableRows } from './table.ts';

/** Any block or element of Block Kit, by its type; one that is not in the table says nothing. */
export function block(value: unknown, parts: Parts): void {
  const type = property(value, 'type');
  const reader = typeof type === 'string' ? BLOCKS.get(type) : undefined;
  if (reader) reader(value, parts);
}

const blocks = each(block);
const rows = tableRows(block);
const elements = fields(['elements', blocks]);
const text = fields(['text', richText]);
const choices = fields(['options', each(fields(['text', richText], ['description', richText]))]);
const button = fields(['text', richText], ['url', richText]);

/** What a person reads in each (docs.slack.dev/reference/block-kit/blocks). */
const BLOCKS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['actions', elements],
  ['alert', text],
  [
    'card',
    fields(
      ['icon', block],
      ['title', richText],
      ['subtitle', richText],
      ['hero_image', block],
      ['body', richText],
      ['actions', blocks],
    ),
  ],
  ['carousel', elements],
  [
    'container',
    fields(['icon', block], ['title', richText], ['rich_text_title', block], ['subtitle', richText], ['child_blocks', blocks]),
  ],
  ['context', elements],
  ['context_actions', elements],
  ['data_table', fields(['caption', richText], ['rows', rows])],
  ['header', text],
  ['image', fields(['title', richText], ['alt_text', richText])],
  ['input', fields(['label', richText], ['hint', richText], ['element', block])],
  ['markdown', text],
  ['plan', fields(['title', richText], ['tasks', blocks])],
  ['rich_text', elements],
  ['section', fields(['text', richText], ['fields', each(richText)], ['accessory', block])],
  ['table', fields(['rows', rows])],
  ['task_card', fields(['title', richText], ['details', block], ['output', block], ['sources', blocks])],
  [
    'video',
    fields(
      ['title', richText],
      ['title_url', richText],
      ['description', richText],
      ['alt_text', richText],
      ['author_name', richText],
      ['provider_name', richText],
    ),
  ],
  ['button', button],
  ['icon_button', button],
  ['mrkdwn', richText],
  ['overflow', fields(['options', each(button)])],
  ['checkboxes', choices],
  ['radio_buttons', choices],
  ['static_select', choices],
  ['plain_text_input', fields(['initial_value', richText])],
  ['plain_text', richText],
  ['raw_number', number],
  ['raw_text', literal],
  ['rich_text_list', elements],
  ['rich_text_preformatted', paragraph],
  ['rich_text_quote', paragraph],
  ['rich_text_section', paragraph],
  ['url', button],
  ['workflow_button', button],
]);

/** A cell shows a number as its text, or as it is. */
function number(value: unknown, parts: Parts): void {
  parts.say(textIn(value) || textIn(property(value, 'value')));
}
