import { type Identifier, isPersonId } from '../core/identifier.ts';
import { type Asker, MOST_IDENTIFIERS, type Question, type Responder } from './answer.ts';
import { eitherWay, prefaced, withAsides } from './aside.ts';
import { callOf, isAddressed, typedIn } from './asked.ts';
import type { CardContext, Message } from './cards/card.ts';
import { noticeCard } from './cards/notice.ts';
import { usageCard } from './cards/usage.ts';
import type { Channels } from './channels.ts';
import type { Destination } from './delivery.ts';
import { type EphemeralClient, ephemeral, type PostClient, post } from './destination.ts';
import { type Heard, rootOf } from './heard.ts';
import { newsIn } from './news.ts';
import { type Once, occasionOf } from './once.ts';
import type { Replies } from './replies.ts';
import type { Threads } from './threads.ts';
import type { Rule, Traces } from './trace.ts';
import type { Words } from './words.ts';

export type MentionClient = PostClient & EphemeralClient;

export interface MentionParts {
  /** Reads what somebody asked with. */
  read(text: string): readonly Identifier[];
  readonly responder: Responder;
  readonly replies: Replies;
  readonly channels: Channels;
  readonly once: Once;
  readonly threads: Threads;
  readonly traces: Traces;
}

/** A message of a person's that is addressed to us. */
export interface Asked {
  readonly heard: Heard;
  readonly person: string;
  readonly ourUser: string | undefined;
  readonly client: MentionClient;
}

const SURFACE = 'mention';
const HELP = /^(?:help(?![\p{L}\p{N}_])|帮助)/iu;

/** Answers where it was asked: in the message's thread for all to see, with public data only; in full in a direct message. */
export function createMention(parts: MentionParts): (asked: Asked) => Promise<void> {
  return async (asked) => {
    const { heard } = asked;
    const typed = typedIn(heard.message);
    const identifiers = newsIn(HELP.test(typed) ? [] : parts.read(typed), readBefore(parts, asked));
    if (heard.previous !== undefined && identifiers.length === 0) return note(parts, heard, 'edit_without_news');
    const outcome = await parts.once.run(occasionOf(heard, heard.eventId, identifiers), () =>
      reply(parts, asked, typed, identifiers),
    );
    if (outcome === 'redelivered') note(parts, heard, 'redelivered');
  };
}

/** What the message had asked before it was edited. */
function readBefore({ read }: MentionParts, { heard, ourUser }: Asked): readonly Identifier[] {
  const { previous, isDirect } = heard;
  return isDirect || isAddressed(previous, ourUser) ? read(typedIn(previous)) : [];
}

/** True when something went out. */
async function reply(parts: MentionParts, asked: Asked, typed: string, identifiers: readonly Identifier[]): Promise<boolean> {
  const { heard } = asked;
  const readers = await parts.channels.readersOf(heard.team, heard.channel, heard.isShared);
  if (readers !== 'colleagues') {
    note(parts, heard, 'shared_channel');
    return await whisper(
      parts,
      asked,
      noticeOf(({ sharedChannel, channelNotChecked }) => (readers === 'outsiders' ? sharedChannel : channelNotChecked)),
    );
  }
  if (identifiers.length === 0) return await usage(parts, asked, typed);
  if (heard.isDirect) return await inFull(parts, asked, questionOf(asked, typed, identifiers));
  const people = identifiers.filter(isPersonId);
  const others = identifiers.filter((identifier) => !isPersonId(identifier));
  const outs = await Promise.all([
    others.length > 0 && inThread(parts, asked, questionOf(asked, typed, others)),
    people.length > 0 && toThePerson(parts, asked, questionOf(asked, typed, people)),
  ]);
  return outs.includes(true);
}

async function inFull(parts: MentionParts, { heard, client }: Asked, question: Question): Promise<boolean> {
  const { team, channel, thread, ts } = heard;
  const destination = post(client, { channel, thread }, (reply) => parts.traces.replied({ team, channel, ts }, reply));
  return await parts.responder.answer(question, cardFor(parts, question), destination);
}

/** Where Slack does not let us post, the person gets the answer as a direct message. */
async function inThread(parts: MentionParts, asked: Asked, question: Question): Promise<boolean> {
  const { team, channel, ts } = asked.heard;
  const thread = rootOf(asked.heard);
  let isPosted = false;
  const aloud = post(asked.client, { channel, thread }, (reply) => {
    isPosted = true;
    parts.traces.replied({ team, channel, ts }, reply);
  });
  const composer = parts.replies.compact(question.identifiers.slice(0, MOST_IDENTIFIERS));
  const isOut = await parts.responder.answer(question, withAsides(composer), eitherWay(aloud, aside(asked)));
  if (isPosted) await parts.threads.join(team, channel, thread);
  if (isOut || isPosted) return true;
  note(parts, asked.heard, 'not_delivered');
  return await byDirectMessage(parts, asked, question, ({ notInvited }) => notInvited);
}

/** Ids of people are answered before nobody else. */
async function toThePerson(parts: MentionParts, asked: Asked, question: Question): Promise<boolean> {
  const composer = prefaced(cardFor(parts, question), ({ onlyForYou }) => onlyForYou);
  const isOut = await parts.responder.answer(question, composer, aside(asked));
  return isOut || (await byDirectMessage(parts, asked, question, ({ onlyForYou }) => onlyForYou));
}

async function byDirectMessage(
  parts: MentionParts,
  asked: Asked,
  question: Question,
  sentence: (words: Words) => string,
): Promise<boolean> {
  return await parts.responder.answer(question, prefaced(cardFor(parts, question), sentence), directMessage(asked));
}

async function usage(parts: MentionParts, asked: Asked, typed: string): Promise<boolean> {
  note(parts, asked.heard, 'no_identifier');
  return await whisper(parts, asked, (context) =>
    usageCard({ typed, command: callOf(asked.heard, context.words.views.name) }, context),
  );
}

/** Tells the person alone: in the channel, or directly where that cannot be. */
async function whisper({ responder }: MentionParts, asked: Asked, compose: (context: CardContext) => Message): Promise<boolean> {
  const asker = askerOf(asked);
  return (await responder.say(asker, compose, aside(asked))) || (await responder.say(asker, compose, directMessage(asked)));
}

function noticeOf(sentence: (words: Words) => string): (context: CardContext) => Message {
  return (context) => noticeCard(sentence(context.words), context);
}

function aside({ heard, person, client }: Asked): Destination<Message> {
  const { channel, thread, isDirect } = heard;
  return isDirect ? post(client, { channel, thread }) : ephemeral(client, { channel, user: person, thread });
}

function directMessage({ person, client }: Asked): Destination<Message> {
  return post(client, { channel: person, thread: undefined });
}

function cardFor({ replies }: MentionParts, { identifiers }: Question) {
  return replies.card(identifiers.slice(0, MOST_IDENTIFIERS), { shown: true });
}

function questionOf(asked: Asked, typed: string, identifiers: readonly Identifier[]): Question {
  const { team, channel, ts } = asked.heard;
  return { surface: SURFACE, asker: askerOf(asked), identifiers, typed, message: { team, channel, ts } };
}

function askerOf({ heard, person }: Asked): Asker {
  return { team: heard.team, user: person, channel: heard.channel };
}

function note({ traces }: MentionParts, heard: Heard, rule: Rule): void {
  traces.note(heard, { surface: SURFACE, rule });
}
