import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/index.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { PATIENT_SLACK } from '../../support/settings.ts';
import { SILENT } from './bot.ts';

let slack: SlackStandIn;
let client: WebClient;

beforeAll(async () => {
  slack = await startSlack(PATIENT_SLACK);
  client = new WebClient(slack.env.SLACK_BOT_TOKEN, { slackApiUrl: slack.url, retryConfig: { retries: 0 }, logger: SILENT });
});

afterAll(() => slack.close());

interface Refused {
  readonly error: string;
  readonly messages: readonly string[];
}

/** What Slack says to a call: its error and its sentences. */
async function answerTo(method: string, args: Record<string, unknown>): Promise<Refused> {
  return await client.apiCall(method, args).then(
    () => ({ error: 'none', messages: [] }),
    ({ data }) => ({ error: data.error, messages: data.response_metadata.messages ?? [] }),
  );
}

/** A sentence of Slack's and the place that it points at. */
function placed(message: string): { says: string; place: string } {
  const [says = '', place = ''] = message.replace('[ERROR] ', '').split(' [json-pointer:');
  return { says, place: place.slice(0, -1) };
}

const post = (message: Record<string, unknown>) => answerTo('chat.postMessage', { channel: CHANNELS.support, ...message });
const publish = (view: Record<string, unknown>) => answerTo('views.publish', { user_id: PEOPLE.ada, view });

async function open(view: Record<string, unknown>): Promise<Refused> {
  slack.connect('http://127.0.0.1:9/');
  const { envelope } = await slack.shortcut({ user: PEOPLE.ada, callback_id: 'any' });
  return await answerTo('views.open', { trigger_id: envelope.payload.trigger_id, view });
}

