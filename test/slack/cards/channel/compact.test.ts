import { describe, expect, it } from 'vitest';
import { DETAILS_FOR_ME, REFRESH_COMPACT } from '../../../../src/slack/cards/actions.ts';
import { compactCard } from '../../../../src/slack/cards/channel/compact.ts';
import {
  BUTTONS,
  buttonsOf,
  contextOf,
  failedOrder,
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

describe('a compact card', () => {
  it('compact card: says id, title, stage, what is odd and how old it is, and asks whether it was right', () => {
    const report = reportOf({ findings: [finding(NUMBER, TUYA, found([failedOrder()]))] });

    const message = compactCard(report, BUTTONS, contextOf());

    expect(shownBy(message).split('\n')).toEqual([
      ':x: *Payment failed* · &lt;!channel&gt; ∗Travel∗ plan · `order_abc123`',
      'Data from Tuya, checked <!date^1763888400^{ago}|2025-11-23 09:00 UTC>',
    ]);
    expect([...buttonsOf(message).keys()]).toEqual([DETAILS_FOR_ME, REFRESH_COMPACT]);
    expect(JSON.stringify(message.blocks.at(-1))).toMatch(/feedback_buttons.*mention right.*mention wrong/);
  });

  it('compact card: shows a channel no whole ICCID, neither found nor missing nor unclaimed', () => {
    const other = { ...ICCID, value: '89860000000000000001', raw: '8986 0000 0000 0000 0001' };
    const report = reportOf({
      findings: [finding(ICCID, LINKSFIELD, found([linksfieldOrder()])), finding(other, LINKSFIELD, MISSING)],
      unclaimed: [ICCID],
    });

    const message = compactCard(report, BUTTONS, contextOf());

    expect(JSON.stringify(message)).not.toMatch(/89852202209089971478|8985 2202|89860000000000000001|8986 0000/);
    expect(shownBy(message)).toContain('`898522…1478`');
    expect(message.text).toContain('`898600…0001`');
  });

  it('compact card: lists three orders and counts the others', () => {
    const orders = ['A1', 'A2', 'A3', 'A4'].map((id) => linksfieldOrder(id));
    const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, found(orders))] });

    const shown = shownBy(compactCard(report, BUTTONS, contextOf()));

    expect(shown.match(/`A\d`/g)).toEqual(['`A1`', '`A2`', '`A3`']);
    expect(shown).toContain('and 1 more order');
  });

  it('compact card: leaves the operator out of it', () => {
    const failure = { kind: 'failed', failure: 'forbidden', hint: 'allow_ip', code: '1114', reference: 'ab12cd34' } as const;
    const report = reportOf({ findings: [finding(NUMBER, TUYA, failure)] });

    const shown = shownBy(compactCard(report, BUTTONS, contextOf()));

    expect(shown).toContain('`ab12cd34`');
    expect(shown).not.toMatch(/1114|allow list/);
  });
});
