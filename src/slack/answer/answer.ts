import { setTimeout as delay } from 'node:timers/promises';
import type { Asking, Finding } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier.ts';
import type { Language } from '../../core/language.ts';
import type { Lookup } from '../../core/lookup.ts';
import type { Stories } from '../../core/story/story.ts';
import type { CardContext, Report } from '../cards/card.ts';
import type { Denial } from '../policy/access.ts';
import type { Overrun } from '../policy/quota.ts';
import { type DeliveryParts, type Destination, deliver } from './delivery.ts';
import { type Asker, MAX_IDENTIFIERS, type Question, type Surface } from './question.ts';

/** How a surface words what was found. */
export interface Composer<Reply> {
  /** The whole reply as far as it is known; undefined where silence is the answer (yet). */
  full(report: Report, context: CardContext): Promise<Reply | undefined> | Reply | undefined;
  /** What came late, alone: where the first words cannot be replaced. `news` are the findings that they did not hold. */
  late(report: Report, news: readonly Finding[], context: CardContext): Reply;
  /** One sentence; undefined where nobody asked and it would only be noise. */
  notice(sentence: string, context: CardContext): Reply | undefined;
}

/** Why a question is not answered: words.ts has a sentence for each. */
export type Refusal = Denial | Overrun;

export interface ResponderParts {
  /** Whether this may be asked, here and now. */
  refusalOf(question: Question): Promise<Refusal | undefined>;
  /** Told before the person is. */
  onRefused(question: Question, refusal: Refusal): void;
  look(identifiers: readonly Identifier[], asking: Asking): Lookup;
  /** What belongs together among the orders of several providers. */
  storiesOf(findings: readonly Finding[]): Stories;
  languageOf(asker: Asker): Promise<Language>;
  context(language: Language): CardContext;
  /** Told once everything is known. */
  onAnswered(question: Question, findings: readonly Finding[]): void;
  /** Our own code failed: logs it, and returns the reference that people can quote. */
  onDefect(error: unknown, surface: Surface): string;
  /** The first useful words go out after this many milliseconds at the latest. */
  readonly firstWordsWithin: number;
  readonly delivery: DeliveryParts;
}

/** The one path of every surface. */
export interface Responder {
  /** Looks up and replies; false when Slack took no reply. Never rejects. */
  answer<Reply>(question: Question, composer: Composer<Reply>, destination: Destination<Reply>): Promise<boolean>;
  /** Replies without looking anything up; false when Slack did not take it. Never rejects. */
  say<Reply>(asker: Asker, compose: (context: CardContext) => Reply, destination: Destination<Reply>): Promise<boolean>;
  /** What a surface does before and after it answers counts as under way too. */
  during(work: Promise<unknown>): Promise<void>;
  /** Resolves when no answer is under way. */
  idle(): Promise<void>;
}

