import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageText } from '../../../src/slack/intake/message.ts';
import { findIdentifiers } from '../../support/identifiers.ts';

const ICCID = '8944476500008878576';
const CLINK = 'order_3kT9xQ2LmB';
const LINKSFIELD = 'CU-0A1B2C3D4E5F20260114093012345';

const metricAlert = {
  subtype: 'bot_message',
  bot_id: 'B0METRICS',
  text: '',
  attachments: [
    {
      color: '#D63232',
      title: '[FIRING:1] Activation stuck (esim-activator)',
      title_link: `https://metrics.example/alerting/list?iccid=${ICCID}`,
      fallback: '[FIRING:1] Activation stuck (esim-activator)',
      text: '**Firing**\nValue: A=1\nLabels:\n - alertname = Activation stuck\n - job = esim-activator',
      fields: [{ title: 'Severity', value: 'warning', short: true }],
      footer: 'Metrics v11.2.0',
      footer_icon: 'https://metrics.example/icon.png',
      ts: 1_768_380_000,
    },
  ],
};

const incident = {
  bot_id: 'B0INCIDENT',
  text: '',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'Triggered #4711' } },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: `*<https://incidents.example/i/Q1W2E3|Payment failed for ${CLINK}>*` },
      fields: [
        { type: 'mrkdwn', text: '*Service:*\nCheckout &amp; billing' },
        { type: 'mrkdwn', text: '*Urgency:*\nHigh' },
      ],
    },
    { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Acknowledge' }, value: 'ack' }] },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'Assigned to <@U012ABCDE>' }] },
  ],
};

const ticket = {
  subtype: 'bot_message',
  bot_id: 'B0DESK',
  text: '',
  attachments: [
    {
      pretext: 'New ticket <https://desk.example/agent/tickets/88123|#88123>',
      author_name: 'Ada Example',
      fields: [
        { title: 'Order number', value: '4567', short: true },
        { title: null, value: `SIM ${ICCID.slice(0, 10)} does not connect`, short: false },
        { title: 'Priority', value: null },
      ],
      blocks: [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: `My order is ${LINKSFIELD}.` }] }],
        },
      ],
      actions: [{ type: 'button', text: 'View ticket', url: 'https://desk.example/agent/tickets/88123' }],
    },
  ],
};

const shopOrder = {
  subtype: 'bot_message',
  bot_id: 'B0SHOP',
  text: null,
  attachments: [
    { fallback: 'New order', attachments: [{ title: 'Items', fields: [{ title: 'eSIM', value: '8944 4765 0000 8878 576' }] }] },
    { blocks: [{ type: 'image', image_url: 'https://img.example/1.png', alt_text: `QR of ${LINKSFIELD}` }] },
  ],
};

describe('alerts of other apps, whose text is empty', () => {
  it.each([
    ['a metric alert: the address behind its title', metricAlert, [ICCID]],
    ['an incident: a link with a label in a section', incident, [CLINK]],
    ['a ticket: a field with its title, blocks in an attachment', ticket, ['4567', LINKSFIELD]],
    ['a shop: an attachment in an attachment, and alt text', shopOrder, [ICCID, LINKSFIELD]],
  ])('%s', (_, message, expected) => {
    const identifiers = findIdentifiers(messageText(message));

    expect(identifiers.map(({ value }) => value)).toEqual(expected);
  });

  it('everything that a person reads in a ticket is there, in order', () => {
    expect(messageText(ticket).split('\n\n')).toEqual([
      'New ticket #88123',
      'https://desk.example/agent/tickets/88123',
      'Ada Example',
      'Order number: 4567',
      'SIM 8944476500 does not connect',
      'Priority',
      `My order is ${LINKSFIELD}.`,
      'View ticket',
    ]);
  });
});

describe('messages of people', () => {
  it('text and blocks say the same: each identifier is found once', () => {
    const elements = [
      { type: 'user', user_id: 'U012ABCDE' },
      { type: 'text', text: ' is 8944476500' },
      { type: 'text', text: '008878576', style: { bold: true } },
      { type: 'text', text: ' active?' },
    ];
    const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];

    const found = findIdentifiers(messageText({ text: '<@U012ABCDE> is 8944476500*008878576* active?', blocks }), {
      asked: true,
    });

    expect(found.map(({ kind, value }) => [kind, value])).toContainEqual(['iccid', ICCID]);
    expect(found.filter(({ kind }) => kind === 'iccid')).toHaveLength(1);
  });

  it('files give their titles and names, an e-mail its subject and text', () => {
    const files = [
      { id: 'F1', title: `SIM ${ICCID}`, name: 'scan.png', mimetype: 'image/png', alt_txt: 'a card' },
      { id: 'F2', title: 'Late', name: 'Late', filetype: 'email', subject: 'Late', plain_text: `Where is ${LINKSFIELD}?` },
    ];

    const text = messageText({ text: '', files });

    expect(text.split('\n\n')).toEqual([`SIM ${ICCID}`, 'a card', 'Late', `Where is ${LINKSFIELD}?`]);
  });

  it('a quoted message is read where Slack shows it', () => {
    const quoted = {
      message: { text: `about ${CLINK}`, blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Quoted' } }] },
    };

    expect(messageText({ attachments: [{ message_blocks: [quoted] }] })).toBe(`about ${CLINK}\n\nQuoted`);
  });
});

