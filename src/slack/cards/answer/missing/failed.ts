import type { FailureKind } from '../../../../core/failure/failure.ts';
import type { Words } from '../../../words/words.ts';
import { code, prose } from '../../mrkdwn.ts';
import { symbol } from '../../order/symbols.ts';
import type { FailedResult, NeedsInput } from '../groups.ts';
import type { Naming } from './missing.ts';

const MAX_NAMED = 5;

/** Its system, our pace, or our access. */
const SYMBOLS = {
  unavailable: 'down',
  unreachable: 'down',
  not_asked: 'down',
  timeout: 'down',
  bad_response: 'down',
  refused: 'down',
  queue_timeout: 'limited',
  rate_limited: 'limited',
  quota: 'limited',
  unauthorized: 'denied',
  forbidden: 'denied',
} as const satisfies Record<FailureKind, string>;

/** One sentence for each provider and kind of failure, however many identifiers it struck. */
export function failureTexts(failures: readonly FailedResult[], naming: Naming | undefined, words: Words): string[] {
  const alike = Map.groupBy(failures, ({ source, failure, hint, code: own }) => JSON.stringify([source.id, failure, hint, own]));
  return [...alike.values()].map((group) => failureText(group, naming, words));
}

/** Whose fault it is, what to do, what to quote. `naming` is left out where only one identifier was asked for. */
function failureText(group: readonly FailedResult[], naming: Naming | undefined, words: Words): string {
  const [first] = group;
  if (!first) return '';
  const references = group.slice(0, MAX_NAMED).map(({ reference }) => code(reference, 60));
  return [
    `${symbol(SYMBOLS[first.failure])} ${sentenceFor(first, words)}`,
    naming ? words.report.failureFor(groupName(group, naming, words)) : '',
    first.hint ? words.report.operator(words.hintText(first.source.kind, first.hint)) : '',
    [words.report.reference(words.list(references)), first.code ? words.report.code(code(first.code, 60)) : '']
      .filter(Boolean)
      .join(' · '),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function sentenceFor({ source, failure }: FailedResult, words: Words): string {
  const provider = prose(source.label);
  const { what, next } = words.failures[failure];
  return words.follow([what(provider), next(provider)]);
}

/** What providers need before they can be asked. */
export function neededTexts(needs: readonly NeedsInput[], naming: Naming | undefined, words: Words): string[] {
  const alike = Map.groupBy(needs, ({ source, fields }) => JSON.stringify([source.id, fields]));
  return [...alike.values()].map((group) => neededText(group, naming, words));
}

/** The same in passing, where another provider has the order. */
export function notAskedTexts(needs: readonly NeedsInput[], words: Words): string[] {
  const texts = needs.map(({ source, fields }) => words.report.notAsked(prose(source.label), objectsOf(fields, words)));
  return [...new Set(texts)];
}

function objectsOf(fields: readonly string[], words: Words): string {
  return words.list([...new Set(fields)].map((need) => words.needWords(need).object));
}

function neededText(group: readonly NeedsInput[], naming: Naming | undefined, words: Words): string {
  const [first] = group;
  if (!first) return '';
  const objects = objectsOf(first.fields, words);
  const sentence = `${symbol('needed')} ${words.report.needs(prose(first.source.label), objects)}`;
  return naming ? `${sentence} ${words.report.needsFor(groupName(group, naming, words))}` : sentence;
}

function groupName(group: readonly (FailedResult | NeedsInput)[], naming: Naming, words: Words): string {
  const names = group.slice(0, MAX_NAMED).map(({ identifier }) => naming(identifier));
  const more = group.length - MAX_NAMED;
  return more > 0 ? words.listWithMore(names, more) : words.list(names);
}
