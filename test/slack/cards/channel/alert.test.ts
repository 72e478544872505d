import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBlocks } from '../../../../sandbox/slack/blocks/blocks.ts';
import { LANGUAGES } from '../../../../src/core/language.ts';
import { ANYBODY } from '../../../../src/slack/cards/actions.ts';
import type { Message } from '../../../../src/slack/cards/card.ts';
import { alertCard } from '../../../../src/slack/cards/channel/alert.ts';
import { type DigestOrder, digestCard } from '../../../../src/slack/cards/channel/digest.ts';
import { tableCard } from '../../../../src/slack/cards/channel/table.ts';
import { asText } from '../../../../src/slack/cards/plain.ts';
import { words } from '../../../../src/slack/words/words.ts';
import { order, secretsIn } from '../../../arbitrary/order.ts';
import { NOW, report } from '../../../arbitrary/report.ts';
import { contextOf, finding, found, LINKSFIELD, linksfieldOrder, reportOf } from '../../../support/cards.ts';
import { problemsOf } from '../../../support/validate.ts';

const AUTOMATIC = { question: 'q'.repeat(1_900), shown: true, author: 'U0123456789' };

/** Slack's own rules for the table, ours for the rest. */
function faults({ text, blocks }: Message): string[] {
  const asSent = JSON.parse(JSON.stringify(blocks));
  const others = blocks.filter(({ type }) => type !== 'table');
  return [
    ...checkBlocks(asSent, 'message', '').map(({ pointer, message }) => `${pointer} ${message}`),
    ...(others.length > 0 ? problemsOf({ text, blocks: others }) : []),
    ...secretsIn(JSON.stringify(blocks) + text),
  ];
}

/** One order to each of as many ICCIDs. */
function reportOn(count: number, title = 'APAC_MONTHLY_3GB') {
  const findings = Array.from({ length: count }, (_, index) => {
    const value = `8985220220909${String(index).padStart(7, '0')}`;
    const one = linksfieldOrder(`CU-NUMBER${index}`, { title, attention: index % 2 === 0 ? [] : ['disputed'] });
    return finding({ kind: 'iccid', value, raw: value }, LINKSFIELD, found([one]));
  });
  return reportOf({ findings });
}

describe('an automatic reply', () => {
  it('automatic reply: is valid and shows nothing personal and no commission, whatever vendors write', () => {
    const context = fc.constantFrom(...LANGUAGES).map((language) => contextOf({ words: words(language), language }));
    fc.assert(
      fc.property(report, context, fc.constantFrom(alertCard, tableCard), (known, around, card) => {
        const message = card(known, AUTOMATIC, around);

        expect(faults(message)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    [1, 'section'],
    [2, 'table'],
    [10, 'table'],
    [11, 'section'],
  ])('automatic reply: for %d orders has as its main block a %s', (count, type) => {
    const { blocks } = alertCard(reportOn(count), AUTOMATIC, contextOf());

    expect(blocks[type === 'table' ? 1 : 0]?.type).toBe(type);
    expect(blocks.some((block) => block.type === 'table')).toBe(type === 'table');
  });

  it('automatic reply: as a table counts first, then says status, last digits of the SIM, product and order, no whole ICCID', () => {
    const message = alertCard(reportOn(2), AUTOMATIC, contextOf());

    const shown = asText(message);
    expect(shown.split('\n')[0]).toBe('2 SIMs: 1 with a problem and 1 active');
    expect(shown).toContain('Status · SIM · Product · Order');
    expect(shown).toContain('⚠ Disputed · …0001 · APAC_MONTHLY_3GB · CU-NUMBER1');
    expect(shown).toContain('Linksfield, checked 2025-11-23 09:00 UTC');
    expect(JSON.stringify(message)).not.toContain('89852202209090000001');
  });

  it('automatic reply: names an order once, though its ICCID and its own number both led to it', () => {
    const one = linksfieldOrder(undefined, { title: 'APAC_MONTHLY_3GB' });
    const ids = [
      { kind: 'iccid', value: '89852202209089971478', raw: '89852202209089971478' },
      { kind: 'order', value: one.public.id, raw: one.public.id },
    ] as const;

    const message = alertCard(
      reportOf({ findings: ids.map((id) => finding(id, LINKSFIELD, found([one]))) }),
      AUTOMATIC,
      contextOf(),
    );

    expect(asText(message).split('APAC_MONTHLY_3GB')).toHaveLength(2);
  });

  it('automatic reply: as a digest says how much was left out', () => {
    const message = alertCard({ ...reportOn(12), leftOut: 30 }, AUTOMATIC, contextOf());

    expect(message.text).toContain('12 orders in this message');
    expect(message.text).toContain('30 more were left out');
  });
});

describe('a digest', () => {
  it('digest: is valid for any content and number of orders', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 200 }), (orders) => {
        const seen = orders.map((one): DigestOrder => ({ ...one.public, at: NOW }));

        const message = digestCard('Many', seen, { question: 'q', shown: true, author: ANYBODY }, contextOf());

        expect(faults(message)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('digest: counts by stage and names what needs attention', () => {
    const context = contextOf();
    const orders: DigestOrder[] = [
      { id: 'A-1', stage: 'active', attention: [], at: NOW },
      { id: 'A-2', stage: 'active', attention: ['risk'], at: NOW - 120_000 },
      { id: 'A-3', stage: 'paid', attention: [], at: NOW },
    ];

    const shown = asText(digestCard('Many', orders, { question: 'q', shown: true }, context));

    expect(shown).toContain('Active: 2');
    expect(shown).toContain('Paid: 1');
    expect(shown).toContain('A-2');
    expect(shown).not.toContain('A-1');
    expect(shown).toContain('2025-11-23 08:58 UTC');
  });

  it('digest: a refunded order is counted, and needs no attention because it was refunded', () => {
    const orders: DigestOrder[] = [
      { id: 'A-1', stage: 'refunded', attention: ['refunded'], at: NOW },
      { id: 'A-2', stage: 'refunded', attention: ['refunded', 'risk'], at: NOW },
    ];

    const shown = asText(digestCard('Many', orders, { question: 'q', shown: true }, contextOf()));

    expect(shown).toContain('Refunded: 2');
    expect(shown).not.toContain('A-1');
    expect(shown).toContain('Risk flagged');
    expect(shown).toContain('A-2');
  });
});
