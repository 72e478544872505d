import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/core/language.ts';
import { links } from '../../../src/providers/links.ts';
import { answerCard } from '../../../src/slack/cards/answer/answer.ts';
import { lateCard } from '../../../src/slack/cards/answer/late.ts';
import { neededView } from '../../../src/slack/cards/answer/missing/needed.ts';
import type { Buttons, CardContext, Message, Report } from '../../../src/slack/cards/card.ts';
import { compactCard } from '../../../src/slack/cards/channel/compact.ts';
import { noticeCard } from '../../../src/slack/cards/notices/notice.ts';
import { usageCard } from '../../../src/slack/cards/notices/usage.ts';
import { asText } from '../../../src/slack/cards/plain.ts';
import { detailsView } from '../../../src/slack/cards/views/details.ts';
import { loadingView, messageView } from '../../../src/slack/cards/views/views.ts';
import { words } from '../../../src/slack/words/words.ts';
import { order, secretsIn, vendorText } from '../../arbitrary/order.ts';
import { NEEDS, NOW, report } from '../../arbitrary/report.ts';
import { webUrl } from '../../arbitrary/url.ts';
import { reportOf } from '../../support/cards.ts';
import { problemsOf, viewProblemsOf } from '../../support/validate.ts';

const PREFIXES = links.known.map(({ provider }) => provider);
const context: fc.Arbitrary<CardContext> = fc
  .record({
    language: fc.constantFrom(...LANGUAGES),
    environment: fc.option(vendorText, { nil: undefined }),
    page: fc.option(fc.record({ label: vendorText, url: fc.oneof(webUrl, vendorText) }), { nil: undefined }),
  })
  .map(({ language, environment, page }) => ({
    words: words(language, links.known),
    language,
    now: NOW,
    environment,
    openLink: () => page,
    known: links.known,
    prefixes: PREFIXES,
  }));

const buttons = fc.record({
  question: fc.oneof(
    vendorText.map((text) => text.slice(0, 2_000)),
    fc.constant('q'.repeat(2_000)),
  ),
  shown: fc.boolean(),
});

const CARDS = {
  answerCard,
  lateCard: (report: Report, row: Buttons, around: CardContext) => lateCard(report, report.findings.slice(1), row, around),
  compactCard,
};

function faults(message: Message): string[] {
  return [...problemsOf(message), ...secretsIn(JSON.stringify(message)), ...secretsIn(asText(message))];
}

describe('whatever vendors and people write', () => {
  for (const [name, card] of Object.entries(CARDS)) {
    it(`soundness: ${name} is valid and shows nothing personal and no commission`, () => {
      fc.assert(
        fc.property(report, buttons, context, (known, row, around) => {
          const message = card(known, row, around);

          expect(faults(message)).toEqual([]);
        }),
        { numRuns: 100 },
      );
    });
  }

  it('soundness: the details are valid and show nothing personal and no commission', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 12 }), report, context, (orders, known, around) => {
        const view = detailsView(orders, known, around);

        expect([...viewProblemsOf({ ...view }), ...secretsIn(JSON.stringify(view))]).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('soundness: cards of words alone are valid', () => {
    fc.assert(
      fc.property(vendorText, fc.stringMatching(/^\/[a-z]{1,31}$/), context, (typed, command, around) => {
        const message = usageCard({ typed, command }, around);

        expect(problemsOf(message)).toEqual([]);
      }),
    );
  });

  it('soundness: a compact card shows nothing internal', () => {
    fc.assert(
      fc.property(order, context, ({ internal, ...rest }, around) => {
        const total = { amount: '112233445566', currency: 'QQZ', unitKnown: true };
        const whole = { ...rest, internal: { ...internal, total, failure: { code: 'zqinternal', message: 'zqinternal' } } };
        const finding = {
          identifier: { kind: 'reference', value: '4567', raw: '4567' },
          source: { id: 'tuya', kind: 'tuya', label: 'Tuya' },
          asked: [],
          answer: { kind: 'found', orders: [whole], remarks: [], at: NOW, from: 'cache', took: 1 },
        } as const;

        const message = compactCard(reportOf({ findings: [finding] }), { question: 'q', shown: false }, around);

        expect(JSON.stringify(message)).not.toMatch(/QQZ|112,?233,?445,?566|zqinternal/);
      }),
    );
  });

  it('soundness: views of words alone are valid', () => {
    for (const language of LANGUAGES) {
      const around = {
        words: words(language, links.known),
        language,
        now: NOW,
        openLink: () => undefined,
        known: links.known,
        prefixes: PREFIXES,
      };

      const views = [
        loadingView(around),
        messageView(around.words.tooOld, around),
        messageView('&amp;'.repeat(5_000), around),
        messageView(noticeCard(around.words.sharedChannel, around), around),
        neededView(NEEDS, around, 'm'.repeat(3_000)),
      ];

      expect(views.flatMap((view) => viewProblemsOf({ ...view }))).toEqual([]);
    }
  });
});
