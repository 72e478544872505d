import type { Identifier } from '../../../core/identifier.ts';
import type { Remark } from '../../../core/provider.ts';
import type { Words } from '../../words/words.ts';
import { joinFragments } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { code, instant, prose } from '../mrkdwn.ts';
import { symbol } from '../order/symbols.ts';
import type { FoundResult } from './groups.ts';

/** Who said it and how old it is; what the provider could not answer just now is said to be old. */
export function sourceText(
  { source, at, from }: Pick<FoundResult<'public'>, 'source' | 'at' | 'from'>,
  context: CardContext,
): string {
  const { words, now } = context;
  const label = prose(source.label);
  const age = words.age(now - at);
  switch (from) {
    case 'provider':
      return words.source.fresh(label, instant(at));
    case 'cache':
      return words.source.cached(label, age, instant(at));
    case 'stale':
      return `${symbol('attention')} ${words.source.stale(label, age, instant(at))}`;
  }
}

/** The provider's notes on the orders, and how the identifier had to be written for it. */
function remarkTexts(result: FoundResult<'public'>, context: CardContext): string[] {
  const { words } = context;
  const remarks = result.remarks.map((remark) => remarkText(remark, result.source.label, context));
  const foundAs = writtenOtherwise(result.identifier, result.asked).at(-1);
  return foundAs === undefined ? remarks : [...remarks, words.source.foundAs(code(foundAs))];
}

function remarkText(remark: Remark, label: string, { words }: CardContext): string {
  if (remark.kind === 'part_of_list') return words.source.partOfList(remark.shown, remark.total);
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
  return [...caveats].map((caveat) => words.caveatText(source.id, caveat));
}

/** The environment's badge, when there is one. */
export function environmentTexts({ environment, words }: CardContext): string[] {
  return environment ? [`${symbol('environment')} ${words.source.environment(prose(environment, 60))}`] : [];
}

/** Small print below a provider's orders. */
export function sourceFooter(result: FoundResult<'public'>, context: CardContext): string[] {
  return joinFragments([sourceText(result, context), ...remarkTexts(result, context), ...caveatTexts(result, context.words)]);
}
