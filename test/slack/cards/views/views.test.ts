import { describe, expect, it } from 'vitest';
import { makeOrder } from '../../../../src/core/order/make-order.ts';
import { NEEDED_INPUT, NEEDED_VIEW } from '../../../../src/slack/cards/actions.ts';
import { neededView } from '../../../../src/slack/cards/answer/missing/needed.ts';
import { noticeCard } from '../../../../src/slack/cards/notices/notice.ts';
import { usageCard } from '../../../../src/slack/cards/notices/usage.ts';
import { whyCard } from '../../../../src/slack/cards/notices/why.ts';
import { detailsView } from '../../../../src/slack/cards/views/details.ts';
import { messageView } from '../../../../src/slack/cards/views/views.ts';
import { NOW } from '../../../arbitrary/report.ts';
import {
  contextOf,
  finding,
  found,
  ICCID,
  LINKSFIELD,
  linksfieldOrder,
  MISSING,
  NUMBER,
  reportOf,
  shownBy,
  TUYA,
} from '../../../support/cards.ts';
import { mrkdwnOf, problemsOf, viewProblemsOf } from '../../../support/validate.ts';

describe('details', () => {
  it("details: hold every public and internal field with the vendor's own words", () => {
    const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, found([linksfieldOrder()]))] });

    const shown = mrkdwnOf(detailsView(linksfieldOrder(), report, contextOf()).blocks).join('\n');

    expect(shown).toContain('Risk: normal');
    expect(shown).toContain('*Transaction type:* One-time');
    expect(shown).toContain('*Purchase order:* `4567`');
    expect(shown).toContain('≈ assumes the usual unit');
    expect(shown).toContain('Linksfield, checked <!date^');
  });

  it('details: say who issued the SIM card, and in which country', () => {
    const order = linksfieldOrder('CU-1', { iccid: ICCID.value });

    const shown = mrkdwnOf(detailsView(order, reportOf(), contextOf()).blocks).join('\n');

    expect(shown).toMatch(/\*Issued by:\* .+, Hong Kong, China/);
  });

  it('details: hold the price, the sum and the state of each item', () => {
    const usd = (amount: string) => ({ amount, currency: 'USD', unitKnown: true });
    const order = makeOrder({
      provider: 'linkbest',
      public: {
        id: 'T1',
        stage: 'shipped',
        lines: [
          { title: 'eSIM', quantity: '2', sku: 'ES-1', status: { name: 'order', word: '3', meaning: 'shipped', tone: 'good' } },
        ],
      },
      internal: {
        linePrices: [{ amount: '7.5', currency: 'CNY', unitKnown: true }],
        lineTotals: [usd('2.10')],
        shipments: [{ company: 'DHL', number: 'JD014', url: 'https://track.example/?a=1&b=2' }, { url: 'javascript:alert(1)' }],
      },
    });

    const shown = mrkdwnOf(detailsView([order], reportOf(), contextOf()).blocks).join('\n');

    expect(shown).toContain('• 2 × eSIM `ES-1` · CNY 7.50 each · USD 2.10 total · Order: shipped');
    expect(shown).toContain('*Delivery:* DHL · `JD014` · <https://track.example/?a=1&amp;b=2|track it>');
    expect(shown).not.toContain('javascript');
  });

  it('details: say what else is known when there is no order yet', () => {
    const report = reportOf({
      findings: [finding(NUMBER, LINKSFIELD, MISSING)],
      awaited: [{ identifier: NUMBER, source: TUYA }],
    });

    const view = detailsView([], report, contextOf());

    expect(mrkdwnOf(view.blocks).join('\n')).toContain('Looking for `4567`: not at Linksfield; still waiting for Tuya.');
    expect(viewProblemsOf({ ...view })).toEqual([]);
  });
});

describe('other views and cards', () => {
  it('views and notices: ask for just what is needed and hand back what they were given', () => {
    const view = neededView(['user', 'user'], contextOf(), 'kept');

    expect(viewProblemsOf({ ...view })).toEqual([]);
    expect(view).toMatchObject({ callback_id: NEEDED_VIEW, private_metadata: 'kept' });
    expect(view.blocks.filter(({ type }) => type === 'input')).toMatchObject([
      { block_id: 'user', label: { text: "Buyer's user ID at Tuya" }, element: { action_id: NEEDED_INPUT } },
    ]);
  });

  it('views and notices: repeat what was typed in vain, harmlessly', () => {
    const message = usageCard({ typed: 'where is <!channel> `x`', command: '/order' }, contextOf());

    expect(message.text).toContain('I found no ICCID or order number in: `where is &lt;!channel&gt; ˋxˋ`');
    expect(mrkdwnOf(message.blocks).join('\n')).toContain('`/order 89852202209089971478` all orders of a SIM card');
    expect(problemsOf(message)).toEqual([]);
  });

  it('usage: examples name only providers that are connected', () => {
    const shown = (ids: readonly string[]) => {
      const known = contextOf().known.filter(({ provider }) => ids.includes(provider));
      return mrkdwnOf(usageCard({ typed: 'help', command: '/order' }, contextOf({ known })).blocks).join('\n');
    };

    expect(shown(['tuya'])).toContain('`/order tuya: user=ID` all orders of one buyer');
    expect(shown(['tuya'])).not.toMatch(/linksfield|all orders of a SIM card/);
    expect(shown(['linksfield'])).toContain('`/order linksfield:4567` ask only this provider');
    expect(shown(['linksfield'])).not.toContain('tuya');
    expect(shown([])).not.toContain(':4567');
  });

  it('why: a provider that was not asked has no empty brackets', () => {
    const asked = [{ identifier: '4567', provider: 'Tuya', by: [], outcome: 'needs' as const }];
    const trace = { at: NOW, label: 'mention' as const, rule: 'answered' as const, read: ['4567'], people: 0, asked };

    const shown = shownBy(whyCard('https://x.slack.com/archives/C1/p1', [trace], contextOf()));

    expect(shown).toContain('• `4567` Tuya: not searched, more information needed');
  });

  it('views and notices: tell help from nothing', () => {
    const texts = ['help', ''].map((typed) => usageCard({ typed, command: '/order' }, contextOf()).text);

    expect(texts.map((text) => text.split('\n')[0])).toEqual([
      'I find orders by ICCID or order number and show their status.',
      'Which order? Send an ICCID or order number.',
    ]);
  });

  it('views and notices: show a sentence or a whole card in a modal', () => {
    const context = contextOf();
    const notice = noticeCard(context.words.tooOld, context);

    const views = [messageView(context.words.tooOld, context), messageView(notice, context)];

    expect(notice.text).toBe(context.words.tooOld);
    expect(views.map((view) => mrkdwnOf(view.blocks))).toEqual([[context.words.tooOld], [context.words.tooOld]]);
  });
});
