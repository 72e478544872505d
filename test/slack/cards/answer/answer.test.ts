import { describe, expect, it } from 'vitest';
import {
  COPY_REPLY,
  DETAILS,
  FOLLOW,
  GIVE_NEEDED,
  OPEN_LINK,
  REFRESH,
  readAutomaticValue,
  readDetailsValue,
  SHOW_IN_CHANNEL,
} from '../../../../src/slack/cards/actions.ts';
import { answerCard, answerInWindow } from '../../../../src/slack/cards/answer/answer.ts';
import { lateCard } from '../../../../src/slack/cards/answer/late.ts';
import { compactCard } from '../../../../src/slack/cards/channel/compact.ts';
import { asText } from '../../../../src/slack/cards/plain.ts';
import { detailsView } from '../../../../src/slack/cards/views/details.ts';
import { words } from '../../../../src/slack/words/words.ts';
import { NOW } from '../../../arbitrary/report.ts';
import {
  BUTTONS,
  buttonsOf,
  CLINK,
  contextOf,
  failedOrder,
  finding,
  found,
  ICCID,
  LINKSFIELD,
  linksfieldOrder,
  MISSING,
  menuOf,
  NUMBER,
  ONE_ORDER,
  reportOf,
  shownBy,
  TUYA,
} from '../../../support/cards.ts';
import { problemsOf } from '../../../support/validate.ts';

