import { expect, it } from 'vitest';
import { STAGES } from '../../../src/core/order/vocabulary.ts';
import { intervalOf } from '../../../src/slack/follow/interval.ts';

const MINUTE = 60_000;
/** A fifth more or less. */
const JITTER = 0.2;

it.each([
  ['pending', 1],
  ['paid', 2],
  ['shipped', 30],
  ['delivered', 60],
] as const)('interval: an order that is %s is looked at again after about %i minutes', (stage, minutes) => {
  const intervals = Array.from({ length: 100 }, () => intervalOf(stage, MINUTE) / MINUTE);

  expect(Math.min(...intervals)).toBeGreaterThanOrEqual(minutes * (1 - JITTER));
  expect(Math.max(...intervals)).toBeLessThanOrEqual(minutes * (1 + JITTER));
});

it('interval: no stage waits for less than about a minute or more than about an hour', () => {
  const intervals = STAGES.map((stage) => intervalOf(stage, MINUTE) / MINUTE);

  expect(Math.min(...intervals)).toBeGreaterThanOrEqual(1 - JITTER);
  expect(Math.max(...intervals)).toBeLessThanOrEqual(60 * (1 + JITTER));
});

it('interval: orders that were followed at once are not looked at again at once', () => {
  const intervals = new Set(Array.from({ length: 100 }, () => intervalOf('pending', MINUTE)));

  expect(intervals.size).toBeGreaterThan(1);
});
