import type { Visible } from '../../core/order.ts';
import { LIMITS, packed } from '../limits.ts';
import { code, prose } from '../mrkdwn.ts';
import type { Words } from '../words.ts';
import type { Report } from './card.ts';
import { failureTexts, neededTexts } from './failed.ts';
import type { Group, Telling } from './groups.ts';
import { type Naming, notAtText, sourceNames } from './missing.ts';
import { awaitedText, leftOutText, unclaimedText } from './rest.ts';
import { storySentences } from './story.ts';
import { withoutSymbol } from './symbols.ts';

const MOST_ORDERS = 3;

/** The answer as plain sentences of public data: for notifications, screen readers, and where Slack refuses the blocks. */
export function summary(
  groups: readonly Group<'public'>[],
  report: Report,
  naming: Naming,
  words: Words,
  opening = '',
  isNamed = groups.length > 1,
): string {
  const several = isNamed ? naming : undefined;
  return textOf(
    [
      opening,
      ...storySentences(report, words),
      ...groups.flatMap((group) => groupLines(group, naming, words, isNamed)),
      ...failureTexts(
        groups.flatMap(({ failings }) => failings),
        several,
        words,
      ),
      ...neededTexts(
        groups.flatMap(({ needings }) => needings),
        several,
        words,
      ),
      unclaimedText(report, naming, words),
      leftOutText(report, groups.length, words),
    ],
    words,
  );
}

/** Whole lines up to what `text` may hold; never empty. */
export function textOf(lines: readonly string[], words: Words): string {
  const [text] = packed(lines.filter((line) => line !== '').map(withoutSymbol), '\n', LIMITS.text);
  return text || words.report.nothing;
}

function groupLines(group: Group<'public'>, naming: Naming, words: Words, isNamed: boolean): string[] {
  const orders = group.tellings.flatMap((telling) => tellingLines(telling, words));
  const isMissing = orders.length === 0 && !group.isTold && group.misses.length > 0 && group.awaited.length === 0;
  const known = group.isTold ? [notAtText(group.misses, words)] : [];
  return [...orders, ...known, ...(isMissing ? missLine(group, naming, words) : []), awaitedText(group, naming, words, isNamed)];
}

function missLine({ identifier, misses, failings, needings }: Group<'public'>, naming: Naming, words: Words): string[] {
  const isWhole = failings.length + needings.length === 0;
  const title = isWhole ? words.missing.title : words.missing.titleSoFar;
  return [`${title(naming(identifier))} ${words.missing.asked(sourceNames(misses, words))}`];
}

function tellingLines({ orders, source }: Telling<'public'>, words: Words): string[] {
  const lines = orders.slice(0, MOST_ORDERS).map((order) => `${prose(source.label)}: ${orderSentence(order, words)}`);
  return orders.length > MOST_ORDERS ? [...lines, words.order.andMoreOrders(orders.length - MOST_ORDERS)] : lines;
}

function orderSentence({ public: { id, title, stage, attention } }: Visible<'public'>, words: Words): string {
  const notes = [...new Set(attention)].map((kind) => words.attention[kind]);
  const odd = notes.length === 0 ? '' : ` (${words.order.attention}: ${words.list(notes)})`;
  return `${[code(id), prose(title ?? ''), words.stages[stage]].filter((part) => part !== '').join(', ')}${odd}`;
}
