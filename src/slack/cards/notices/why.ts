import type { Words } from '../../words/words.ts';
import { environmentTexts } from '../answer/source.ts';
import { plainSentences } from '../answer/summary.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { bold, code, linkText, prose } from '../mrkdwn.ts';
import { fitMessage } from '../views/fit.ts';

/** How a message was handled, once. */
export interface HandledMessage {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Where it was asked, or how it was answered; undefined: nobody asked, and there was no answer. */
  readonly label: keyof Words['trail']['surfaces'] | undefined;
  readonly rule: keyof Words['why']['rules'];
  /** Values that were read, without ids of people. */
  readonly read: readonly string[];
  /** How many ids of people were read. */
  readonly people: number;
  readonly asked: readonly ProviderQuestion[];
}

/** One question to one provider. */
interface ProviderQuestion {
  /** Undefined: the id of a person. */
  readonly identifier: string | undefined;
  readonly provider: string;
  readonly by: readonly string[];
  readonly outcome: keyof Words['why']['outcomes'];
  readonly from?: keyof Words['why']['origins'] | undefined;
  /** Milliseconds. */
  readonly took?: number | undefined;
  readonly reference?: string | undefined;
}

/** What happened to a message, oldest first, for the one person who asks. */
export function whyCard(url: string, traces: readonly HandledMessage[], context: CardContext): Message {
  const { words } = context;
  const title = words.why.title(linkText(url, words.why.message));
  const body = traces.flatMap((trace) => [
    ...sections([bold(words.why.rules[trace.rule]), ...readLines(trace, words), ...askedLines(trace, words)]),
    ...smallPrint([whenText(trace, context)]),
  ]);
  return {
    text: plainSentences([words.why.title(words.why.message), ...traces.map(({ rule }) => words.why.rules[rule])], words),
    blocks: fitMessage([...sections([title]), ...body], smallPrint(environmentTexts(context)), words),
  };
}

function whenText({ at, label }: HandledMessage, { now, words }: CardContext): string {
  const age = words.age(now - at);
  return label === undefined ? age : words.why.when(age, words.why.surface(words.trail.surfaces[label]));
}

function readLines({ read, people }: HandledMessage, { why, list }: Words): string[] {
  return [read.length > 0 ? why.read(list(read.map((value) => code(value)))) : '', people > 0 ? why.readPeople(people) : ''];
}

function askedLines({ asked, read }: HandledMessage, words: Words): string[] {
  if (asked.length === 0) return read.length > 0 ? [words.why.nobodyAsked] : [];
  return asked.map((question) => `• ${askedLine(question, words)}`);
}

function askedLine({ provider, by, identifier, outcome, from, took, reference }: ProviderQuestion, words: Words): string {
  const { why, list } = words;
  const told = [
    why.outcomes[outcome],
    from === undefined ? '' : why.origins[from],
    took === undefined ? '' : why.took(Math.round(took)),
    reference === undefined ? '' : why.reference(code(reference)),
  ];
  const how = told.filter((part) => part !== '').join(' · ');
  const names = list(by.map((name) => code(name)));
  const asked = names === '' ? words.pair(prose(provider), how) : why.asked(prose(provider), names, how);
  return identifier === undefined ? asked : `${code(identifier)} ${asked}`;
}
