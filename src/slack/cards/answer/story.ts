import type { KnownBlock } from '@slack/types';
import type { DataClass } from '../../../core/order.ts';
import type { Contradiction } from '../../../core/story/contradiction.ts';
import type { Link } from '../../../core/story/link.ts';
import type { Story } from '../../../core/story/story.ts';
import type { Words } from '../../words/words.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Report } from '../card.ts';
import { bold, code, prose } from '../mrkdwn.ts';
import { headline } from '../order/headline.ts';
import { eventText } from '../order/status.ts';
import { stageSymbol, symbol } from '../order/symbols.ts';
import { type Telling, tellingOf } from './groups.ts';
import { footer } from './source.ts';

const MOST_EVENTS = 10;
const MOST_POSSIBLE = 5;

/** One purchase with no more of its orders than may be seen. */
export interface SeenStory<Class extends DataClass> {
  readonly story: Story;
  readonly tellings: readonly Telling<Class | 'public'>[];
}

/** Names an order, whatever class of it may be seen. */
export interface NamedOrder {
  readonly provider: string;
  readonly public: { readonly id: string };
}

/** The report's stories, each order under what its provider said of it. */
export function seenStories<Class extends DataClass>(report: Report, ...classes: readonly Class[]): SeenStory<Class>[] {
  const tellings = [...report.findings, ...report.linked].flatMap((finding) => tellingOf(finding, ['public', ...classes]));
  return report.stories.stories.map((story) => ({
    story,
    tellings: [...new Set(story.orders.flatMap((order) => tellings.find((telling) => tells(telling, order)) ?? []))].map(
      (telling) => only(telling, story),
    ),
  }));
}

function tells({ orders }: { readonly orders: readonly NamedOrder[] }, order: NamedOrder): boolean {
  return orders.some((seen) => isSame(seen, order));
}

function only<Told extends { readonly orders: readonly NamedOrder[] }>(telling: Told, { orders }: Story): Told {
  return { ...telling, orders: telling.orders.filter((seen) => orders.some((order) => isSame(seen, order))) };
}

/** Whether a story of the report tells the order. */
export function isInStory({ stories }: Report, order: NamedOrder): boolean {
  return stories.stories.some(({ orders }) => tells({ orders }, order));
}

export function isSame(a: NamedOrder, b: NamedOrder): boolean {
  return a.provider === b.provider && a.public.id === b.public.id;
}

/** What does not fit between its orders. */
export function contradictionLines({ story, tellings }: SeenStory<'public'>, words: Words): string[] {
  const texts = contradictionTexts(story.contradictions, tellings, words);
  return texts.map((text) => `${symbol('attention')} ${bold(text)}`);
}

/** That it is one purchase, and by what it is known to be. */
export function linkageTexts({ story, tellings }: SeenStory<'public'>, words: Words): string[] {
  const labels = words.list(tellings.map(({ source }) => prose(source.label)));
  const [link] = story.links;
  const reason = link
    ? [words.story.linkedBy(referenceText(link, words)), link.certainty === 'agreeing' ? words.story.agreeing : '']
    : [];
  return [`${symbol('story')} ${words.story.one(labels)}`, ...reason];
}

function contradictionTexts(
  contradictions: readonly Contradiction[],
  tellings: readonly Telling<'public'>[],
  words: Words,
): string[] {
  const label = (id: string) => prose(tellings.find(({ source }) => source.id === id)?.source.label ?? id);
  return contradictions.map(({ kind, there, here }) => words.story.contradictions[kind](label(there), label(here)));
}

/** All events in one timeline, each with its provider. */
export function timelineBlocks({ story, tellings }: SeenStory<'public'>, { words }: CardContext): KnownBlock[] {
  const label = (id: string) => prose(tellings.find(({ source }) => source.id === id)?.source.label ?? id);
  const lines = story.timeline
    .slice(0, MOST_EVENTS)
    .map(({ provider, event }) => `${eventText(event, words)} · ${label(provider)}`);
  const more = story.timeline.length - MOST_EVENTS;
  return sections(lines.length === 0 ? [] : [bold(words.order.timeline), ...lines, more > 0 ? words.order.andMore(more) : '']);
}

/** How old each part of the story is. */
export function storyFooter({ tellings }: SeenStory<'public'>, context: CardContext): KnownBlock[] {
  return smallPrint(tellings.flatMap((telling) => footer(telling, context)));
}

/** Orders that may be the same purchase: listed, never merged. */
export function possibleBlocks({ stories, findings, linked }: Report, { words }: CardContext): KnownBlock[] {
  const labels = new Map([...findings, ...linked].map(({ source }) => [source.id, source.label]));
  const lines = stories.possible.slice(0, MOST_POSSIBLE).map((link) => {
    const { provider, public: open } = link.to;
    const order = `${code(open.id)} (${stageSymbol(open.stage)} ${words.stages[open.stage]})`;
    return words.story.possible(prose(labels.get(provider) ?? provider), order, referenceText(link, words));
  });
  return smallPrint(lines);
}

/** The reference by name; its value only where a channel may read it. */
function referenceText({ reference: { name, value }, shown }: Link, words: Words): string {
  const label = words.references[name].toLocaleLowerCase(words.locale);
  return shown === 'public' ? `${label} ${code(value)}` : label;
}

/** Stories as plain sentences of public data. */
export function storySentences(stories: readonly SeenStory<'public'>[], words: Words): string[] {
  return stories.map((seen) => {
    const { contradictions } = seen.story;
    const labels = words.list(seen.tellings.map(({ source }) => prose(source.label)));
    return words.sentences([words.story.one(labels), ...contradictionTexts(contradictions, seen.tellings, words)]);
  });
}

/** Headlines of a story's orders, for cards that hold no more. */
export function storyHeadlines({ tellings }: SeenStory<'public'>, context: CardContext): string[] {
  return tellings.flatMap(({ orders, source }) => orders.map((order) => headline(order, context, source.label)));
}
