import type { Button, KnownBlock } from '@slack/types';
import type { OrderState, StateChange, StatusChange } from '../../../core/order/change.ts';
import type { AttentionKind } from '../../../core/order/vocabulary.ts';
import type { Words } from '../../words/words.ts';
import { STOP_FOLLOWING } from '../actions.ts';
import { environmentTexts } from '../answer/source.ts';
import { plainSentences } from '../answer/summary.ts';
import { button, row, sections, sectionsWith, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { bold, code, instantText } from '../mrkdwn.ts';
import { alarmSymbol, alarmsIn, saysStage } from '../order/headline.ts';
import { stageText, valueText } from '../order/status.ts';
import { stageSymbol } from '../order/symbols.ts';
import { type NotFollowed, notFollowedText } from './not-followed.ts';

/** An order that is followed, as cards name it. */
export interface FollowedOrder {
  readonly order: string;
  /** Epoch milliseconds. */
  readonly until: number;
  /** Value of the button that ends it. */
  readonly stop: string;
  /** As it was told last. */
  readonly told: OrderState;
}

/** What became of the wish to follow some orders, by their ids. */
export interface FollowOutcome {
  readonly added: readonly FollowedOrder[];
  readonly already: readonly string[];
  readonly final: readonly string[];
  readonly cannotAsk: readonly string[];
  readonly notFound: readonly NotFollowed[];
  /** Numbers that were too many to be looked up. */
  readonly beyond: number;
  /** Whose limit is reached, and the limit. */
  readonly full?: { readonly kind: 'tooManyYours' | 'tooManyAll'; readonly most: number } | undefined;
}

export type FollowPlaceKind = 'thread' | 'direct' | 'elsewhere';

export function followOutcomeCard(outcome: FollowOutcome, place: FollowPlaceKind, context: CardContext): Message {
  const { words } = context;
  const lines = outcomeLines(outcome, place, words);
  const [only, another] = outcome.added;
  const stop = only && !another ? row([stopButton(only.stop, words)]) : [];
  return { text: plainSentences(lines, words), blocks: [...sections(lines), ...stop, ...smallPrint(environmentTexts(context))] };
}

/** A customer may have hundreds of orders. */
const MAX_NAMED = 10;

const STARTED = { thread: 'startedInThread', direct: 'startedHere', elsewhere: 'startedForYou' } as const;

function outcomeLines(outcome: FollowOutcome, place: FollowPlaceKind, words: Words): string[] {
  const { added, already, final, cannotAsk, notFound, beyond, full } = outcome;
  const { following } = words;
  const list = (orders: readonly string[]) => {
    const named = orders.slice(0, MAX_NAMED).map((order) => code(order));
    return orders.length > MAX_NAMED ? words.listWithMore(named, orders.length - MAX_NAMED) : words.list(named);
  };
  const [first] = added;
  const lines = [
    first ? following[STARTED[place]](words.list(added.map((one) => withStage(one, words))), instantText(first.until)) : '',
    already.length > 0 ? following.already(list(already)) : '',
    final.length > 0 ? following.final(list(final)) : '',
    cannotAsk.length > 0 ? following.cannotAsk(list(cannotAsk)) : '',
    ...notFound.map((one) => notFollowedText(one, words)),
    beyond > 0 ? following.beyond(beyond) : '',
    full ? following[full.kind](full.most) : '',
  ].filter((line) => line !== '');
  return lines.length > 0 ? lines : [following.nothing];
}

/** "`4567` (pending)", so that an old card does not hide where the order stands now. */
function withStage({ order, told }: FollowedOrder, words: Words): string {
  return words.following.order(code(order), stageText(told, words));
}

/** What one notice says. */
export interface FollowNotice {
  readonly order: string;
  readonly before: OrderState;
  readonly after: OrderState;
  readonly change: StateChange;
  /** Nothing more is expected to happen. */
  readonly isFinal: boolean;
  readonly stop: string;
}

/** One line with the old and the new value, and a button that ends it. Public data only. */
export function changeCard({ order, before, after, change, isFinal, stop }: FollowNotice, context: CardContext): Message {
  const { words } = context;
  const parts = [code(order), stagePart(before, after, change, words), ...otherParts(after, change, words)];
  const line = `${noticeSymbol(after, change)} ${parts.join(' · ')}`;
  const lines = isFinal ? [line, words.following.finished] : [line];
  return {
    text: plainSentences(lines, words),
    blocks: [...sectionsWith(lines, isFinal ? undefined : stopButton(stop, words)), ...smallPrint(environmentTexts(context))],
  };
}

function noticeSymbol(after: OrderState, change: StateChange): string {
  const { stage } = after;
  return newAlarms(after, change).length > 0 ? alarmSymbol(alarmsIn(after), stage) : stageSymbol(stage);
}

function newAlarms({ stage }: OrderState, { attention }: StateChange): readonly AttentionKind[] {
  return alarmsIn({ stage, attention });
}

/** The new stage, by the name of what is wrong where that says it. */
function stagePart(before: OrderState, after: OrderState, change: StateChange, words: Words): string {
  const alarm = newAlarms(after, change).find((kind) => saysStage(kind, after.stage));
  const now = bold(alarm ? words.attention[alarm] : stageText(after, words));
  return change.isStageNew ? words.following.changed(stageText(before, words), now) : now;
}

/** What the stage has not said: nothing of the order's own status where the stage is new, and what else is wrong. */
function otherParts(after: OrderState, change: StateChange, words: Words): string[] {
  const { isStageNew, statuses, settled } = change;
  const others = newAlarms(after, change).filter((kind) => !saysStage(kind, after.stage));
  return [
    ...statuses.filter(({ name }) => !(isStageNew && name === 'order')).map((status) => statusPart(status, words)),
    ...others.map((kind) => bold(words.attention[kind])),
    ...(settled.length > 0 ? [words.following.settled(words.list(settled.map((kind) => words.attention[kind])))] : []),
  ];
}

function statusPart({ name, before, after }: StatusChange, words: Words): string {
  const value = (status: StatusChange['before']) => (status ? valueText(status, words) : words.following.none);
  return words.pair(words.statuses[name], words.following.changed(value(before), value(after)));
}

/** The orders that a person follows, each with a button that ends it. */
export function followingCard(followed: readonly FollowedOrder[], { words }: CardContext): Message {
  const { following } = words;
  if (followed.length === 0) return { text: plainSentences([following.empty], words), blocks: sections([following.empty]) };
  return {
    text: plainSentences([following.title, ...followed.map((one) => followedLine(one, words))], words),
    blocks: [...sections([bold(following.title)]), ...followedBlocks(followed, words)],
  };
}

export function followedBlocks(followed: readonly FollowedOrder[], words: Words): KnownBlock[] {
  return followed.flatMap((one) => sectionsWith([followedLine(one, words)], stopButton(one.stop, words)));
}

function followedLine({ order, told, until }: FollowedOrder, words: Words): string {
  return [code(order), stageText(told, words), words.following.until(instantText(until))].join(' · ');
}

function stopButton(value: string, { buttons }: Words): Button {
  return button(STOP_FOLLOWING, buttons.stopFollowing, value);
}
