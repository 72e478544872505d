import { describe, expect, it } from 'vitest';
import { FAILURE_KINDS } from '../../../../src/core/failure/failure.ts';
import type { Failed } from '../../../../src/core/finding.ts';
import { answerCard } from '../../../../src/slack/cards/answer/answer.ts';
import { HINTS, NOW } from '../../../arbitrary/report.ts';
import {
  BUTTONS,
  CLINK,
  contextOf,
  finding,
  ICCID,
  LINKSFIELD,
  MISSING,
  NUMBER,
  reportOf,
  shownBy,
  TUYA,
} from '../../../support/cards.ts';
import { problemsOf } from '../../../support/validate.ts';

const FAILED: Failed = { kind: 'failed', failure: 'timeout', reference: 'ab12cd34' };

describe('nobody has the order', () => {
  it('not found: says how the ICCID was read, who was asked, and what to try', () => {
    const asked = [
      { by: 'sim_id', value: ICCID.value, caveat: 'past_year_only' as const },
      { by: 'sim_id', value: '8985220220908997147' },
    ];
    const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, MISSING, asked), finding(ICCID, TUYA, MISSING)] });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(shownBy(message).split('\n')).toEqual([
      ':mag: No order found for `89852202209089971478`.',
      'I read `8985 2202 2090 8997 1478` as `89852202209089971478`.',
      'The SIM card was issued by Internet Initiative Japan Inc., Hong Kong, China.',
      'Asked just now: Linksfield and Tuya.',
      'Also tried without the check digit: `8985220220908997147`.',
      "Linksfield's ICCID search covers the past 365 days. For older orders use the order number.",
      'If the number is right, search by order number instead.',
    ]);
    expect(message.text).toBe('No order found for `89852202209089971478`. Asked: Linksfield and Tuya.');
  });

  it('not found: each provider has an age of its own where they were not asked together', () => {
    const earlier = { ...MISSING, at: NOW - 120_000 };
    const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, earlier), finding(ICCID, TUYA, MISSING)] });

    expect(shownBy(answerCard(report, BUTTONS, contextOf()))).toContain('Asked: Linksfield (2 minutes ago) and Tuya (just now).');
  });

  it.each([
    ['shop-2044', 'Capital letters may matter: try `SHOP-2044` too.'],
    ['so1234567', 'Capital letters may matter: try `SO1234567` too.'],
    ['9852202209089971478', 'ICCIDs begin with 89: did you mean `89852202209089971478`?'],
    ['9852202209089971470', 'Please compare it'],
    ['SHOP-2044', 'Please compare it'],
    ['ab12cd34-0d7e-4e57', 'Please compare it'],
  ])('not found: %s: %s', (value, advice) => {
    const identifier = { kind: 'reference', value, raw: value } as const;
    const report = reportOf({ findings: [finding(identifier, LINKSFIELD, MISSING)] });

    expect(shownBy(answerCard(report, BUTTONS, contextOf()))).toContain(advice);
  });

  it('not found: blames a check digit only when it does not fit', () => {
    const told = (value: string) => {
      const identifier = { ...ICCID, value, raw: value };
      const report = reportOf({ findings: [finding(identifier, LINKSFIELD, MISSING)] });
      return shownBy(answerCard(report, BUTTONS, contextOf()));
    };

    const texts = ['89852202209089971478', '89852202209089971479', '898600B5000000000001'].map(told);

    expect(texts.map((text) => text.includes('The check digit of this ICCID does not match'))).toEqual([false, true, false]);
    expect(texts.join()).not.toContain('I read');
  });

  it.each([
    ['89852202209089971478', [/search by order number/]],
    ['89852202209089971479', [/check digit .* does not match/, /Asked/, /compare it/, /search by order number/]],
    ['898522022090899714', [/18 characters; an ICCID has 19 or 20/, /Asked/, /compare it/, /search by order number/]],
    ['898600B5000000000001', [/Asked/, /compare it/]],
  ])('not found: advises on %s by what is seen of it, the fault first', (value, sentences) => {
    const identifier = { ...ICCID, value, raw: value };

    const shown = shownBy(answerCard(reportOf({ findings: [finding(identifier, LINKSFIELD, MISSING)] }), BUTTONS, contextOf()));

    const places = sentences.map((sentence) => shown.search(sentence));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(shown.includes('compare it')).toBe(sentences.length > 1);
  });

  it.each([
    [LINKSFIELD, true],
    [CLINK, false],
  ])('not found: advises to try the ICCID only where SIM cards are known', (source, isAdvised) => {
    const shown = shownBy(answerCard(reportOf({ findings: [finding(NUMBER, source, MISSING)] }), BUTTONS, contextOf()));

    expect(shown.includes('ICCID of the SIM card')).toBe(isAdvised);
  });

  it('not found: knows what was meant by a prefix with a typing error', () => {
    const identifier = { ...NUMBER, value: 'linksfeild:4567', raw: 'linksfeild:4567' };

    const shown = shownBy(answerCard(reportOf({ findings: [finding(identifier, LINKSFIELD, MISSING)] }), BUTTONS, contextOf()));

    expect(shown).toContain("I don't know `linksfeild`. Did you mean `linksfield:4567`?");
    expect(shown).not.toContain('compare it');
  });

  it('not found: blames the prefix of a provider that takes no ICCIDs', () => {
    const identifier = { ...ICCID, providers: ['clink'] };

    const message = answerCard(reportOf({ unclaimed: [identifier] }), BUTTONS, contextOf());

    expect(shownBy(message)).toContain('`clink:` does not take ICCIDs: `89852202209089971478`.');
    expect(message.text).toContain('does not take ICCIDs');
  });

  it('not found: says a caveat once, though two accounts of a provider have it', () => {
    const asked = [{ by: 'sim_id', value: ICCID.value, caveat: 'past_year_only' as const }];
    const other = { id: 'linksfield.eu', kind: 'linksfield', label: 'Linksfield EU' };
    const report = reportOf({
      findings: [finding(ICCID, LINKSFIELD, MISSING, asked), finding(ICCID, other, MISSING, asked)],
    });

    expect(shownBy(answerCard(report, BUTTONS, contextOf())).match(/365 days/g)).toHaveLength(1);
  });

  it('not found: says when the digits were swapped', () => {
    const identifier = { ...ICCID, raw: '98582202220980791784', reading: 'swapped' as const };
    const report = reportOf({ findings: [finding(identifier, LINKSFIELD, MISSING)] });

    const shown = shownBy(answerCard(report, BUTTONS, contextOf()));

    expect(shown).toContain('I read `98582202220980791784` as `89852202209089971478`: its digits were swapped in pairs');
  });

  it('not found: says that the number was taken from an eSIM activation code', () => {
    const identifier = { kind: 'reference', value: '4K-1M7L9N', raw: '4K-1M7L9N', reading: 'matching_id' } as const;
    const report = reportOf({ findings: [finding(identifier, LINKSFIELD, MISSING)] });

    const shown = shownBy(answerCard(report, BUTTONS, contextOf()));

    expect(shown).toContain('I read `4K-1M7L9N`, the matching ID of an eSIM activation code, as an order number.');
  });

  it('not found: does not say "no such order" as long as somebody could not be asked', () => {
    const report = reportOf({ findings: [finding(NUMBER, LINKSFIELD, MISSING), finding(NUMBER, TUYA, FAILED)] });

    const message = answerCard(report, BUTTONS, contextOf());

    expect(message.text).toContain('No order found for `4567` so far.');
    expect(shownBy(message)).toContain('Tuya took too long to answer.');
    expect(shownBy(message)).not.toMatch(/Please compare|If the number is right/);
  });
});

