import type { Visible } from '../../../core/order.ts';
import type { Words } from '../../words/words.ts';
import type { Report } from '../card.ts';
import { LIMITS, packed } from '../limits.ts';
import { code, prose } from '../mrkdwn.ts';
import { withoutSymbol } from '../order/symbols.ts';
import type { Group, Telling } from './groups.ts';
import { type Naming, notAtText } from './missing.ts';
import { awaitedText, missedText, missedTogether, restTexts } from './notes.ts';
import { type SeenStory, storySentences } from './story.ts';

const MOST_ORDERS = 3;

interface Summed {
  readonly report: Report;
  readonly stories: readonly SeenStory<'public'>[];
  readonly naming: Naming;
  readonly opening?: string;
  /** Whether failures and who is awaited name the identifier. */
  readonly isNamed?: boolean;
}

/** The answer as plain sentences of public data: for notifications, screen readers, and where Slack refuses the blocks. */
export function summary(groups: readonly Group<'public'>[], summed: Summed, words: Words): string {
  const { report, stories, naming, opening = '', isNamed = groups.length > 1 } = summed;
  const missed = missedTogether(groups);
  return textOf(
    [
      opening,
      ...storySentences(stories, words),
      ...groups.filter((group) => !missed.includes(group)).flatMap((group) => groupLines(group, naming, words, isNamed)),
      missedText(missed, naming, words),
      ...restTexts(groups, report, isNamed ? naming : undefined, naming, words),
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
  const missed = missedText(missedTogether([group], true), naming, words);
  const known = group.isTold ? [notAtText(group.misses, words)] : [];
  return [...orders, ...known, missed, awaitedText(group, naming, words, isNamed)];
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
