import type { KnownBlock } from '@slack/types';
import { type Identifier, isPersonId } from '../../../core/identifier/identifier.ts';
import { accountName } from '../../../core/provider/account.ts';
import type { Words } from '../../words/words.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Report } from '../card.ts';
import { code } from '../mrkdwn.ts';
import { symbol } from '../order/symbols.ts';
import { isFound, isSameIdentifier, type ResultGroup } from './groups.ts';
import { failureTexts, neededTexts, notAskedTexts } from './missing/failed.ts';
import { fullName, missingLines, type Naming, sourceNames } from './missing/missing.ts';

const MAX_NAMED = 10;

/** Whether more than one identifier was asked for, whatever became of the others. */
export function isSeveral({ findings, awaited, unclaimed, leftOut }: Report): boolean {
  const named = [...findings, ...awaited].map(({ identifier }) => identifier);
  const [first] = named;
  return unclaimed.length + leftOut > (first ? 0 : 1) || named.some((other) => first && !isSameIdentifier(first, other));
}

/** Groups without an order that share one line without advice: where there are several, a table shows the others, or the channel reads them. */
export function withoutOrders<Told extends ResultGroup<'public'>>(groups: readonly Told[], always = false): readonly Told[] {
  const missed = groups.filter(
    ({ results, notFound, awaited, isShownAbove }) =>
      results.length === 0 && notFound.length > 0 && awaited.length === 0 && !isShownAbove,
  );
  return missed.length > 1 || always ? missed : [];
}

/** One line for all of them: who could not be asked is said of them elsewhere. */
export function notFoundText(missed: readonly ResultGroup<'public'>[], naming: Naming, words: Words): string {
  if (missed.length === 0) return '';
  const all = namesOf(
    missed.map(({ identifier }) => identifier),
    naming,
    words,
  );
  const isWhole = missed.every(({ failures, needs }) => failures.length + needs.length === 0);
  const asked = sourceNames(
    missed.flatMap(({ notFound }) => notFound),
    words,
  );
  return `${isWhole ? words.missing.title(all) : words.missing.titleSoFar(all)} ${words.missing.asked(asked)}`;
}

export function notFoundBlocks(missed: readonly ResultGroup<'public'>[], naming: Naming, words: Words): KnownBlock[] {
  const text = notFoundText(missed, naming, words);
  return text === '' ? [] : sections([`${symbol('missing')} ${text}`]);
}

/** What no provider takes, each kind as one sentence. */
function unclaimedTexts({ unclaimed }: Report, naming: Naming, words: Words): string[] {
  const [prefixed, others] = [unclaimed.filter(isIccidOfOne), unclaimed.filter((one) => !isIccidOfOne(one))];
  const texts = prefixed.slice(0, MAX_NAMED).map((one) => words.report.noIccids(prefixOf(one), naming(one)));
  return others.length === 0 ? texts : [...texts, words.report.unclaimed(namesOf(others, naming, words))];
}

/** `clink:8985…`: an ICCID with the prefix of a provider without SIM cards. */
function isIccidOfOne({ kind, providers = [] }: Identifier): boolean {
  return kind === 'iccid' && providers.length > 0;
}

function prefixOf({ providers = [] }: Identifier): string {
  return code(`${providers.join(',')}:`);
}

function namesOf(identifiers: readonly Identifier[], naming: Naming, words: Words): string {
  const names = identifiers.slice(0, MAX_NAMED).map(naming);
  const more = identifiers.length - MAX_NAMED;
  return more > 0 ? words.listWithMore(names, more) : words.list(names);
}

/** What was not looked up because there was too much of it, by name; empty when nothing was left out. */
function leftOutText({ leftOut, beyond = [], unclaimed }: Report, groups: number, naming: Naming, words: Words): string {
  if (leftOut === 0) return '';
  const said = words.report.leftOut(groups + unclaimed.length, leftOut);
  const named = beyond.filter((identifier) => !isPersonId(identifier));
  // A card that names them has a button for all.
  const rest = named.length === 0 ? words.report.askForRest : words.report.leftOutAre(namesOf(named, naming, words));
  return words.follow([said, rest]);
}