const long = (length: number) => 'x'.repeat(length);
const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (traits: object = {}) => ({ type: 'button', text: plain('Go'), ...traits });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const raw = (text: string) => ({ type: 'raw_text', text });
const option = (text: string, value = 'v') => ({ text: plain(text), value });
const richText = (...elements: unknown[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const input = (element: unknown, label = 'Label') => ({ type: 'input', label: plain(label), element });
const textInput = { type: 'plain_text_input', action_id: 'text' };
const divider = { type: 'divider' };
const modal = (traits: object = {}) => ({ type: 'modal', title: plain('Title'), blocks: [divider], ...traits });

test.each<[why: string, blocks: unknown[], place: string, says: string]>([
  ['51 blocks', many(51, divider), '/blocks', 'no more than 50 items allowed'],
  ['no type', [{}], '/blocks/0', 'missing required field: type'],
  ['an unknown type', [{ type: 'banner' }], '/blocks/0/type', 'unsupported type: banner'],
  ['a file', [{ type: 'file', source: 'remote', external_id: 'x' }], '/blocks/0/type', 'unsupported type: file'],
  ['an alert', [{ type: 'alert', text: plain('x') }], '/blocks/0/type', 'unsupported type: alert'],
  ['a field that is none', [{ type: 'divider', colour: 'red' }], '/blocks/0', 'invalid additional property: colour'],
  ['a block_id that is too long', [{ type: 'divider', block_id: long(256) }], '/blocks/0/block_id', 'must be less than 256'],
  ['a block_id that is a number', [{ type: 'divider', block_id: 7 }], '/blocks/0/block_id', 'must provide a string'],
  ['the same block_id twice', many(2, { type: 'divider', block_id: 'b' }), '/blocks', 'block_id b already exists'],
  ['the same action_id twice', [actions(...many(2, button({ action_id: 'a' })))], '/blocks/0', 'action_id a already exists'],
  ['a section with nothing', [{ type: 'section' }], '/blocks/0', 'must define one of: text, fields'],
  ['a long section', [{ type: 'section', text: mrkdwn(long(3001)) }], '/blocks/0/text/text', 'must be less than 3001'],
  ['an empty section', [{ type: 'section', text: mrkdwn('') }], '/blocks/0/text/text', 'must be more than 0 characters'],
  ['a section of plain words', [{ type: 'section', text: 'hi' }], '/blocks/0/text', 'must provide an object'],
  ['11 fields', [{ type: 'section', fields: many(11, plain('x')) }], '/blocks/0/fields', 'no more than 10 items allowed'],
  ['a long field', [{ type: 'section', fields: [mrkdwn(long(2001))] }], '/blocks/0/fields/0/text', 'must be less than 2001'],
  [
    'emoji in mrkdwn',
    [{ type: 'section', text: { ...mrkdwn('x'), emoji: true } }],
    '/blocks/0/text',
    'additional property: emoji',
  ],
  [
    'an input as accessory',
    [{ type: 'section', text: plain('x'), accessory: textInput }],
    '/blocks/0/accessory/type',
    'unsupported',
  ],
  ['a long header', [{ type: 'header', text: plain(long(151)) }], '/blocks/0/text/text', 'must be less than 151'],
  ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('x') }], '/blocks/0/text/type', 'unsupported type: mrkdwn'],
  ['11 context elements', [{ type: 'context', elements: many(11, plain('x')) }], '/blocks/0/elements', 'no more than 10 items'],
  ['no context elements', [{ type: 'context', elements: [] }], '/blocks/0/elements', 'no fewer than 1 items'],
  ['a button as context', [{ type: 'context', elements: [button()] }], '/blocks/0/elements/0/type', 'unsupported type: button'],
  ['26 actions', [actions(...many(26, button()))], '/blocks/0/elements', 'no more than 25 items allowed'],
  ['a long button', [actions(button({ text: plain(long(76)) }))], '/blocks/0/elements/0/text/text', 'must be less than 76'],
  ['a long value', [actions(button({ value: long(2001) }))], '/blocks/0/elements/0/value', 'must be less than 2001'],
  ['a long action_id', [actions(button({ action_id: long(256) }))], '/blocks/0/elements/0/action_id', 'must be less than 256'],
  ['a colour that is no style', [actions(button({ style: 'green' }))], '/blocks/0/elements/0/style', 'must be one of'],
  ['a script as url', [actions(button({ url: 'javascript:alert(1)' }))], '/blocks/0/elements/0/url', 'must be a valid URL'],
  ['a long url', [actions(button({ url: `https://x.example/${long(3000)}` }))], '/blocks/0/elements/0/url', 'less than 3001'],
  ['a file as image', [{ type: 'image', alt_text: 'x', image_url: 'file:///x' }], '/blocks/0/image_url', 'must be a valid URL'],
  ['an image without source', [{ type: 'image', alt_text: 'x' }], '/blocks/0', 'must define one of: image_url, slack_file'],
  [
    'an image without words',
    [{ type: 'image', image_url: 'https://x.example' }],
    '/blocks/0',
    'missing required field: alt_text',
  ],
  [
    'a confirm that is too long',
    [actions(button({ confirm: { title: plain(long(101)), text: plain('x') } }))],
    '/blocks/0/elements/0/confirm/title/text',
    'must be less than 101',
  ],
  [
    'six overflow options',
    [actions({ type: 'overflow', options: many(6, option('x')) })],
    '/blocks/0/elements/0/options',
    'no more than 5 items',
  ],
  [
    'a long option',
    [actions({ type: 'static_select', options: [option(long(76))] })],
    '/blocks/0/elements/0/options/0/text/text',
    'must be less than 76',
  ],
  ['a select without options', [actions({ type: 'static_select' })], '/blocks/0/elements/0', 'one of: options, option_groups'],
  [
    '11 radio buttons',
    [actions({ type: 'radio_buttons', options: many(11, option('x')) })],
    '/blocks/0/elements/0/options',
    'no more than 10 items',
  ],
  ['long markdown', [{ type: 'markdown', text: long(12_001) }], '/blocks/0/text', 'must be less than 12001'],
  ['long markdown in two', many(2, { type: 'markdown', text: long(6_001) }), '/blocks', 'markdown must be less than 12001'],
  ['an empty piece of rich text', [richText({ type: 'text', text: '' })], '/blocks/0/elements/0/elements/0/text', 'more than 0'],
  [
    'an unknown piece of rich text',
    [richText({ type: 'blink', text: 'x' })],
    '/blocks/0/elements/0/elements/0/type',
    'unsupported',
  ],
  [
    'a script in rich text',
    [richText({ type: 'link', url: 'javascript:x' })],
    '/blocks/0/elements/0/elements/0/url',
    'must be a valid URL',
  ],
  ['101 rows', [{ type: 'table', rows: many(101, [raw('x')]) }], '/blocks/0/rows', 'no more than 100 items'],
  ['21 columns', [{ type: 'table', rows: [many(21, raw('x'))] }], '/blocks/0/rows/0', 'no more than 20 items'],
  ['a long table', [{ type: 'table', rows: [[raw(long(10_001))]] }], '/blocks/0/rows', 'must be less than 10001'],
  ['an empty cell', [{ type: 'table', rows: [[raw('')]] }], '/blocks/0/rows/0/0/text', 'must be more than 0'],
  ['two tables', many(2, { type: 'table', rows: [[raw('x')]] }), '/blocks', 'only_one_table_allowed'],
  ['202 data rows', [{ type: 'data_table', caption: 'x', rows: many(202, [raw('x')]) }], '/blocks/0/rows', 'no more than 201'],
  ['a header alone', [{ type: 'data_table', caption: 'x', rows: [[raw('x')]] }], '/blocks/0/rows', 'no fewer than 2'],
  ['no caption', [{ type: 'data_table', rows: many(2, [raw('x')]) }], '/blocks/0', 'missing required field: caption'],
  [
    'rows of different widths',
    [{ type: 'data_table', caption: 'x', rows: [[raw('x')], [raw('x'), raw('y')]] }],
    '/blocks/0/rows',
    'same number',
  ],
  [
    '11 blocks in a container',
    [{ type: 'container', title: plain('x'), child_blocks: many(11, divider) }],
    '/blocks/0/child_blocks',
    'no more than 10',
  ],
  ['a container without title', [{ type: 'container', child_blocks: [divider] }], '/blocks/0', 'one of: title, rich_text_title'],
  [
    'a container in a container',
    [{ type: 'container', title: plain('x'), child_blocks: [{ type: 'container', child_blocks: [divider] }] }],
    '/blocks/0/child_blocks/0/type',
    'unsupported type: container',
  ],
  ['an empty card', [{ type: 'card' }], '/blocks/0', 'must define one of'],
  ['a long card', [{ type: 'card', body: mrkdwn(long(201)) }], '/blocks/0/body/text', 'must be less than 201'],
  ['four buttons on a card', [{ type: 'card', actions: many(4, button()) }], '/blocks/0/actions', 'no more than 3'],
  [
    '11 cards',
    [{ type: 'carousel', elements: many(11, { type: 'card', body: mrkdwn('x') }) }],
    '/blocks/0/elements',
    'more than 10',
  ],
])('a message with %s is refused, and the place is said', async (_why, blocks, place, says) => {
  const { error, messages } = await post({ text: 'fallback', blocks });

  expect(error).toBe('invalid_blocks');
  expect(messages.map(placed)).toContainEqual({ says: expect.stringContaining(says), place });
});

