import type { Parts, Reader } from './parts.ts';
import { each, fields, literal, property, textIn, words } from './readers.ts';
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
const text = fields(['text', words]);
const choices = fields(['options', each(fields(['text', words], ['description', words]))]);
const button = fields(['text', words], ['url', words]);

/** What a person reads in each (docs.slack.dev/reference/block-kit/blocks). */
const BLOCKS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['actions', elements],
  ['alert', text],
  [
    'card',
    fields(['icon', block], ['title', words], ['subtitle', words], ['hero_image', block], ['body', words], ['actions', blocks]),
  ],
  ['carousel', elements],
  [
    'container',
    fields(['icon', block], ['title', words], ['rich_text_title', block], ['subtitle', words], ['child_blocks', blocks]),
  ],
  ['context', elements],
  ['context_actions', elements],
  ['data_table', fields(['caption', words], ['rows', rows])],
  ['header', text],
  ['image', fields(['title', words], ['alt_text', words])],
  ['input', fields(['label', words], ['hint', words], ['element', block])],
  ['markdown', text],
  ['plan', fields(['title', words], ['tasks', blocks])],
  ['rich_text', elements],
  ['section', fields(['text', words], ['fields', each(words)], ['accessory', block])],
  ['table', fields(['rows', rows])],
  ['task_card', fields(['title', words], ['details', block], ['output', block], ['sources', blocks])],
  [
    'video',
    fields(
      ['title', words],
      ['title_url', words],
      ['description', words],
      ['alt_text', words],
      ['author_name', words],
      ['provider_name', words],
    ),
  ],
  ['button', button],
  ['icon_button', button],
  ['mrkdwn', words],
  ['overflow', fields(['options', each(button)])],
  ['checkboxes', choices],
  ['radio_buttons', choices],
  ['static_select', choices],
  ['plain_text_input', fields(['initial_value', words])],
  ['plain_text', words],
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
