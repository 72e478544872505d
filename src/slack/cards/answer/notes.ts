import type { KnownBlock } from '@slack/types';
import { type Identifier, isPersonId } from '../../../core/identifier.ts';
import type { Words } from '../../words/words.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Report } from '../card.ts';
import { code } from '../mrkdwn.ts';
import { symbol } from '../order/symbols.ts';
import { failureTexts, neededTexts, notAskedTexts } from './failed.ts';
import { type Group, isFound, isSameIdentifier } from './groups.ts';
import { inFull, missingLines, type Naming, sourceNames } from './missing.ts';

const MOST_NAMED = 10;

/** Whether more than one identifier was asked for, whatever became of the others. */
export function isSeveral({ findings, awaited, unclaimed, leftOut }: Report): boolean {
  const named = [...findings, ...awaited].map(({ identifier }) => identifier);
  const [first] = named;
  return unclaimed.length + leftOut > (first ? 0 : 1) || named.some((other) => first && !isSameIdentifier(first, other));
}

/** Misses that are told together, without advice: several, or any that stand before people who did not ask. */
export function missedTogether<Told extends Group<'public'>>(groups: readonly Told[], isAlways = false): readonly Told[] {
  const missed = groups.filter(
    ({ tellings, misses, awaited, isTold }) => tellings.length === 0 && misses.length > 0 && awaited.length === 0 && !isTold,
  );
  return missed.length > 1 || isAlways ? missed : [];
}

/** One line for all of them: who could not be asked is said of them elsewhere. */
export function missedText(missed: readonly Group<'public'>[], naming: Naming, words: Words): string {
  if (missed.length === 0) return '';
  const all = namesOf(
    missed.map(({ identifier }) => identifier),
    naming,
    words,
  );
  const isWhole = missed.every(({ failings, needings }) => failings.length + needings.length === 0);
  const asked = sourceNames(
    missed.flatMap(({ misses }) => misses),
    words,
  );
  return `${isWhole ? words.missing.title(all) : words.missing.titleSoFar(all)} ${words.missing.asked(asked)}`;
}

export function missedBlocks(missed: readonly Group<'public'>[], naming: Naming, words: Words): KnownBlock[] {
  const text = missedText(missed, naming, words);
  return text === '' ? [] : sections([`${symbol('missing')} ${text}`]);
}

/** What no provider takes, each kind as one sentence. */
function unclaimedTexts({ unclaimed }: Report, naming: Naming, words: Words): string[] {
  const [prefixed, others] = [unclaimed.filter(isIccidOfOne), unclaimed.filter((one) => !isIccidOfOne(one))];
  const texts = prefixed.slice(0, MOST_NAMED).map((one) => words.report.noIccids(prefixOf(one), naming(one)));
  return others.length === 0 ? texts : [...texts, words.report.unclaimed(namesOf(others, naming, words))];
}

/** `clink:8985…`: the prefix stands in the way. */
function isIccidOfOne({ kind, providers = [] }: Identifier): boolean {
  return kind === 'iccid' && providers.length > 0;
}

function prefixOf({ providers = [] }: Identifier): string {
  return code(`${providers.join(',')}:`);
}

function namesOf(identifiers: readonly Identifier[], naming: Naming, words: Words): string {
  const names = identifiers.slice(0, MOST_NAMED).map(naming);
  const more = identifiers.length - MOST_NAMED;
  return more > 0 ? words.listWithMore(names, more) : words.list(names);
}

/** What was not looked up because there was too much of it, by name; empty when nothing was left out. */
function leftOutText({ leftOut, beyond = [], unclaimed }: Report, groups: number, naming: Naming, words: Words): string {
  if (leftOut === 0) return '';
  const said = words.report.leftOut(groups + unclaimed.length, leftOut);
  const named = beyond.filter((identifier) => !isPersonId(identifier));
  return named.length === 0 ? said : `${said} ${words.report.leftOutAre(namesOf(named, naming, words))}`;
}

/** What concerns all identifiers as texts; `several` names them where more than one was asked. Some may be empty. */
export function restTexts(
  groups: readonly Group<'public'>[],
  report: Report,
  several: Naming | undefined,
  naming: Naming,
  words: Words,
): string[] {
  const failings = groups.flatMap((group) => group.failings);
  const needings = groups.filter((group) => !isFound(group)).flatMap((group) => group.needings);
  return [
    ...failureTexts(failings, several, words),
    ...neededTexts(needings, several, words),
    ...unclaimedTexts(report, naming, words),
    leftOutText(report, groups.length, naming, words),
  ];
}

/** What concerns all identifiers: failures, what is needed, what nobody takes, what was left out. */
export function restBlocks(
  groups: readonly Group<'public'>[],
  report: Report,
  { words }: CardContext,
  naming: Naming = inFull,
  isNamed = groups.length > 1,
): KnownBlock[] {
  const texts = restTexts(groups, report, isNamed ? naming : undefined, naming, words).flatMap((text) => sections([text]));
  const notAsked = notAskedTexts(
    groups.filter(isFound).flatMap(({ needings }) => needings),
    words,
  );
  return [...texts, ...smallPrint(notAsked)];
}

/** Who has not answered yet; nothing when all have. */
export function awaitedBlocks(group: Group<'public'>, naming: Naming, words: Words): KnownBlock[] {
  const text = awaitedText(group, naming, words, group.isTold);
  return text === '' ? [] : smallPrint([`${symbol('awaited')} ${text}`]);
}

/** As long as nothing is found this is all that is said of an identifier: who has it not, and who may yet have it. */
export function awaitedText(group: Group<'public'>, naming: Naming, words: Words, isNamed: boolean): string {
  const { identifier, awaited, misses } = group;
  if (awaited.length === 0) return '';
  const names = sourceNames(
    awaited.map((source) => ({ source })),
    words,
  );
  const isOpen = group.tellings.length === 0 && !group.isTold;
  if (isOpen) return words.report.looking(naming(identifier), sourceNames(misses, words), names);
  return isNamed ? words.report.looking(naming(identifier), '', names) : words.report.awaited(names);
}

/** An identifier among several whose orders stand above already. */
export function toldText(
  { identifier, isTold }: Group<'public'>,
  groups: readonly Group<'public'>[],
  naming: Naming,
  words: Words,
): string {
  const isFirst = groups[0]?.identifier === identifier;
  return isTold && !isFirst ? words.report.sameOrder(naming(identifier)) : '';
}

/** What is said of an identifier for which nobody has found an order. */
export function emptyBlocks(
  group: Group<'public'>,
  groups: readonly Group<'public'>[],
  context: CardContext,
  naming: Naming = inFull,
): KnownBlock[] {
  const { words } = context;
  if (group.isTold || group.awaited.length > 0) return [];
  if (group.misses.length > 0) return sections(missingLines(group, naming, context));
  return groups.length > 1 ? sections([words.report.noAnswer(naming(group.identifier))]) : [];
}
