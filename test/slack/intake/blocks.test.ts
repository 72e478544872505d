import { describe, expect, it } from 'vitest';
import { messageText } from '../../../src/slack/intake/message.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, style = {}) => ({ type: 'text', text: words, style });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const image = { type: 'image', image_url: 'https://img.example/89.png', alt_text: 'label 1' };
const button = {
  type: 'button',
  text: plain('Open order'),
  url: 'https://shop.example/admin/7',
  value: 'secret-9',
  action_id: 'a',
};

/** A block of each type, and the parts that a person reads in it. */
const BLOCKS: readonly (readonly [name: string, block: object, parts: readonly string[]])[] = [
  ['actions', { type: 'actions', elements: [button] }, ['Open order', 'https://shop.example/admin/7']],
  ['alert', { type: 'alert', text: mrkdwn('Order 1 &amp; 2 failed'), level: 'error' }, ['Order 1 & 2 failed']],
  [
    'card',
    {
      type: 'card',
      icon: image,
      title: mrkdwn('T'),
      subtitle: mrkdwn('S'),
      hero_image: image,
      body: mrkdwn('B'),
      actions: [button],
    },
    ['label 1', 'T', 'S', 'B', 'Open order', 'https://shop.example/admin/7'],
  ],
  [
    'carousel',
    {
      type: 'carousel',
      elements: [
        { type: 'card', body: mrkdwn('one') },
        { type: 'card', body: mrkdwn('two') },
      ],
    },
    ['one', 'two'],
  ],
  [
    'container',
    {
      type: 'container',
      title: plain('T'),
      rich_text_title: rich(section(text('R'))),
      subtitle: mrkdwn('S'),
      icon: image,
      child_blocks: [{ type: 'section', text: mrkdwn('inner') }],
    },
    ['label 1', 'T', 'R', 'S', 'inner'],
  ],
  ['context', { type: 'context', elements: [mrkdwn('at *once*'), plain('now'), image] }, ['at *once*', 'now', 'label 1']],
  [
    'context_actions',
    { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain('Delete') }] },
    ['Delete'],
  ],
  [
    'data_table',
    {
      type: 'data_table',
      caption: 'Late orders',
      rows: [
        [
          { type: 'raw_text', text: 'Order' },
          { type: 'raw_text', text: 'Total' },
        ],
        [rich(section(text('CU-1'))), { type: 'raw_number', value: 1234, text: '1,234' }],
      ],
    },
    ['Late orders', 'Order', 'Total', 'Order: CU-1', 'Total: 1,234'],
  ],
  ['divider', { type: 'divider' }, []],
  ['file', { type: 'file', external_id: 'ABC123', source: 'remote' }, []],
  ['header', { type: 'header', text: plain('New order') }, ['New order']],
  ['image', { ...image, title: plain('Shipping label') }, ['Shipping label', 'label 1']],
  [
    'input',
    { type: 'input', label: plain('Order'), hint: plain('as printed'), element: { type: 'plain_text_input' } },
    ['Order', 'as printed'],
  ],
  ['markdown', { type: 'markdown', text: '**Order** `4567`' }, ['**Order** `4567`']],
  [
    'plan',
    {
      type: 'plan',
      title: 'Refund',
      tasks: [
        {
          type: 'task_card',
          task_id: '1',
          title: 'Check',
          details: rich(section(text('paid?'))),
          output: rich(section(text('yes'))),
          sources: [{ type: 'url', url: 'https://shop.example/7', text: 'shop' }],
        },
      ],
    },
    ['Refund', 'Check', 'paid?', 'yes', 'shop', 'https://shop.example/7'],
  ],
  [
    'section',
    { type: 'section', text: mrkdwn('Text'), fields: [mrkdwn('*Order*\n4567'), plain('F')], accessory: button },
    ['Text', '*Order*\n4567', 'F', 'Open order', 'https://shop.example/admin/7'],
  ],
  [
    'section with a menu',
    {
      type: 'section',
      text: plain('Text'),
      accessory: { type: 'overflow', options: [{ text: plain('View'), url: 'https://shop.example/7', value: 'v' }] },
    },
    ['Text', 'View', 'https://shop.example/7'],
  ],
  ['table', { type: 'table', rows: [[{ type: 'raw_text', text: '&amp; <b>' }], [rich(section(text('x')))]] }, ['&amp; <b>', 'x']],
  [
    'video',
    {
      type: 'video',
      title: plain('T'),
      title_url: 'https://video.example/1',
      description: plain('D'),
      alt_text: 'A',
      author_name: 'N',
      provider_name: 'P',
      video_url: 'https://video.example/embed/89',
      thumbnail_url: 'https://video.example/89.png',
    },
    ['T', 'https://video.example/1', 'D', 'A', 'N', 'P'],
  ],
  ['one that is not known', { type: 'hologram', text: plain('hidden') }, []],
];