describe('one order', () => {
  it('answer card: the first line is the answer, then dates and ids, and one line says how old it is', () => {
    const message = answerCard(ONE_ORDER, BUTTONS, contextOf());

    expect(shownBy(message).split('\n')).toEqual([
      ':large_green_circle: *Active* · CLJF_ZRR_20250317_001 · Total ≈ USD 10.00 · <!date^1683178613^{ago}|2023-05-04 05:36 UTC>',
      'Payment: paid',
      '*Paid → Activated* <!date^1683178613^{date_short_pretty} {time}|2023-05-04 05:36 UTC>',
      '*Order:* `CU-7ZOIHX0RB16U20250828111429591` · *ICCID:* `89852202209089971478` · *Purchase order:* `4567` · *Payment method:* Stripe',
      'Data from Linksfield, checked <!date^1763888400^{ago}|2025-11-23 09:00 UTC> · ≈ assumes the usual unit; the provider does not document it.',
    ]);
  });

  it('answer card: its text says the status before ids, with public data only', () => {
    const message = answerCard(ONE_ORDER, BUTTONS, contextOf());

    expect(message.text).toBe('Active: CLJF_ZRR_20250317_001, order `CU-7ZOIHX0RB16U20250828111429591` (Linksfield)');
  });

  it('answer card: says first what is wrong and what to do, and a vendor cannot mention the channel', () => {
    const report = reportOf({ findings: [finding(NUMBER, CLINK, found([failedOrder()]))] });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message).split('\n').slice(0, 4)).toEqual([
      ':x: *Payment failed* · &lt;!channel&gt; ∗Travel∗ plan · Total USD 9.99',
      '→ Ask the customer to pay again or to use another payment method.',
      '*Payment failure:* `card_declined` – Your card was declined.',
      '*Order:* `order_abc123`',
    ]);
    expect(message.text).toBe('Payment failed: &lt;!channel&gt; ∗Travel∗ plan, order `order_abc123` (Clink)');
  });

  it('answer card: has three buttons, details first, and the rest in a menu', () => {
    const openLink = (provider: string, id: string) => ({ label: 'the dashboard', url: `https://${provider}.example/${id}` });

    const card = answerCard(ONE_ORDER, BUTTONS, contextOf({ openLink }));
    const buttons = buttonsOf(card);

    expect([...buttons.keys()]).toEqual([DETAILS, OPEN_LINK, SHOW_IN_CHANNEL]);
    expect([...menuOf(card)]).toEqual([
      [REFRESH, 'the question'],
      [COPY_REPLY, 'the question'],
      [FOLLOW, 'the question'],
    ]);
    expect(readDetailsValue(buttons.get(DETAILS)?.value ?? '')).toEqual({
      question: 'the question',
      order: { account: 'linksfield', id: 'CU-7ZOIHX0RB16U20250828111429591' },
    });
    expect(buttons.get(OPEN_LINK)?.url).toBe('https://linksfield.example/CU-7ZOIHX0RB16U20250828111429591');
  });

  it('answer card: links to no page that is not https', () => {
    const openLink = () => ({ label: 'a page', url: 'http://linksfield.example' });

    const buttons = buttonsOf(answerCard(ONE_ORDER, BUTTONS, contextOf({ openLink })));

    expect([...buttons.keys()]).toEqual([DETAILS, SHOW_IN_CHANNEL]);
  });

  it('answer card: cannot be shown twice', () => {
    const buttons = buttonsOf(answerCard(ONE_ORDER, { ...BUTTONS, shown: true }, contextOf()));

    expect([...buttons.keys()]).toEqual([DETAILS]);
  });

  it('answer card: shown by somebody says who, keeps that for its refresh, and drops what only the asker can use', () => {
    const failure = { kind: 'failed', failure: 'forbidden', hint: 'allow_ip', code: '1114', reference: 'ab12cd34' } as const;
    const other = { ...NUMBER, value: '99', raw: '99' };
    const report = reportOf({
      findings: [
        ...ONE_ORDER.findings,
        finding(NUMBER, TUYA, { kind: 'needs', fields: ['user'] }),
        finding(NUMBER, CLINK, failure),
        finding(other, LINKSFIELD, MISSING),
      ],
    });

    const message = answerCard(report, { ...BUTTONS, shown: true, shownBy: 'U0ADA' }, contextOf());

    expect(shownBy(message)).toContain('Shown by <@U0ADA>');
    expect(readAutomaticValue(menuOf(message).get(REFRESH) ?? '')).toEqual({
      question: 'the question',
      author: 'U0ADA',
    });
    expect(buttonsOf(message).has(GIVE_NEEDED)).toBe(false);
    expect(shownBy(message)).toContain('No order found for `99`.');
    expect(shownBy(message)).not.toMatch(/allow list|`1114`|compare it|needs the buyer/);
  });

  it('answer card: says how old its answer is, first of all where the provider is down', () => {
    const told = (from: 'cache' | 'stale', age: number) =>
      shownBy(
        answerCard(
          reportOf({ findings: [finding(ICCID, TUYA, found([linksfieldOrder()], { from, at: NOW - age }))] }),
          BUTTONS,
          contextOf(),
        ),
      );

    const cached = told('cache', 200_000);
    const stale = told('stale', 3 * 3_600_000);

    expect(cached.split('\n').at(-1)).toContain('Tuya, checked <!date^1763888200^{ago}|');
    expect(stale).toMatch(/^:warning: \*Tuya gave no new answer; this is its answer from <!date\^1763877600\^\{ago\}\|/);
    expect(stale).not.toContain('checked');
  });

  it('answer card: has the badge of its environment', () => {
    const message = answerCard(ONE_ORDER, BUTTONS, contextOf({ environment: 'staging' }));

    expect(shownBy(message)).toContain(':test_tube: environment: staging');
  });

  it('answer card: is in Chinese for a Chinese reader', () => {
    const message = answerCard(ONE_ORDER, BUTTONS, contextOf({ words: words('zh'), language: 'zh' }));

    expect(shownBy(message)).toContain(':large_green_circle: *已激活* · CLJF_ZRR_20250317_001');
    expect(shownBy(message)).toContain('*支付方式：* Stripe');
    expect(shownBy(message)).toContain('*付款 → 激活* ');
    expect(message.text).toContain('已激活');
  });

  it('answer card: keeps to the limits with the longest question', () => {
    const question = 'q'.repeat(2_000);

    const message = answerCard(ONE_ORDER, { question, shown: false }, contextOf());

    expect(problemsOf(message)).toEqual([]);
    expect(buttonsOf(message).get(DETAILS)?.value).toBe(question);
    expect(buttonsOf(message).get(REFRESH)?.value).toBe(question);
  });
});

/** Newest first. */
function manyOrders(count: number) {
  return Array.from({ length: count }, (_, index) => linksfieldOrder(`CU-${index + 1}`));
}

