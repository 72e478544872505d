import type { KnownBlock } from '@slack/types';
import { isSameOrder, type NamedOrder } from '../../../../core/finding.ts';
import type { DataClass } from '../../../../core/order/order.ts';
import type { Contradiction } from '../../../../core/story/contradiction.ts';
import type { OrderLink } from '../../../../core/story/link.ts';
import type { Story } from '../../../../core/story/story.ts';
import type { Words } from '../../../words/words.ts';
import { smallPrint } from '../../blocks/blocks.ts';
import type { CardContext, Report } from '../../card.ts';
import { bold, code, prose } from '../../mrkdwn.ts';
import { identifiedHeadline } from '../../order/headline.ts';
import { stageText } from '../../order/status.ts';
import { stageSymbol, symbol } from '../../order/symbols.ts';
import { type FoundResult, foundResults } from '../groups.ts';

const MAX_POSSIBLE = 5;

/** One purchase with no more of its orders than may be seen. */
export interface VisibleStory<Class extends DataClass> {
  readonly story: Story;
  readonly results: readonly FoundResult<Class | 'public'>[];
}

/** The report's stories, each order under what its provider said of it. */
export function visibleStories<Class extends DataClass>(report: Report, ...classes: readonly Class[]): VisibleStory<Class>[] {
  const results = [...report.findings, ...report.linked].flatMap((finding) => foundResults(finding, ['public', ...classes]));
  return report.stories.stories.map((story) => ({
    story,
    results: [...new Set(story.orders.flatMap((order) => results.find((result) => contains(result, order)) ?? []))].map(
      (result) => only(result, story),
    ),
  }));
}

function contains({ orders }: { readonly orders: readonly NamedOrder[] }, order: NamedOrder): boolean {
  return orders.some((seen) => isSameOrder(seen, order));
}

function only<Told extends { readonly orders: readonly NamedOrder[] }>(result: Told, { orders }: Story): Told {
  return { ...result, orders: result.orders.filter((seen) => orders.some((order) => isSameOrder(seen, order))) };
}

/** Whether the order is part of a story of the report. */
export function isInStory({ stories }: Report, order: NamedOrder): boolean {
  return stories.stories.some(({ orders }) => contains({ orders }, order));
}

/** What does not fit between its orders. */
export function contradictionLines({ story, results }: VisibleStory<'public'>, words: Words): string[] {
  const texts = contradictionTexts(story.contradictions, results, words);
  return texts.map((text) => `${symbol('attention')} ${bold(text)}`);
}

/** That it is one purchase, and by what it is known to be. */
export function linkageText({ story, results }: VisibleStory<'public'>, words: Words): string {
  return `${symbol('story')} ${linkageWords(story, words.list(results.map(({ source }) => prose(source.label))), words)}`;
}

function linkageWords({ links: [link] }: Story, labels: string, { story, ...words }: Words): string {
  if (!link) return story.one(labels);
  const say = link.certainty === 'agreeing' ? story.agreeing : story.linkedBy;
  return say(labels, referenceText(link, words));
}

function contradictionTexts(
  contradictions: readonly Contradiction[],
  results: readonly FoundResult<'public'>[],
  words: Words,
): string[] {
  const label = (id: string) => prose(results.find(({ source }) => source.id === id)?.source.label ?? id);
  return contradictions.map(({ kind, there, here }) => words.story.contradictions[kind](label(there), label(here)));
}

/** Orders that may be the same purchase: listed, never merged. Of two the one is named that the card does not show. */
export function possibleLinkBlocks(
  { stories, findings, linked }: Report,
  isShown: (order: NamedOrder) => boolean,
  { words }: CardContext,
): KnownBlock[] {
  const labels = new Map([...findings, ...linked].map(({ source }) => [source.id, source.label]));
  const lines = stories.possible.slice(0, MAX_POSSIBLE).map((link) => {
    const { account, public: open } = isShown(link.to) && !isShown(link.from) ? link.from : link.to;
    const order = `${code(open.id)} (${stageSymbol(open.stage)} ${stageText(open, words)})`;
    return words.story.possible(prose(labels.get(account) ?? account), order, referenceText(link, words));
  });
  return smallPrint(lines);
}

/** The reference by name; its value only where a channel may read it. */
function referenceText({ reference: { name, value }, shown }: OrderLink, words: Pick<Words, 'references' | 'locale'>): string {
  const label = words.references[name].toLocaleLowerCase(words.locale);
  return shown === 'public' ? `${label} ${code(value)}` : label;
}

/** Stories as plain sentences of public data. */
export function storySentences(stories: readonly VisibleStory<'public'>[], words: Words): string[] {
  return stories.map((seen) => {
    const { contradictions } = seen.story;
    const labels = words.list(seen.results.map(({ source }) => prose(source.label)));
    return words.sentences([...contradictionTexts(contradictions, seen.results, words), words.story.one(labels)]);
  });
}

/** Headlines of a story's orders with their ids, for cards that hold no more. */
export function storyHeadlines({ results }: VisibleStory<'public'>, context: CardContext): string[] {
  return results.flatMap(({ orders, source }) =>
    orders.map((order) => identifiedHeadline(order, context, { provider: source.label })),
  );
}