describe('a provider fails', () => {
  it('failure: says whose fault it is, what the operator can do, and what to quote', () => {
    const failure: Failed = { ...FAILED, failure: 'forbidden', hint: 'subscribe_app_mall', code: '28841105' };
    const report = reportOf({ findings: [finding(NUMBER, TUYA, failure)] });

    const shown = shownBy(answerCard(report, BUTTONS, contextOf()));

    expect(shown.split('\n')).toEqual([
      ':key: Tuya does not let us see this. Please tell your admin, who has to settle this with Tuya; nothing is wrong with your search.',
      'For whoever runs this bot: subscribe the project to App Mall Open Service and authorise it in the Seller Center.',
      "Error ID `ab12cd34` · provider's code `28841105`",
    ]);
  });

  it('failure: says one sentence for all identifiers that it struck', () => {
    const numbers = ['1001', '1002', '1003'].map((value) => ({ ...NUMBER, value, raw: value }));
    const report = reportOf({ findings: numbers.map((number) => finding(number, TUYA, FAILED)) });

    const shown = shownBy(answerCard(report, BUTTONS, contextOf()));

    expect(shown.match(/took too long/g)).toHaveLength(1);
    expect(shown).toContain('Not searched: `1001`, `1002`, and `1003`.');
    expect(shown).toContain('No answer for `1002` yet.');
  });

  it('failure: has a sentence for every kind and hint', () => {
    for (const failure of FAILURE_KINDS) {
      for (const hint of [undefined, ...HINTS]) {
        const report = reportOf({ findings: [finding(NUMBER, TUYA, { ...FAILED, failure, hint })] });

        const message = answerCard(report, BUTTONS, contextOf());

        expect(problemsOf(message)).toEqual([]);
        expect(message.text).toContain('Tuya');
      }
    }
  });
});