test.each<[why: string, message: Record<string, unknown>, error: string]>([
  ['nothing', {}, 'no_text'],
  ['blank text', { text: ' \n' }, 'no_text'],
  ['empty blocks', { blocks: [] }, 'no_text'],
  ['far too long a text', { text: long(40_001) }, 'msg_too_long'],
  ['far too much in its blocks', { blocks: many(5, { type: 'section', text: plain(long(3000)) }) }, 'msg_blocks_too_long'],
  ['blocks that are no JSON', { blocks: '[{' }, 'invalid_blocks_format'],
  ['blocks that are no list', { blocks: { type: 'divider' } }, 'invalid_blocks_format'],
  ['attachments that are no list', { attachments: { text: 'x' } }, 'invalid_attachments'],
  ['a broken block within an attachment', { attachments: [{ blocks: [{ type: 'header' }] }] }, 'invalid_blocks'],
  ['101 attachments', { attachments: many(101, { text: 'x' }) }, 'invalid_blocks'],
])('a message with %s is refused', async (_why, message, expected) => {
  const { error } = await post(message);

  expect(error).toBe(expected);
});

test.each<[why: string, view: Record<string, unknown>, place: string, says: string]>([
  ['no title', { type: 'modal', blocks: [divider] }, '/view', 'missing required field: title'],
  ['a long title', modal({ title: plain(long(25)) }), '/view/title/text', 'must be less than 25'],
  ['a title in mrkdwn', modal({ title: mrkdwn('x') }), '/view/title/type', 'unsupported type: mrkdwn'],
  ['a long close button', modal({ close: plain(long(25)) }), '/view/close/text', 'must be less than 25'],
  ['a long submit button', modal({ submit: plain(long(25)) }), '/view/submit/text', 'must be less than 25'],
  ['long private_metadata', modal({ private_metadata: long(3001) }), '/view/private_metadata', 'must be less than 3001'],
  ['a long callback_id', modal({ callback_id: long(256) }), '/view/callback_id', 'must be less than 256'],
  ['101 blocks', modal({ blocks: many(101, divider) }), '/view/blocks', 'no more than 100 items allowed'],
  ['no blocks', { type: 'modal', title: plain('x') }, '/view', 'missing required field: blocks'],
  ['an input but no submit', modal({ blocks: [input(textInput)] }), '/view', 'missing required field: submit'],
  ['a markdown block', modal({ blocks: [{ type: 'markdown', text: 'x' }] }), '/view/blocks/0/type', 'unsupported type: markdown'],
  ['a table', modal({ blocks: [{ type: 'table', rows: [[raw('x')]] }] }), '/view/blocks/0/type', 'unsupported type: table'],
  [
    'a button as input',
    modal({ submit: plain('Go'), blocks: [input(button())] }),
    '/view/blocks/0/element/type',
    'unsupported type: button',
  ],
  [
    'a long label',
    modal({ submit: plain('Go'), blocks: [input(textInput, long(2001))] }),
    '/view/blocks/0/label/text',
    'must be less than 2001',
  ],
  [
    'a long placeholder',
    modal({ submit: plain('Go'), blocks: [input({ ...textInput, placeholder: plain(long(151)) })] }),
    '/view/blocks/0/element/placeholder/text',
    'must be less than 151',
  ],
  ['the type of a home', { type: 'home', blocks: [divider] }, '/view/type', 'must be one of: modal'],
])('a modal with %s is refused, and the place is said', async (_why, view, place, says) => {
  const { error, messages } = await open(view);

  expect(error).toBe('invalid_arguments');
  expect(messages.map(placed)).toContainEqual({ says: expect.stringContaining(says), place });
});

