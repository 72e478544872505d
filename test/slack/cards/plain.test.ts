import { expect, it } from 'vitest';
import { answerCard } from '../../../src/slack/cards/answer/answer.ts';
import { sections, smallPrint } from '../../../src/slack/cards/blocks/blocks.ts';
import { code, instantText, linkText, prose } from '../../../src/slack/cards/mrkdwn.ts';
import { noticeCard } from '../../../src/slack/cards/notices/notice.ts';
import { asText, readable } from '../../../src/slack/cards/plain.ts';
import { BUTTONS, CLINK, contextOf, failedOrder, finding, found, NUMBER, reportOf } from '../../support/cards.ts';

it('plain text: a card reads well in a terminal', () => {
  const openLink = () => ({ label: 'the dashboard', url: 'https://clink.example/order_abc123' });
  const report = reportOf({ findings: [finding(NUMBER, CLINK, found([failedOrder()]))] });

  const text = asText(answerCard(report, BUTTONS, contextOf({ openLink })));

  expect(text.split('\n')).toEqual([
    '❌ Payment failed · <!channel> *Travel* plan · Total USD 9.99',
    '→ Ask the customer to pay again or to use another payment method.',
    'Payment failure: card_declined – Your card was declined.',
    'Order: order_abc123',
    'Data from Clink, checked 2025-11-23 09:00 UTC',
    'Open in the dashboard: https://clink.example/order_abc123',
  ]);
});

it('plain text: orders are parted by an empty line, and small print belongs to what is above it', () => {
  const text = asText(
    { text: '', blocks: [...sections(['one', 'more of it']), ...smallPrint(['small']), ...sections(['two'])] },
    '\n\n',
  );

  expect(text).toBe('one\nmore of it\nsmall\n\ntwo');
});

it('plain text: what was escaped for Slack comes back as it was', () => {
  const words = 'a & <b> *c* _d_ ~e~ `f` @here #x https://g.example :tada:';

  const shown = readable(`${prose(words)} ${code('<1>&:x:*_')}`);

  expect(shown).toBe(`${words} <1>&:x:*_`);
});

it('plain text: dates are in UTC and links show where they go', () => {
  const shown = readable(`${instantText(1683178613876)} ${linkText('https://track.example/?a=1&b=2', 'track it')}`);

  expect(shown).toBe('2023-05-04 05:36 UTC track it: https://track.example/?a=1&b=2');
});

it('plain text: a message without blocks is its text', () => {
  const shown = asText({ ...noticeCard('*Bold* &amp; `x`', contextOf()), blocks: [] });

  expect(shown).toBe('Bold & x');
});
