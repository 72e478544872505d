import type { Identifier } from '../../core/identifier.ts';
import { type Asker, type Composer, MOST_IDENTIFIERS, type Question, type Responder } from '../answer/answer.ts';
import { eitherWay, prefaced, withAsides } from '../answer/audience.ts';
import type { Replies } from '../answer/composers.ts';
import type { Destination } from '../answer/delivery.ts';
import { type EphemeralClient, ephemeral, type PostClient, post } from '../answer/destination.ts';
import type { CardContext, Message } from '../cards/card.ts';
import type { Once } from '../memory/deduplication.ts';
import type { Threads } from '../memory/threads.ts';
import type { Rule, Traces } from '../memory/trace.ts';
import type { Channels } from '../policy/channels.ts';
import type { Words } from '../words/words.ts';
import { type Heard, rootOf } from './message-event.ts';

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

export const SURFACE = 'mention';
/** What one person alone reads: internal data too, and that is what the audit trail is told. */
const PRIVATE_SURFACE = 'mention_private';

/** In the direct messages where it was asked. */
export async function inFull(parts: MentionParts, { heard, client }: Asked, question: Question): Promise<boolean> {
  const { team, channel, thread, ts } = heard;
  const destination = post(client, { channel, thread }, (reply) => parts.traces.replied({ team, channel, ts }, reply));
  return await parts.responder.answer(question, cardFor(parts, question), destination);
}

/** In the thread for all to see, public data only. Where Slack does not let us post, the person gets the answer as a direct message. */
export async function inThread(parts: MentionParts, asked: Asked, question: Question): Promise<boolean> {
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
  return await byDirectMessage(parts, asked, question, ({ answeredHere }) => answeredHere);
}

/** Before nobody else: ids of people, and whatever others than colleagues would read. The sentence says why. */
export async function toThePerson(
  parts: MentionParts,
  asked: Asked,
  question: Question,
  sentence: (words: Words) => string,
): Promise<boolean> {
  const composer = prefaced(cardFor(parts, question), sentence);
  const isOut = await parts.responder.answer({ ...question, surface: PRIVATE_SURFACE }, composer, aside(asked));
  return isOut || (await byDirectMessage(parts, asked, question, sentence));
}

async function byDirectMessage(
  parts: MentionParts,
  asked: Asked,
  question: Question,
  sentence: (words: Words) => string,
): Promise<boolean> {
  const composer = prefaced(cardFor(parts, question), sentence);
  return await parts.responder.answer({ ...question, surface: PRIVATE_SURFACE }, composer, directMessage(asked));
}

/** Tells the person alone: in the channel, or directly where that cannot be. */
export async function whisper(
  { responder }: MentionParts,
  asked: Asked,
  compose: (context: CardContext) => Message,
): Promise<boolean> {
  const asker = askerOf(asked);
  return (await responder.say(asker, compose, aside(asked))) || (await responder.say(asker, compose, directMessage(asked)));
}

function aside({ heard, person, client }: Asked): Destination<Message> {
  const { channel, thread, isDirect } = heard;
  return isDirect ? post(client, { channel, thread }) : ephemeral(client, { channel, user: person, thread });
}

function directMessage({ person, client }: Asked): Destination<Message> {
  return post(client, { channel: person, thread: undefined });
}

function cardFor({ replies }: MentionParts, { identifiers }: Question): Composer<Message> {
  return replies.card(identifiers.slice(0, MOST_IDENTIFIERS), { shown: true });
}

export function questionOf(asked: Asked, typed: string, identifiers: readonly Identifier[]): Question {
  const { team, channel, ts } = asked.heard;
  return { surface: SURFACE, asker: askerOf(asked), identifiers, typed, message: { team, channel, ts } };
}

function askerOf({ heard, person }: Asked): Asker {
  return { team: heard.team, user: person, channel: heard.channel };
}

export function note({ traces }: MentionParts, heard: Heard, rule: Rule): void {
  traces.note(heard, { surface: SURFACE, rule });
}
