import type { Visible } from '../../../core/order/order.ts';
import { STAGES } from '../../../core/order/vocabulary.ts';
import type { Words } from '../../words/words.ts';
import { alarmsOf, isStageSaid } from '../order/headline.ts';
import type { ResultGroup } from './groups.ts';

type Count = readonly [count: number, what: string];

/** What became of several numbers, in one line, each counted once: "6 SIMs: 4 active, 1 disputed, 1 not found". */
export function overviewText(groups: readonly ResultGroup<'public'>[], words: Words): string {
  const asked = groups.filter(({ isShownAbove }) => !isShownAbove);
  if (asked.length < 2) return '';
  const orders = asked.flatMap(({ results }) => results[0]?.orders[0] ?? []);
  const counts = [...stageCounts(orders, words), ...openCounts(asked, words)].filter(([count]) => count > 0);
  const parts = words.list(counts.map(([count, what]) => words.summary.part(count, what)));
  const say = asked.every(({ identifier }) => identifier.kind === 'iccid') ? words.summary.sims : words.summary.numbers;
  return say(asked.length, parts);
}

function stageCounts(orders: readonly Visible<'public'>[], words: Words): Count[] {
  const odd = orders.filter((order) => alarmsOf(order).length > 0 && !isStageSaid(order));
  const others = orders.filter((order) => !odd.includes(order));
  return [
    [odd.length, words.summary.attention],
    ...STAGES.map((stage): Count => {
      const count = others.filter((order) => order.public.stage === stage).length;
      return [count, words.stages[stage].toLocaleLowerCase(words.locale)];
    }),
  ];
}

function openCounts(groups: readonly ResultGroup<'public'>[], { summary }: Words): Count[] {
  const without = groups.filter(({ results }) => results.length === 0);
  const awaited = without.filter((group) => group.awaited.length > 0);
  const settled = without.filter((group) => !awaited.includes(group));
  const missing = settled.filter((group) => group.notFound.length > 0);
  return [
    [missing.length, summary.missing],
    [settled.length - missing.length, summary.unanswered],
    [awaited.length, summary.awaited],
  ];
}