describe('what is read in each block', () => {
  it.each(BLOCKS)('%s', (_, block, parts) => {
    expect(messageText({ blocks: [block] })).toBe(parts.join('\n\n'));
  });
});

describe('rich text', () => {
  it('the elements of a paragraph are one text: half of a number may be bold', () => {
    const block = rich(section(text('ICCID 8944476500'), text('008878576', { bold: true }), text('\nthanks')));

    expect(messageText({ blocks: [block] })).toBe('ICCID 8944476500008878576\nthanks');
  });

  it('paragraphs, list items, quotes and code blocks are apart', () => {
    const list = { type: 'rich_text_list', style: 'bullet', elements: [section(text('one')), section(text('two'))] };
    const quote = { type: 'rich_text_quote', elements: [text('quoted')] };
    const code = { type: 'rich_text_preformatted', elements: [text('+CCID: 8944476500008878576F\nOK')] };

    const read = messageText({ blocks: [rich(section(text('first')), list, quote, code)] });

    expect(read).toBe('first\n\none\n\ntwo\n\nquoted\n\n+CCID: 8944476500008878576F\nOK');
  });

  it('links give what is seen in its place and their address after the paragraph, if it says more', () => {
    const shop = { type: 'link', url: 'https://shop.example/7', text: 'order 7' };
    const bare = { type: 'link', url: 'https://shop.example/8' };
    const phone = { type: 'link', url: 'tel:8944476500008878576', text: '8944 4765 0000 8878 576' };

    const read = messageText({ blocks: [rich(section(text('See '), shop, text(', '), bare, text(' or '), phone, text('.')))] });

    expect(read.split('\n\n')).toEqual([
      'See order 7, https://shop.example/8 or 8944 4765 0000 8878 576.',
      'https://shop.example/7',
      'https://shop.example/8',
    ]);
  });

  it.each([
    ['user', { type: 'user', user_id: 'U012ABCDE' }],
    ['usergroup', { type: 'usergroup', usergroup_id: 'S012ABCDE' }],
    ['channel', { type: 'channel', channel_id: 'C012ABCDE' }],
    ['team', { type: 'team', team_id: 'T012ABCDE' }],
    ['broadcast', { type: 'broadcast', range: 'here' }],
    ['date', { type: 'date', timestamp: 1_720_710_212, format: '{date_num}', fallback: '2024-07-11' }],
    ['emoji', { type: 'emoji', name: '1234', unicode: '1f522' }],
    ['unknown', { type: 'hologram', id: '4567' }],
    ['nothing', null],
  ])('%s says nothing and keeps its neighbours apart', (_, element) => {
    const block = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [text('8944'), element, text('4765')] }],
    };

    expect(messageText({ blocks: [block] })).toBe('8944\t4765');
  });

  it('an order number that Slack took for a colour stays', () => {
    expect(messageText({ blocks: [rich(section(text('order '), { type: 'color', value: '#100100' }))] })).toBe('order #100100');
  });

  it('angle brackets and entities that a person typed are theirs', () => {
    expect(messageText({ blocks: [rich(section(text('a <b> &amp; c')))] })).toBe('a <b> &amp; c');
  });
});
