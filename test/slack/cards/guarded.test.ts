import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { outcomeOf } from '../../../src/bulk/outcome.ts';
import { ProviderError } from '../../../src/core/failure/failure.ts';
import { ordersOf } from '../../../src/core/finding.ts';
import { LANGUAGES } from '../../../src/core/language.ts';
import { type Order, type Visible, visible } from '../../../src/core/order/order.ts';
import { createLog } from '../../../src/log.ts';
import { links } from '../../../src/providers/links.ts';
import { rulesOf } from '../../../src/slack/answer/question.ts';
import { answerCard } from '../../../src/slack/cards/answer/answer.ts';
import { lateCard } from '../../../src/slack/cards/answer/late.ts';
import { neededView } from '../../../src/slack/cards/answer/missing/needed.ts';
import { choiceCard } from '../../../src/slack/cards/bulk/choice.ts';
import { progressCard } from '../../../src/slack/cards/bulk/progress.ts';
import { resultCard } from '../../../src/slack/cards/bulk/result.ts';
import { sheetCells, sheetRows } from '../../../src/slack/cards/bulk/sheet.ts';
import type { ListResult } from '../../../src/slack/cards/bulk/tally.ts';
import { listView } from '../../../src/slack/cards/bulk/window.ts';
import type { CardContext, Report } from '../../../src/slack/cards/card.ts';
import { alertCard } from '../../../src/slack/cards/channel/alert.ts';
import { compactCard } from '../../../src/slack/cards/channel/compact.ts';
import { digestCard } from '../../../src/slack/cards/channel/digest.ts';
import { reportedCard } from '../../../src/slack/cards/channel/reported.ts';
import { stepEnd } from '../../../src/slack/cards/channel/step.ts';
import { tableCard } from '../../../src/slack/cards/channel/table.ts';
import { unfurlCard } from '../../../src/slack/cards/channel/unfurl.ts';
import { changeCard, followingCard, followOutcomeCard } from '../../../src/slack/cards/notices/follow.ts';
import { noticeCard } from '../../../src/slack/cards/notices/notice.ts';
import { quietCard } from '../../../src/slack/cards/notices/quiet.ts';
import { usageCard } from '../../../src/slack/cards/notices/usage.ts';
import { warningCard } from '../../../src/slack/cards/notices/warning.ts';
import { whyCard } from '../../../src/slack/cards/notices/why.ts';
import { copyReplyView } from '../../../src/slack/cards/views/copy-reply.ts';
import { detailsView } from '../../../src/slack/cards/views/details.ts';
import { homeView } from '../../../src/slack/cards/views/home.ts';
import { recentLookupsCard } from '../../../src/slack/cards/views/recent-lookups.ts';
import { financeView, personalView } from '../../../src/slack/cards/views/reveal.ts';
import { resultView, searchView } from '../../../src/slack/cards/views/search.ts';
import { loadingView, messageView } from '../../../src/slack/cards/views/views.ts';
import { createTraces } from '../../../src/slack/memory/trace.ts';
import { words } from '../../../src/slack/words/words.ts';
import { guardedIn, INTERNAL, secretsIn, withInternalMarks } from '../../arbitrary/order.ts';
import { NEEDS, NOW, report } from '../../arbitrary/report.ts';
import { viewProblemsOf } from '../../support/validate.ts';

