import type { Identifier } from '../../../core/identifier/identifier.ts';
import type { Remark } from '../../../core/provider/provider.ts';
import type { Words } from '../../words/words.ts';
import { joinFragments } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { ago, bold, code, prose } from '../mrkdwn.ts';
import { symbol } from '../order/symbols.ts';
import type { FoundResult } from './groups.ts';

type Sourced = Pick<FoundResult<'public'>, 'source' | 'at' | 'from'>;

/** Who said it and how long ago, once for all results; what a provider could not answer just now is said by {@link staleTexts}. */
export function checkedText(results: readonly Sourced[], { words }: CardContext): string {
  const known = results.filter(({ from }) => from !== 'stale');
  if (known.length === 0) return '';
  const labels = [...new Set(known.map(({ source }) => prose(source.label)))];
  return words.source.checked(words.list(labels), ago(Math.min(...known.map(({ at }) => at))));
}

/** Which answers are old because their provider is not responding: the first line of a card. */
export function staleTexts(results: readonly Sourced[], { words }: CardContext): string[] {
  const texts = results
    .filter(({ from }) => from === 'stale')
    .map(({ source, at }) => `${symbol('attention')} ${bold(words.source.stale(prose(source.label), ago(at)))}`);
  return [...new Set(texts)];
}

/** The provider's notes on the orders, and how the identifier had to be written for it. */
export function remarkTexts(result: FoundResult<'public'>, context: CardContext): string[] {
  const { words } = context;
  const remarks = result.remarks.map((remark) => remarkText(remark, result.source.label, context));
  const foundAs = writtenOtherwise(result.identifier, result.asked).at(-1);
  return foundAs === undefined ? remarks : [...remarks, words.source.foundAs(code(foundAs))];
}

function remarkText(remark: Remark, label: string, { words }: CardContext): string {
  if (remark.kind === 'part_of_list') return words.source.partOfList(remark.shown, remark.total);
  if (remark.kind === 'unreadable') return words.source.unreadable(remark.count);
  return words.source.remark(prose(label), prose(remark.text, 300));
}

/** The other ways in which an ICCID was asked for: with or without its check digit. */
export function writtenOtherwise(identifier: Identifier, asked: FoundResult<'public'>['asked']): string[] {
  if (identifier.kind !== 'iccid') return [];
  return [...new Set(asked.map(({ value }) => value))].filter((value) => value !== identifier.value && value !== identifier.raw);
}

/** Why there may be more than the provider shows. */
export function caveatTexts({ source, asked }: Pick<FoundResult<'public'>, 'source' | 'asked'>, words: Words): string[] {
  const caveats = new Set(asked.flatMap(({ caveat }) => (caveat === undefined ? [] : [caveat])));
  return [...caveats].map((caveat) => words.caveatText(source.kind, caveat));
}

/** The environment's badge, when there is one. */
export function environmentTexts({ environment, words }: CardContext): string[] {
  return environment ? [`${symbol('environment')} ${words.source.environment(prose(environment, 60))}`] : [];
}

/** All that is known about where an order comes from: for the details, which have the room. */
export function sourceFooter(result: FoundResult<'public'>, context: CardContext): string[] {
  const texts = [checkedText([result], context), ...remarkTexts(result, context), ...caveatTexts(result, context.words)];
  return joinFragments(texts);
}