test('a view of more than 250 kB is refused', async () => {
  const blocks = many(84, { type: 'section', text: plain(long(3000)) });

  const { error } = await open(modal({ blocks }));

  expect(error).toBe('view_too_large');
});

test('a home has no title, and no alert', async () => {
  const titled = await publish({ type: 'home', title: plain('x'), blocks: [divider] });
  const alert = await publish({ type: 'home', blocks: [{ type: 'alert', text: plain('x') }] });

  expect([titled.error, alert.error]).toEqual(['invalid_arguments', 'invalid_arguments']);
});

test('a message with everything at its limit is taken', async () => {
  const blocks = [
    { type: 'header', text: plain(long(150)) },
    { type: 'section', block_id: long(255), text: mrkdwn(long(3000)), accessory: button({ action_id: 'one' }) },
    { type: 'section', fields: many(3, mrkdwn(long(2000))) },
    { type: 'context', elements: many(10, plain('x')) },
    actions(...Array.from({ length: 25 }, (_, index) => button({ action_id: `a${index}`, value: long(2000) }))),
    richText({ type: 'text', text: 'bold', style: { bold: true } }, { type: 'link', url: 'mailto:ada@example.com', text: 'Ada' }),
    {
      type: 'table',
      rows: [
        [raw('a'), { type: 'raw_number', value: 1, text: '1' }],
        [richText({ type: 'emoji', name: 'x' }), raw('b')],
      ],
    },
    {
      type: 'container',
      title: plain('Order'),
      is_collapsible: true,
      child_blocks: [divider, actions(button({ action_id: 'one' }))],
    },
    ...many(42, divider),
  ];

  const answer = await post({ text: 'fallback', blocks });

  expect(answer).toEqual({ error: 'none', messages: [] });
});

test('a modal with everything at its limit is taken', async () => {
  const view = modal({
    title: plain(long(24)),
    submit: plain(long(24)),
    private_metadata: long(3000),
    blocks: [
      { type: 'alert', level: 'warning', text: mrkdwn('Personal data') },
      input({ ...textInput, multiline: true, max_length: 3000, placeholder: plain(long(150)) }),
      ...many(98, divider),
    ],
  });

  const answer = await open(view);

  expect(answer).toEqual({ error: 'none', messages: [] });
});
