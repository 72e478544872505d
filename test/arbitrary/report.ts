import fc from 'fast-check';
import { FAILURE_KINDS, GENERAL_HINTS } from '../../src/core/failure/failure.ts';
import { type Answer, type Finding, ordersOf } from '../../src/core/finding.ts';
import type { Identifier } from '../../src/core/identifier/identifier.ts';
import type { Query, Remark } from '../../src/core/provider/provider.ts';
import { storiesOf } from '../../src/core/story/story.ts';
import { links } from '../../src/providers/links.ts';
import type { Report } from '../../src/slack/cards/card.ts';
import { order, vendorText } from './order.ts';

export const NOW = Date.UTC(2025, 10, 23, 9, 0);

/** The names of all providers' own words. */
export const NEEDS = links.known.flatMap(({ needs }) => Object.keys(needs));
const CAVEATS = links.known.flatMap(({ caveats }) => Object.keys(caveats));
export const HINTS = [...GENERAL_HINTS, ...links.known.flatMap(({ hints }) => Object.keys(hints))];

const SOURCES = [
  { id: 'linksfield', kind: 'linksfield', label: 'Linksfield' },
  { id: 'tuya', kind: 'tuya', label: 'Tuya' },
  { id: 'linkbest', kind: 'linkbest', label: 'LinkBest' },
  { id: 'clink', kind: 'clink', label: 'Clink' },
] as const;

const at = fc.integer({ min: -60_000, max: 3 * 86_400_000 }).map((age) => NOW - age);
const from = fc.constantFrom('provider' as const, 'cache' as const, 'stale' as const);

const identifier: fc.Arbitrary<Identifier> = fc.record({
  kind: fc.constantFrom('iccid' as const, 'order' as const, 'reference' as const),
  value: fc.oneof(fc.constantFrom('89852202209089971478', '4567', ''), vendorText),
  raw: fc.oneof(fc.constant('8985 2202 2090 8997 1478'), vendorText),
  reading: fc.option(fc.constantFrom('swapped' as const, 'matching_id' as const), { nil: undefined }),
});

const query: fc.Arbitrary<Query> = fc.record({
  by: fc.constantFrom('sim_id', 'order'),
  value: vendorText,
  caveat: fc.option(fc.constantFrom(...CAVEATS), { nil: undefined }),
});

const remark: fc.Arbitrary<Remark> = fc.oneof(
  fc.record({ kind: fc.constant('vendor' as const), text: vendorText }),
  fc.record({ kind: fc.constant('part_of_list' as const), shown: fc.nat(), total: fc.nat() }),
);

const answer: fc.Arbitrary<Answer> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('found' as const),
      orders: fc.array(order, { minLength: 1, maxLength: 8 }),
      remarks: fc.array(remark, { maxLength: 3 }),
      at,
      from,
      took: fc.nat(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('missing' as const), at, from, took: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('failed' as const),
      failure: fc.constantFrom(...FAILURE_KINDS),
      hint: fc.option(fc.constantFrom(...HINTS), { nil: undefined }),
      code: fc.option(vendorText, { nil: undefined }),
      reference: fc.stringMatching(/^[0-9a-f]{8}$/),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('needs' as const), fields: fc.subarray(NEEDS, { minLength: 1 }) }) },
);

const finding: fc.Arbitrary<Finding> = fc.record({
  identifier,
  source: fc.constantFrom(...SOURCES),
  asked: fc.array(query, { maxLength: 3 }),
  answer,
});

/** Whatever a lookup may know at a moment. */
export const report: fc.Arbitrary<Report> = fc
  .record({
    findings: fc.array(finding, { maxLength: 12 }),
    linked: fc.array(finding, { maxLength: 3 }),
    awaited: fc.array(fc.record({ identifier, source: fc.constantFrom(...SOURCES) }), { maxLength: 12 }),
    unclaimed: fc.array(identifier, { maxLength: 12 }),
    leftOut: fc.nat({ max: 200 }),
    typed: vendorText,
  })
  .map((known) => ({ ...known, stories: storiesOf(ordersOf([...known.findings, ...known.linked]), links) }));