export function createResponder(parts: ResponderParts): Responder {
  const underWay = new Set<Promise<unknown>>();
  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  return {
    answer: (question, composer, destination) => track(answer(parts, question, composer, destination)),
    say: (asker, compose, destination) => track(say(parts, asker, compose, destination)),
    during: async (work) => void (await track(work)),
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

async function answer<Reply>(
  parts: ResponderParts,
  question: Question,
  composer: Composer<Reply>,
  destination: Destination<Reply>,
): Promise<boolean> {
  const began = performance.now();
  const [language, refusal] = await Promise.all([parts.languageOf(readerOf(question)), parts.refusalOf(question)]);
  const context = parts.context(language);
  try {
    if (!refusal) return await lookAndReply(parts, question, composer, destination, context, began);
    parts.onRefused(question, refusal);
    return await notify(parts, context.words[refusal], composer, destination, context);
  } catch (error) {
    const reference = parts.onDefect(error, question.surface);
    return await notify(parts, context.words.defect(reference), composer, destination, context);
  }
}

/** Whose language is spoken: nobody's in particular where all read it. */
function readerOf({ asker, isForAll = false }: Question): Asker {
  return isForAll ? { ...asker, user: undefined } : asker;
}

/** One sentence to whoever asked; nothing where nobody did. */
async function notify<Reply>(
  parts: ResponderParts,
  sentence: string,
  composer: Composer<Reply>,
  destination: Destination<Reply>,
  context: CardContext,
): Promise<boolean> {
  const notice = composer.notice(sentence, context);
  return notice !== undefined && (await deliver(destination, notice, context, parts.delivery));
}

async function lookAndReply<Reply>(
  parts: ResponderParts,
  question: Question,
  composer: Composer<Reply>,
  destination: Destination<Reply>,
  context: CardContext,
  began: number,
): Promise<boolean> {
  const { asker, identifiers, refresh, limit = MAX_IDENTIFIERS } = question;
  const asked = identifiers.slice(0, limit);
  const lookup = parts.look(asked, {
    team: asker.team,
    asker: JSON.stringify([asker.team, asker.user ?? asker.channel]),
    language: context.language,
    refresh,
  });
  const send = async (reply: Reply | undefined) =>
    reply !== undefined && (await deliver(destination, reply, context, parts.delivery));
  const isDone = await doneWithin(lookup, parts.firstWordsWithin - (performance.now() - began));
  const first = reportOf(parts, question, lookup, await knownNow(lookup.linked));
  let isOut = await send(await composer.full(first, context));
  const findings = await lookup.done;
  if (!isDone)
    isOut = await send(await later(reportOf(parts, question, lookup, first.linked), first, composer, destination, context));
  const complete = reportOf(parts, question, lookup, await lookup.linked);
  if (isNews(complete, first)) isOut = await send(await later(complete, { ...first, findings }, composer, destination, context));
  parts.onAnswered({ ...question, identifiers: asked }, [...findings, ...complete.linked]);
  return isOut;
}

/** The whole where it can take the place of the first words, else what they did not say. */
function later<Reply>(
  report: Report,
  said: Report,
  composer: Composer<Reply>,
  destination: Destination<Reply>,
  context: CardContext,
): Promise<Reply | undefined> | Reply | undefined {
  if (destination.replaces) return composer.full(report, context);
  const known = [...said.findings, ...said.linked];
  const news = [...report.findings, ...report.linked].filter((finding) => !known.includes(finding));
  return composer.late(report, news, context);
}

/** Whether what followed the references changes what was said: a miss does not. */
function isNews({ linked }: Report, said: Report): boolean {
  return linked.some(({ answer }) => answer.kind === 'found') && said.linked.length === 0;
}

/** What is known without waiting for anybody: remembered answers are. */
async function knownNow(linked: Lookup['linked']): Promise<readonly Finding[]> {
  return await Promise.race([linked, new Promise<readonly Finding[]>((resolve) => setImmediate(resolve, []))]);
}

function reportOf(
  parts: ResponderParts,
  { identifiers, typed, limit = MAX_IDENTIFIERS }: Question,
  lookup: Lookup,
  linked: readonly Finding[],
): Report {
  const findings = lookup.findings();
  return {
    findings,
    awaited: lookup.awaited(),
    linked,
    stories: parts.storiesOf([...findings, ...linked]),
    unclaimed: lookup.unclaimed,
    leftOut: Math.max(0, identifiers.length - limit),
    beyond: identifiers.slice(limit),
    typed,
  };
}

async function doneWithin(lookup: Lookup, milliseconds: number): Promise<boolean> {
  const timer = new AbortController();
  const late = delay(Math.max(0, milliseconds), false, { signal: timer.signal }).catch(() => false);
  const isDone = await Promise.race([lookup.done.then(() => true), late]);
  timer.abort();
  return isDone;
}

async function say<Reply>(
  parts: ResponderParts,
  asker: Asker,
  compose: (context: CardContext) => Reply,
  destination: Destination<Reply>,
): Promise<boolean> {
  const context = parts.context(await parts.languageOf(asker));
  return await deliver(destination, compose(context), context, parts.delivery);
}