describe('several orders and identifiers', () => {
  it('answer card: shows the newest order of a SIM whole and the others as lines', () => {
    const orders = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'].map((id) => linksfieldOrder(id));
    const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, found(orders))] });

    const shown = shownBy(answerCard(report, BUTTONS, contextOf()));

    expect(shown.match(/USD/g)).toHaveLength(1);
    expect(shown.match(/`A\d`/g)).toEqual(['`A1`', '`A2`', '`A3`', '`A4`', '`A5`', '`A6`']);
    expect(shown.split('\n')[0]).toBe('*6 orders of this SIM, newest first*');
    expect(shown).toMatch(/<!date\^1683178613\^\{ago\}[^\n]* · `A2`/);
  });

  it('answer card: many orders of one number are a table in pages, and the rest is found by its number', () => {
    const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, found(manyOrders(120)))] });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(problemsOf(message)).toEqual([]);
    const table = message.blocks.find((block) => block.type === 'data_table');
    expect(table).toMatchObject({ page_size: 10, caption: '119 older orders' });
    const rows = table?.rows.length ?? 0;
    expect(rows).toBeGreaterThan(50);
    expect(JSON.stringify(table?.rows[1])).toContain('2023-05-04 05:36 UTC');
    expect(shownBy(message)).toContain(`${120 - rows} more orders: look them up by their order numbers`);
  });

  it('answer card: in a window many orders of one number are lines', () => {
    const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, found(manyOrders(120)))] });

    const message = answerInWindow(report, BUTTONS, contextOf());

    expect(JSON.stringify(message.blocks)).not.toContain('data_table');
    expect(shownBy(message)).toContain('`CU-2`');
    expect(shownBy(message)).toContain('`CU-51`');
    expect(shownBy(message)).toContain('69 more orders: look them up by their order numbers');
  });

  it('answer card: a caveat is said only where nothing was found, and in the details', () => {
    const asked = [{ by: 'sim_id', value: ICCID.value, caveat: 'past_year_only' as const }];
    const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, found([linksfieldOrder()]), asked)] });

    const missed = reportOf({ findings: [finding(ICCID, LINKSFIELD, MISSING, asked)] });

    expect(shownBy(answerCard(report, BUTTONS, contextOf()))).not.toContain('365 days');
    expect(shownBy(answerCard(missed, BUTTONS, contextOf()))).toContain('covers the past 365 days');
    expect(shownBy(detailsView(linksfieldOrder(), report, contextOf()))).toContain('covers the past 365 days');
  });

  it('answer card: several numbers have one line that counts each once, and a button for each order', () => {
    const other = { ...ICCID, value: '89852202209090000036', raw: '89852202209090000036' };
    const missing = { ...ICCID, value: '89852202209090000135', raw: '89852202209090000135' };
    const disputed = linksfieldOrder('CU-2', { stage: 'disputed', attention: ['disputed'] });
    const report = reportOf({
      findings: [...ONE_ORDER.findings, finding(other, LINKSFIELD, found([disputed])), finding(missing, LINKSFIELD, MISSING)],
    });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message).split('\n')[0]).toBe('*3 SIMs: 1 active, 1 disputed, and 1 not found*');
    expect(message.text.split('\n')[0]).toBe('3 SIMs: 1 active, 1 disputed, and 1 not found');
    expect(JSON.stringify(message).match(/"action_id":"details"/g)).toHaveLength(2);
    expect(shownBy(message).match(/checked/g)).toHaveLength(1);
  });

  it('answer card: more than three orders of several numbers are a table, status first and ids last', () => {
    const findings = ['36', '44', '51', '69'].map((end) => {
      const value = `898522022090900000${end}`;
      return finding({ kind: 'iccid', value, raw: value }, LINKSFIELD, found([linksfieldOrder(`CU-${end}`)]));
    });

    const text = asText(answerCard(reportOf({ findings }), BUTTONS, contextOf()));

    expect(text).toContain('4 SIMs: 4 active');
    expect(text).toContain('Status · SIM · Product · Order\n🟢 Active · …0036 · CLJF_ZRR_20250317_001 · CU-36');
  });

  it('answer card: keeps the order in which they were asked, no matter which provider answers first', () => {
    const report = reportOf({
      typed: '8985 2202 2090 8997 1478 and 4567',
      findings: [finding(NUMBER, CLINK, found([failedOrder()]))],
      awaited: [{ identifier: ICCID, source: LINKSFIELD }],
    });

    const shown = shownBy(answerCard(report, BUTTONS, contextOf()));

    expect(shown.indexOf('*For* `89852202209089971478`')).toBeLessThan(shown.indexOf('*For* `4567`'));
    expect(shown).toContain('Looking for `89852202209089971478`: still waiting for Linksfield.');
  });

  it('answer card: shows the same number found at two providers twice, and mentions a third quietly', () => {
    const report = reportOf({
      findings: [
        finding(NUMBER, LINKSFIELD, found([linksfieldOrder()])),
        finding(NUMBER, CLINK, found([failedOrder()])),
        finding(NUMBER, TUYA, MISSING),
      ],
    });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message)).toContain('`CU-7ZOIHX0RB16U20250828111429591`');
    expect(shownBy(message)).toContain('`order_abc123`');
    expect(shownBy(message)).toContain('Not found at Tuya');
    expect(shownBy(message)).not.toContain('No order found');
  });

  it.each([
    ['en', 'Not found at Tuya · Data from Clink, checked '],
    ['zh', '未查到的供应商：Tuya · 数据来自 Clink，查询时间：'],
  ] as const)('answer card: the providers without the order do not run into those that have it (%s)', (language, line) => {
    const findings = [finding(NUMBER, CLINK, found([failedOrder()])), finding(NUMBER, TUYA, MISSING)];

    const message = answerCard(reportOf({ findings }), BUTTONS, contextOf({ words: words(language) }));

    expect(shownBy(message)).toContain(line);
  });

  it('answer card: says what no provider takes and what was left out', () => {
    const report = reportOf({ ...ONE_ORDER, unclaimed: [NUMBER], leftOut: 4 });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message)).toContain('No connected provider recognises this kind of number: `4567`.');
    expect(shownBy(message)).toContain('I looked up only the first 2; 4 more were left out. Please ask for the rest separately.');
    expect(message.text).toContain('4 more were left out');
  });

  it('answer card: names what was left out, up to ten, in a channel without whole ICCIDs', () => {
    const beyond = [ICCID, ...Array.from({ length: 11 }, (_, index) => ({ ...NUMBER, value: `L${index}`, raw: `L${index}` }))];
    const report = reportOf({ ...ONE_ORDER, leftOut: beyond.length, beyond });

    expect(shownBy(answerCard(report, BUTTONS, contextOf()))).toMatch(/Left out: `89852202209089971478`, `L0`.*`L8`, and 2 more/);
    // There is a button for all of them.
    expect(shownBy(answerCard(report, BUTTONS, contextOf()))).not.toContain('separately');
    expect(shownBy(compactCard(report, BUTTONS, contextOf()))).toContain('Left out: `898522…1478`, `L0`');
  });

  it('answer card: has a heading wherever more than one was asked, whatever became of the others', () => {
    const report = reportOf({ ...ONE_ORDER, unclaimed: [NUMBER] });

    expect(shownBy(answerCard(report, BUTTONS, contextOf()))).toContain('*For* `89852202209089971478`');
  });

  it('answer card: asks for what is needed, with a button', () => {
    const report = reportOf({ findings: [finding(NUMBER, TUYA, { kind: 'needs', fields: ['user'] })] });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message)).toBe(":pencil2: To look this up, Tuya needs the buyer's user ID.");
    expect(message.text).toBe("To look this up, Tuya needs the buyer's user ID.");
    expect([...buttonsOf(message).keys()]).toEqual([GIVE_NEEDED, REFRESH]);
  });

  it('answer card: mentions in passing who was not asked where another has the order, with a line of the menu', () => {
    const needs = { kind: 'needs', fields: ['user'] } as const;
    const report = reportOf({
      findings: [finding(NUMBER, LINKSFIELD, found([linksfieldOrder()])), finding(NUMBER, TUYA, needs)],
    });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message)).toContain("Tuya not searched: it needs the buyer's user ID");
    expect(message.text).not.toContain('Tuya');
    expect([...buttonsOf(message).keys()]).toEqual([DETAILS, SHOW_IN_CHANNEL]);
    expect([...menuOf(message).keys()]).toEqual([REFRESH, COPY_REPLY, FOLLOW, GIVE_NEEDED]);
    expect(JSON.stringify(message.blocks)).toContain('Add buyer ID');
  });

  it('answer card: doubts what a person gave where it led nowhere, and takes it once more', () => {
    const identifier = { ...NUMBER, hints: { user: 'mistyped' } };
    const asked = [{ by: 'order', value: '4567', with: { user: 'mistyped' } }];
    const report = reportOf({ findings: [finding(identifier, TUYA, MISSING, asked)] });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message)).toContain('Tuya searched only the orders of the buyer whose ID you gave.');
    expect(JSON.stringify(message)).not.toContain('mistyped');
    expect(buttonsOf(message).has(GIVE_NEEDED)).toBe(true);
  });

  it('answer card: what was probably meant is one button', () => {
    const identifier = { ...NUMBER, value: 'linksfeild:4567', raw: 'linksfeild:4567' };
    const report = reportOf({ findings: [finding(identifier, LINKSFIELD, MISSING)] });
    const corrected = { text: 'linksfield:4567', question: 'the corrected question' };

    const message = answerCard(report, { ...BUTTONS, corrected }, contextOf());

    expect([...buttonsOf(message)]).toMatchObject([
      [REFRESH, { value: 'the corrected question', text: { text: 'Look up linksfield:4567' } }],
    ]);
  });

  it('answer card: a failure can be tried again', () => {
    const failed = finding(NUMBER, TUYA, { kind: 'failed', failure: 'timeout', reference: 'ab12cd34' });

    const message = answerCard(reportOf({ findings: [failed] }), BUTTONS, contextOf());

    expect(buttonsOf(message).get(REFRESH)).toMatchObject({ text: { text: 'Try again' } });
  });

  it('answer card: is never empty', () => {
    const message = answerCard(reportOf(), BUTTONS, contextOf());

    expect(problemsOf(message)).toEqual([]);
    expect(message.text).toBe('There is nothing to show.');
  });

  it('answer card: of many orders a table holds the first twenty and says how many more there are', () => {
    const identifiers = Array.from({ length: 40 }, (_, index) => ({ ...NUMBER, value: `${index}`, raw: `${index}` }));
    const report = reportOf({
      findings: identifiers.map((one) => finding(one, CLINK, found([failedOrder(`order_abc${one.value}`)]))),
    });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(problemsOf(message)).toEqual([]);
    expect(shownBy(message)).toContain('and 20 more orders');
    expect([...buttonsOf(message).keys()]).toEqual([DETAILS, SHOW_IN_CHANNEL]);
  });
});

