import type { Visible } from '../../../core/order/order.ts';
import type { Words } from '../../words/words.ts';
import type { Report } from '../card.ts';
import { LIMITS, pack } from '../limits.ts';
import { code, prose } from '../mrkdwn.ts';
import { environmentBadge } from '../order/environment.ts';
import { statusWords } from '../order/headline.ts';
import { withoutSymbol } from '../order/symbols.ts';
import type { FoundResult, ResultGroup } from './groups.ts';
import { type Naming, notAtText } from './missing/missing.ts';
import { awaitedText, noteTexts, notFoundText, withoutOrders } from './notes.ts';
import { overviewText } from './overview.ts';
import { storySentences, type VisibleStory } from './story/story.ts';

const MAX_ORDERS = 3;

interface SummaryInput {
  readonly report: Report;
  readonly stories: readonly VisibleStory<'public'>[];
  readonly naming: Naming;
  readonly opening?: string;
  /** Whether failures and who is awaited name the identifier. */
  readonly isNamed?: boolean;
}

/** The answer as plain sentences of public data: for notifications, screen readers, and where Slack refuses the blocks. */
export function summaryText(groups: readonly ResultGroup<'public'>[], summed: SummaryInput, words: Words): string {
  const { report, stories, naming, opening = '', isNamed = groups.length > 1 } = summed;
  const missed = withoutOrders(groups);
  return plainSentences(
    [
      opening,
      overviewText(groups, words),
      ...groups.filter((group) => !missed.includes(group)).flatMap((group) => groupLines(group, naming, words, isNamed)),
      ...storySentences(stories, words),
      notFoundText(missed, naming, words),
      ...noteTexts(groups, report, isNamed ? naming : undefined, naming, words),
    ],
    words,
  );
}

/** Whole lines up to what `text` may hold; never empty. */
export function plainSentences(lines: readonly string[], words: Words): string {
  const [text] = pack(lines.filter((line) => line !== '').map(withoutSymbol), '\n', LIMITS.text);
  return text || words.report.nothing;
}

function groupLines(group: ResultGroup<'public'>, naming: Naming, words: Words, isNamed: boolean): string[] {
  const orders = group.results.flatMap((result) => resultLines(result, words));
  const missed = notFoundText(withoutOrders([group], true), naming, words);
  const known = group.isShownAbove ? [notAtText(group.notFound, words)] : [];
  return [...orders, ...known, missed, awaitedText(group, naming, words, isNamed)];
}

function resultLines({ orders, source }: FoundResult<'public'>, words: Words): string[] {
  const lines = orders.slice(0, MAX_ORDERS).map((order) => orderSentence(order, prose(source.label), words));
  return orders.length > MAX_ORDERS ? [...lines, words.order.andMoreOrders(orders.length - MAX_ORDERS)] : lines;
}

/** "Payment disputed: APAC_MONTHLY_3GB, order `CU-1` (Linksfield)" */
function orderSentence(order: Visible<'public'>, provider: string, words: Words): string {
  const { id, title } = order.public;
  const environment = withoutSymbol(environmentBadge(order));
  const status = [environment, statusWords(order, words)].filter((part) => part !== '').join(' · ');
  return words.order.spoken(title ? words.pair(status, prose(title)) : status, code(id), provider);
}