/** Accounts that were not asked, and how to ask one of them; empty when all were. */
function unaskedText({ findings, unasked = [] }: Report, words: Words): string {
  const [first] = unasked;
  if (!first) return '';
  const { id, kind } = first.source;
  const hasOthers = [...findings, ...unasked].some(({ source }) => source.kind === kind && source.id !== id);
  // `linksfield:4567` asks all accounts of Linksfield.
  const name = hasOthers ? accountName(id) : id;
  return words.report.unasked(sourceNames(unasked, words), code(`${name}:${first.identifier.value}`));
}

/** What concerns all identifiers as texts; `several` names them where more than one was asked. Some may be empty. */
export function noteTexts(
  groups: readonly ResultGroup<'public'>[],
  report: Report,
  several: Naming | undefined,
  naming: Naming,
  words: Words,
): string[] {
  const failures = groups.flatMap((group) => group.failures);
  const needs = groups.filter((group) => !isFound(group)).flatMap((group) => group.needs);
  return [
    ...failureTexts(failures, several, words),
    ...neededTexts(needs, several, words),
    ...unclaimedTexts(report, naming, words),
    leftOutText(report, groups.length, naming, words),
    unaskedText(report, words),
  ];
}

/** What concerns all identifiers: failures, what is needed, what no provider takes, what was left out. */
export function noteBlocks(
  groups: readonly ResultGroup<'public'>[],
  report: Report,
  { words }: CardContext,
  naming: Naming = fullName,
  isNamed = groups.length > 1,
): KnownBlock[] {
  const texts = noteTexts(groups, report, isNamed ? naming : undefined, naming, words).flatMap((text) => sections([text]));
  const notAsked = notAskedTexts(
    groups.filter(isFound).flatMap(({ needs }) => needs),
    words,
  );
  return [...texts, ...smallPrint(notAsked)];
}

/** Who has not answered yet; nothing when all have. */
export function awaitedBlocks(group: ResultGroup<'public'>, naming: Naming, words: Words): KnownBlock[] {
  const text = awaitedText(group, naming, words, group.isShownAbove);
  return text === '' ? [] : smallPrint([`${symbol('awaited')} ${text}`]);
}

/** As long as nothing is found this is all that is said of an identifier: who has it not, and who may yet have it. */
export function awaitedText(group: ResultGroup<'public'>, naming: Naming, words: Words, isNamed: boolean): string {
  const { identifier, awaited, notFound } = group;
  if (awaited.length === 0) return '';
  const names = sourceNames(
    awaited.map((source) => ({ source })),
    words,
  );
  const isOpen = group.results.length === 0 && !group.isShownAbove;
  if (isOpen) return words.report.looking(naming(identifier), sourceNames(notFound, words), names);
  return isNamed ? words.report.looking(naming(identifier), '', names) : words.report.awaited(names);
}

/** An identifier among several whose orders are already shown above. */
export function shownAboveText(
  { identifier, isShownAbove }: ResultGroup<'public'>,
  groups: readonly ResultGroup<'public'>[],
  naming: Naming,
  words: Words,
): string {
  const isFirst = groups[0]?.identifier === identifier;
  return isShownAbove && !isFirst ? words.report.sameOrder(naming(identifier)) : '';
}

/** An identifier for which no provider has an order. */
export function noOrderBlocks(
  group: ResultGroup<'public'>,
  groups: readonly ResultGroup<'public'>[],
  context: CardContext,
  naming: Naming = fullName,
): KnownBlock[] {
  const { words } = context;
  if (group.isShownAbove || group.awaited.length > 0) return [];
  if (group.notFound.length > 0) return sections(missingLines(group, naming, context));
  return groups.length > 1 ? sections([words.report.noAnswer(naming(group.identifier))]) : [];
}