describe('as long as somebody is awaited', () => {
  it('answer card: a miss is one line, without advice', () => {
    const report = reportOf({
      findings: [finding(NUMBER, LINKSFIELD, MISSING), finding(NUMBER, CLINK, MISSING)],
      awaited: [{ identifier: NUMBER, source: TUYA }],
    });

    const message = answerCard(report, BUTTONS, contextOf());

    const line = 'Looking for `4567`: not at Linksfield and Clink; still waiting for Tuya.';
    expect(shownBy(message)).toBe(`:hourglass_flowing_sand: ${line}`);
    expect(message.text).toBe(line);
  });

  it('answer card: what is found is shown, with who may add to it', () => {
    const report = reportOf({ ...ONE_ORDER, awaited: [{ identifier: ICCID, source: TUYA }] });

    expect(shownBy(answerCard(report, BUTTONS, contextOf()))).toContain('Still waiting for Tuya.');
  });
});

describe('what comes late', () => {
  it('late card: names who answered and shows only that', () => {
    const report = reportOf({ findings: [finding(NUMBER, TUYA, MISSING)] });

    const message = lateCard(report, report.findings, BUTTONS, contextOf());

    expect(shownBy(message).split('\n').slice(0, 3)).toEqual([
      '*Update from Tuya*',
      ':mag: No order found for `4567`.',
      'Asked just now: Tuya.',
    ]);
    expect(message.text).toBe('Update from Tuya\nNo order found for `4567`. Asked: Tuya.');
  });

  it('late card: leaves out what the first message said of other numbers, but names its own', () => {
    const report = reportOf({ findings: [finding(NUMBER, TUYA, MISSING)], unclaimed: [ICCID], leftOut: 3 });

    const shown = shownBy(lateCard(report, report.findings, BUTTONS, contextOf()));

    expect(shown).toContain('*For* `4567`');
    expect(shown).not.toMatch(/takes this kind|left out/);
  });

  it('late card: names all who were asked where nobody has found anything', () => {
    const [early, late] = [finding(NUMBER, LINKSFIELD, MISSING), finding(NUMBER, TUYA, MISSING)];

    const message = lateCard(reportOf({ findings: [early, late] }), [late], BUTTONS, contextOf());

    expect(message.text).toBe('Update from Tuya\nNo order found for `4567`. Asked: Linksfield and Tuya.');
  });

  it('late card: calls nothing missing that the first message showed', () => {
    const [early, late] = [finding(NUMBER, LINKSFIELD, found([linksfieldOrder()])), finding(NUMBER, TUYA, MISSING)];

    const message = lateCard(reportOf({ findings: [early, late] }), [late], BUTTONS, contextOf());

    expect(shownBy(message).split('\n')).toEqual(['*Update from Tuya*', 'Not found at Tuya']);
    expect(message.text).toBe('Update from Tuya\nNot found at Tuya');
  });

  it('late card: names of a failure the provider and the number, not that an answer came', () => {
    const failed = finding(NUMBER, TUYA, { kind: 'failed', failure: 'timeout', reference: 'ab12cd34' });

    const message = lateCard(reportOf({ findings: [failed] }), [failed], BUTTONS, contextOf());

    expect(shownBy(message)).not.toContain('Update from');
    expect(shownBy(message)).toContain('Tuya took too long to answer.');
    expect(shownBy(message)).toContain('Not searched: `4567`.');
  });
});