describe('where one part ends and another begins', () => {
  const halves = [ICCID.slice(0, 10), ICCID.slice(10)];
  const cells = halves.map((text) => ({ type: 'raw_text', text }));

  it.each([
    ['fields of a section', { blocks: [{ type: 'section', fields: halves.map((text) => ({ type: 'mrkdwn', text })) }] }],
    ['sections', { blocks: halves.map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } })) }],
    ['cells of a row', { blocks: [{ type: 'table', rows: [cells] }] }],
    ['cells of a column', { blocks: [{ type: 'table', rows: cells.map((cell) => [cell]) }] }],
    ['fields of an attachment', { attachments: [{ fields: halves.map((value) => ({ title: null, value })) }] }],
    ['a field and its title', { attachments: [{ fields: [{ title: halves[0], value: halves[1] }] }] }],
    ['attachments', { attachments: halves.map((text) => ({ text })) }],
    ['files', { files: halves.map((title) => ({ title })) }],
  ])('%s make no number together', (_, message) => {
    const text = messageText(message);

    expect(halves.map((half) => text.includes(half))).toEqual([true, true]);
    expect(findIdentifiers(text)).toEqual([]);
  });

  it('a card that is printed on several lines of one text is one number', () => {
    const found = findIdentifiers(messageText({ text: '8944 4765 00\n00 8878 576' }));

    expect(found.map(({ value }) => value)).toEqual([ICCID]);
  });
});

describe('whatever Slack sends', () => {
  /** Values under the keys that are read, so that more than the outermost shape is tried. */
  const keyed = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'text',
          'blocks',
          'attachments',
          'files',
          'fields',
          'elements',
          'rows',
          'title',
          'value',
          'url',
          'message_blocks',
          'message',
        ),
        tie('value'),
        { maxKeys: 4 },
      ),
      fc.record({
        type: fc.constantFrom(
          'section',
          'rich_text',
          'rich_text_section',
          'table',
          'context',
          'link',
          'container',
          '__proto__',
          'constructor',
        ),
        elements: tie('value'),
        text: tie('value'),
        fields: tie('value'),
        rows: tie('value'),
        child_blocks: tie('value'),
      }),
    ),
  })).value;

  it('any shape is read without failing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), keyed, fc.anything()), (message) => {
        expect(typeof messageText(message)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [undefined],
    [null],
    [''],
    ['text'],
    [7],
    [[]],
    [[{ text: 'a' }]],
    [{}],
    [{ text: {} }],
    [{ blocks: {} }],
    [{ blocks: [[], null, 7] }],
  ])('%j says nothing', (message) => {
    expect(messageText(message)).toBe('');
  });

  it('a number counts only where JSON kept all its digits', () => {
    const fields = [
      { title: 'Order', value: 4567 },
      { title: 'ICCID', value: JSON.parse(ICCID) },
    ];

    expect(messageText({ attachments: [{ fields }] })).toBe('Order: 4567\n\nICCID');
  });

  it('no inherited property is read', () => {
    expect(messageText(Object.create({ text: 'inherited' }))).toBe('');
  });

  it('nesting without end is left at some depth, and the text above it is kept', () => {
    let attachment: object = { text: 'deepest' };
    for (let depth = 0; depth < 20_000; depth++) attachment = { text: 'level', attachments: [attachment] };

    expect(messageText({ text: 'top', attachments: [attachment] })).toBe('top\n\nlevel');
  });

  it('a circle ends, however often it meets itself', () => {
    const attachment: Record<string, unknown> = { text: 'round' };
    attachment.attachments = [attachment, attachment, attachment];

    expect(messageText({ attachments: [attachment] })).toBe('round');
  });

  it('the text is bounded and ends with a whole line', () => {
    const line = `${ICCID}\n`;
    const blocks = Array.from({ length: 10 }, (_, index) => ({ type: 'markdown', text: `${index}\n${line.repeat(1_000)}` }));

    const text = messageText({ blocks });

    expect(text.length).toBeGreaterThan(95_000);
    expect(text.length).toBeLessThanOrEqual(100_000);
    expect(new Set(text.split('\n').map(({ length }) => length))).toEqual(new Set([0, 1, ICCID.length]));
  });

  it('a million empty pieces are passed over', () => {
    const blocks = Array.from({ length: 1_000_000 }, () => ({ type: 'section' }));

    expect(messageText({ text: 'kept', blocks })).toBe('kept');
  });
});
