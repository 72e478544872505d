import { describe, expect, it, vi } from 'vitest';
import { keepingCards } from '../../../src/slack/answer/kept-cards.ts';
import { answerCard } from '../../../src/slack/cards/answer/answer.ts';
import {
  BUTTONS,
  CLINK,
  contextOf,
  finding,
  found,
  ICCID,
  LINKSFIELD,
  linksfieldOrder,
  MISSING,
  NUMBER,
  reportOf,
} from '../../support/cards.ts';

const MINUTE_MS = 60_000;
const order = linksfieldOrder();
const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, found([order]))] });
const context = contextOf();

function cards() {
  const compose = vi.fn(answerCard);
  return { compose, card: keepingCards(compose) };
}

describe('cards that are kept', () => {
  it('composes a card once for those who ask the same, however long each waited', () => {
    const { compose, card } = cards();

    const first = card(report, BUTTONS, context);
    const again = reportOf({ findings: [finding({ ...ICCID }, LINKSFIELD, found([order], { took: 7 }))] });
    const second = card(again, { ...BUTTONS }, contextOf({ reference: 'another', now: context.now + 1 }));

    expect(compose).toHaveBeenCalledOnce();
    expect(second).toBe(first);
  });

  it.each([
    ['another language', report, BUTTONS, contextOf({ language: 'zh' })],
    ['other accounts', report, BUTTONS, contextOf({ prefixes: ['clink'] })],
    ['another minute', report, BUTTONS, contextOf({ now: context.now + MINUTE_MS })],
    ['another question behind the buttons', report, { ...BUTTONS, question: 'another' }, context],
    ['a card that was shown to a channel', report, { ...BUTTONS, shown: true, shownBy: 'U0ADA' }, context],
    ['another number', reportOf({ findings: [finding(NUMBER, LINKSFIELD, found([order]))] }), BUTTONS, context],
    [
      'an answer of another age',
      reportOf({ findings: [finding(ICCID, LINKSFIELD, found([order], { at: 1 }))] }),
      BUTTONS,
      context,
    ],
    ['a stale answer', reportOf({ findings: [finding(ICCID, LINKSFIELD, found([order], { from: 'stale' }))] }), BUTTONS, context],
    [
      'equal orders of a new answer',
      reportOf({ findings: [finding(ICCID, LINKSFIELD, found([{ ...order }]))] }),
      BUTTONS,
      context,
    ],
    [
      'a further order',
      reportOf({ findings: [finding(ICCID, LINKSFIELD, found([order, linksfieldOrder('CU-2')]))] }),
      BUTTONS,
      context,
    ],
    ['a provider that has not answered', { ...report, awaited: [{ identifier: ICCID, source: CLINK }] }, BUTTONS, context],
    ['a linked order', { ...report, linked: [finding(NUMBER, CLINK, found([linksfieldOrder('2')]))] }, BUTTONS, context],
  ] as const)('composes another one for %s', (_, otherReport, otherButtons, otherContext) => {
    const { compose, card } = cards();

    card(report, BUTTONS, context);
    const other = card(otherReport, otherButtons, otherContext);

    expect(compose).toHaveBeenCalledTimes(2);
    expect(other).toEqual(answerCard(otherReport, otherButtons, otherContext));
  });

  it.each([
    ['the id of a person', { kind: 'order', value: 'cus_7ada', raw: 'cus_7ada', namesPerson: true }],
    ['a number with the id of its buyer', { ...NUMBER, hints: { user: 'ada' } }],
  ] as const)('keeps no card for %s', (_, identifier) => {
    const { compose, card } = cards();
    const asked = reportOf({ findings: [finding(identifier, LINKSFIELD, found([order]))] });

    card(asked, BUTTONS, context);
    card(asked, BUTTONS, context);

    expect(compose).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['nothing was found', [finding(ICCID, LINKSFIELD, MISSING)]],
    ['one of several numbers was not found', [finding(ICCID, LINKSFIELD, found([order])), finding(NUMBER, CLINK, MISSING)]],
  ])('keeps no card where %s: it has a reference to quote', (_, findings) => {
    const { compose, card } = cards();

    card(reportOf({ findings }), BUTTONS, contextOf({ reference: 'first' }));
    const second = card(reportOf({ findings }), BUTTONS, contextOf({ reference: 'second' }));

    expect(compose).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(second)).not.toContain('first');
  });
});
