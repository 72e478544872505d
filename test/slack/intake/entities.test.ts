import { describe, expect, it } from 'vitest';
import { messageText } from '../../../src/slack/intake/message.ts';

const ICCID = '8944476500008878576';

describe('what Slack writes into a text', () => {
  it.each([
    [
      'a link with a label gives both',
      '<https://shop.example/orders/77|Order 77> is late',
      'Order 77 is late\n\nhttps://shop.example/orders/77',
    ],
    ['a bare link', 'see <https://shop.example/?a=1&amp;b=2>', 'see https://shop.example/?a=1&b=2'],
    ['a link with an empty label', '<https://shop.example/1|>', 'https://shop.example/1'],
    ['a link whose label is its address', '<https://shop.example/1|https://shop.example/1>', 'https://shop.example/1'],
    ['a number that Slack took for a phone', `<tel:${ICCID}|8944 4765 0000 8878 576>`, '8944 4765 0000 8878 576'],
    ['a phone number under a name', '<tel:+4915112345678|Ada>', 'Ada\n\n+4915112345678'],
    ['the same, label and number alike', `<tel:${ICCID}|${ICCID}> active`, `${ICCID} active`],
    ['a mail address', '<mailto:ada@example.com|ada@example.com>', 'ada@example.com'],
    ['entities', 'AT&amp;T &lt;4567&gt;', 'AT&T <4567>'],
    ['an entity of an entity is undone once', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['an escaped mention is text', '&lt;@U012ABCDE&gt;', '<@U012ABCDE>'],
    ['a person', '<@U012ABCDE> 4567', '4567'],
    ['a person with a name', '<@W012ABCDE|ada> 4567', '4567'],
    ['a channel', 'in <#C012ABCDE|orders>', 'in'],
    ['a group', '<!subteam^S012ABCDE|@support> 4567', '4567'],
    ['everybody', '<!here> <!channel> <!everyone|everyone> 4567', '4567'],
    ['a date', 'since <!date^1392734382^{date_num}|2014-02-18 6:39:42 AM>', 'since'],
    ['an order number in angle brackets is no mention', 'order <#4567>', 'order #4567'],
    ['what is never closed', 'a <b and <@U012', 'a <b and <@U012'],
  ])('%s', (_, text, expected) => {
    expect(messageText({ text })).toBe(expected);
  });

  it('a mention keeps two numbers apart', () => {
    const text = messageText({ text: '8944 4765<@U012ABCDE>0000 8878 576' });

    expect(text.split('\t')).toEqual(['8944 4765', '0000 8878 576']);
  });

  it('a text of nothing but beginnings is read to its end', () => {
    const starts = ['<', '<a|', '&', '<@'];

    const texts = starts.map((start) => messageText({ text: start.repeat(30_000) }));

    expect(texts.map(({ length }) => length)).toEqual(starts.map(({ length }) => 30_000 * length));
  });
});