const BUTTONS = { question: '{"ids":[]}', shown: false, author: 'U0ADA' };
const SHEET = { frame: { key: 'k', source: { channel: 'C0SUPPORT', thread: '1.2' } }, text: '4567' };
/** Files that show a guarded class, or name the buttons that lead to it. */
const NAMING = ['views/reveal.ts', 'views/details.ts', 'actions.ts'];
const CARD_FILES = readdirSync('src/slack/cards', { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.ts'));
const PLACE = { team: 'T', channel: 'C0SUPPORT', ts: '1.2' };

type Shown = (known: Report, around: CardContext) => unknown;

/** Every card of src/slack/cards from whatever a lookup may know: for one person, and for all in a channel. */
const FOR_ONE: Readonly<Record<string, Shown>> = {
  answerCard: (known, around) => answerCard(known, BUTTONS, around),
  lateCard: (known, around) => lateCard(known, known.findings.slice(1), BUTTONS, around),
  detailsView: (known, around) =>
    detailsView(found(known), known, around, [
      { guarded: 'personal', value: '' },
      { guarded: 'finance', value: '' },
    ]),
  resultView: (known, around) => resultView(SHEET, known, BUTTONS.question, around),
  resultCard: (known, around) => [
    resultCard(listOf(known), { id: 'x', end: 'done', upload: 'done' }, around),
    sheetCells(sheetRows(listOf(known), around.words), around.words),
  ],
};
const FOR_ALL: Readonly<Record<string, Shown>> = {
  compactCard: (known, around) => compactCard(known, BUTTONS, around),
  alertCard: (known, around) => alertCard(known, BUTTONS, around),
  tableCard: (known, around) => tableCard(known, BUTTONS, around),
  digestCard: (known, around) =>
    digestCard(
      'x',
      found(known).map((order) => ({ ...order.public, at: NOW })),
      BUTTONS,
      around,
    ),
  copyReplyView: (known, around) => copyReplyView(known, around),
  unfurlCard: (known, around) => known.findings.map(({ identifier }) => unfurlCard(identifier, known, around)),
  stepEnd: (known, around) => stepEnd(known, around),
  changeCard: (known, around) => found(known).map((order) => changeCard(changedNow(order), around)),
  reportedCard: (known, around) =>
    reportedCard(alertCard(known, BUTTONS, around), { notice: 'dispute', provider: 'Clink' }, around),
  whyCard: (known, around) => whyCard('https://x.slack.com', traced(known), around),
};
/** What was found, as rows of a list. */
function listOf({ findings }: Report): ListResult {
  return {
    entries: findings.map(({ identifier }, index) => ({
      row: index + 1,
      input: 'x',
      reading: { kind: 'identifier', identifier },
    })),
    outcomes: new Map(findings.map((one, index) => [index, outcomeOf([one])])),
  };
}

/** They are given no order at all. */
const OF_WORDS: Readonly<Record<string, Shown>> = {
  homeView: (_, around) => homeView({ entries: [], places: [], contact: undefined, followed: [] }, around),
  recentLookupsCard: (_, around) => recentLookupsCard([], around),
  quietCard: (_, around) => quietCard('x', 'U0ADA', around),
  neededView: (_, around) => neededView(NEEDS, around, ''),
  noticeCard: (_, around) => noticeCard('x', around),
  followOutcomeCard: (_, around) =>
    followOutcomeCard(
      { added: [FOLLOWED], already: ['x'], final: ['x'], cannotAsk: ['x'], notFound: [], beyond: 0 },
      'thread',
      around,
    ),
  followingCard: (_, around) => followingCard([FOLLOWED], around),
  usageCard: (_, around) => usageCard({ typed: 'x', command: '/order' }, around),
  warningCard: (_, around) => warningCard('unknown', 'x', around),
  searchView: (_, around) => searchView(SHEET, [], around),
  choiceCard: (_, around) => choiceCard('x', [{ heading: 'SIM', letter: 'A', examples: ['1'] }], around),
  progressCard: (_, around) =>
    progressCard({ entries: [], outcomes: new Map() }, { id: 'x', isWaiting: false, isStopping: false }, around),
  listView: (_, around) => listView({ texts: [], fields: 1, takesFiles: true }, around),
  loadingView: (_, around) => loadingView(around),
  messageView: (_, around) => messageView('x', around),
};

const context: fc.Arbitrary<CardContext> = fc.constantFrom(...LANGUAGES).map((language) => ({
  words: words(language, links.known),
  language,
  now: NOW,
  openLink: () => undefined,
  known: links.known,
  prefixes: links.known.map(({ provider }) => provider),
}));

function found({ findings, linked }: Report): readonly Order[] {
  return ordersOf([...findings, ...linked]);
}

const FOLLOWED = { order: 'x', until: NOW, stop: 'x', told: { stage: 'pending', statuses: [], attention: [] } } as const;

/** As if it had been another before. */
function changedNow({ public: after }: Order) {
  const { stage, statuses, attention } = after;
  const changes = statuses.map((status) => ({ name: status.name, before: undefined, after: status }));
  const change = { isStageNew: stage !== FOLLOWED.told.stage, statuses: changes, attention, settled: [] };
  return { order: after.id, before: FOLLOWED.told, after, change, isFinal: false, stop: 'x' };
}

function traced({ findings }: Report) {
  const traces = createTraces();
  traces.note(PLACE, { surface: 'mention', rule: 'answered', identifiers: [], findings });
  return traces.find(PLACE).map((trace) => ({ ...trace, label: rulesOf(trace.surface).label }));
}

function marked(known: Report): Report {
  const mark = (findings: Report['findings']) =>
    findings.map((finding) =>
      finding.answer.kind === 'found'
        ? { ...finding, answer: { ...finding.answer, orders: finding.answer.orders.map(withInternalMarks) } }
        : finding,
    );
  return { ...known, findings: mark(known.findings), linked: mark(known.linked), stories: { stories: [], possible: [] } };
}

/** More than a thousand orders, made once for all tests. */
const SAMPLE = fc.sample(fc.tuple(report, context), { numRuns: 120, seed: 20261123 });
const MARKED = SAMPLE.map(([known, around]) => [marked(known), around] as const);
/** The marks of {@link withInternalMarks} as a card may show them. */
const SHOWS_INTERNAL = new RegExp(`${INTERNAL}|112,?233,?445,?566`, 'i');

function forEveryReport(check: (known: Report, around: CardContext) => void): void {
  for (const [known, around] of SAMPLE) check(known, around);
}

it('sample: holds more than a thousand orders', () => {
  expect(SAMPLE.flatMap(([known]) => found(known)).length).toBeGreaterThan(1_000);
});

describe('personal data and commissions', () => {
  it.each(Object.entries({ ...FOR_ONE, ...FOR_ALL }))('guarded data: personal data and commissions are not in %s', (_, show) => {
    forEveryReport((known, around) => {
      expect(secretsIn(JSON.stringify(show(known, around)) ?? '')).toEqual([]);
    });
  });

  it('guarded data: personal data is in the personal view alone', () => {
    let seen = 0;
    forEveryReport((known, around) => {
      const orders = found(known).map((order) => visible(order, 'public', 'personal'));

      const view = personalView(orders, around);
      const shown = guardedIn(JSON.stringify(view));

      expect(shown).not.toContain('finance');
      expect(viewProblemsOf({ ...view })).toEqual([]);
      seen += shown.length;
    });
    expect(seen).toBeGreaterThan(0);
  });

  it('guarded data: commissions are in the finance view alone', () => {
    let seen = 0;
    forEveryReport((known, around) => {
      const orders = found(known).map((order) => visible(order, 'public', 'finance'));

      const view = financeView(orders, around);
      const shown = guardedIn(JSON.stringify(view));

      expect(shown).not.toContain('personal');
      expect(viewProblemsOf({ ...view })).toEqual([]);
      seen += shown.length;
    });
    expect(seen).toBeGreaterThan(0);
  });

  it('guarded data: the types refuse it as an argument of any other card', () => {
    expectTypeOf(personalView).parameter(0).toEqualTypeOf<readonly Visible<'public' | 'personal'>[]>();
    expectTypeOf(financeView).parameter(0).toEqualTypeOf<readonly Visible<'public' | 'finance'>[]>();
    expectTypeOf<Visible<'public' | 'internal'>>().not.toHaveProperty('personal');
    expectTypeOf<Visible<'public' | 'internal'>>().not.toHaveProperty('finance');
    expectTypeOf<Visible<'public'>>().not.toHaveProperty('internal');
    expectTypeOf<Visible<'public'>>().not.toExtend<Parameters<typeof personalView>[0][number]>();

    const files = CARD_FILES.filter((file) => !NAMING.includes(file));
    const reaching = files.filter((file) =>
      /\.(?:personal|finance)\b(?!Title)|[{,] (?:personal|finance)\b[ ,}:]/.test(readFileSync(`src/slack/cards/${file}`, 'utf8')),
    );

    expect(reaching).toEqual([]);
  });
});

describe('internal data', () => {
  it.each(Object.entries(FOR_ALL))('internal data: none is in %s', (_, show) => {
    for (const [known, around] of MARKED) {
      const shown = JSON.stringify(show(known, around)) ?? '';

      expect(shown).not.toMatch(SHOWS_INTERNAL);
    }
  });
});

it('cards and views: every one is rendered in these tests', () => {
  const sources = CARD_FILES.map((file) => readFileSync(`src/slack/cards/${file}`, 'utf8'));
  const there = sources.flatMap((source) => [...source.matchAll(/^export function (\w+(?:Card|View|End))\(/gm)]);

  const rendered = [...Object.keys({ ...FOR_ONE, ...FOR_ALL, ...OF_WORDS }), 'personalView', 'financeView'];
  expect(there.map(([, name]) => name).toSorted()).toEqual(rendered.toSorted());
});

describe('beside the cards', () => {
  it('log: no line holds what is not public, wherever an order is in its fields', () => {
    for (const [known, around] of MARKED) {
      const lines: string[] = [];
      const log = createLog({ level: 'trace', secrets: [], destination: { write: (line) => void lines.push(line) } });

      const orders = found(known);
      log.info({ order: orders[0], known, language: around.language }, 'x');
      log.warn({ err: Object.assign(new Error('x'), { order: orders[0] }), ...orders[0] }, 'x');

      expect(lines).toHaveLength(2);
      expect(secretsIn(lines.join('\n'))).toEqual([]);
      expect(lines.join('\n')).not.toContain(INTERNAL);
    }
  });

  it("failures: none repeats a vendor's addresses, long numbers and queries", () => {
    const email = fc.emailAddress();
    const phone = fc.stringMatching(/^\+[1-9]\d{9,13}$/);
    fc.assert(
      fc.property(email, phone, (address, number) => {
        const said = `Customer ${address} (${number}) not found, see https://x.example/a?email=${address}`;

        const { message, said: repeated = '' } = new ProviderError('bad_response', said, { said });

        for (const mark of [address, number, number.slice(1)]) expect(`${message} ${repeated}`).not.toContain(mark);
      }),
      { numRuns: 500, seed: 20261123 },
    );
  });
});
