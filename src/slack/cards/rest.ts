import type { Words } from '../words.ts';
import type { Report } from './card.ts';
import type { Naming } from './missing.ts';

const MOST_NAMED = 10;

/** What no provider takes; empty when there is none. */
export function unclaimedText({ unclaimed }: Report, naming: Naming, words: Words): string {
  if (unclaimed.length === 0) return '';
  const names = unclaimed.slice(0, MOST_NAMED).map(naming);
  const more = unclaimed.length - MOST_NAMED;
  return words.report.unclaimed(words.list(more > 0 ? [...names, words.order.andMore(more)] : names));
}

/** What was not looked up because there was too much of it; empty when nothing was left out. */
export function leftOutText({ leftOut, unclaimed }: Report, groups: number, words: Words): string {
  return leftOut > 0 ? words.report.leftOut(groups + unclaimed.length, leftOut) : '';
}
