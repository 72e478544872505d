import type { Identifier } from '../../core/identifier/identifier.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import { byAudience, withAudience, withPreface } from '../answer/audience.ts';
import type { Composer } from '../answer/composer.ts';
import type { Composers } from '../answer/composers.ts';
import type { Destination } from '../answer/delivery/destination.ts';
import { type EphemeralClient, ephemeral } from '../answer/delivery/ephemeral.ts';
import { type PostClient, post } from '../answer/delivery/post.ts';
import type { PostQueue } from '../answer/delivery/post-queue.ts';
import type { Sentence } from '../answer/notices.ts';
import { type Asker, MAX_IDENTIFIERS, type Question } from '../answer/question.ts';
import type { CardContext, Message } from '../cards/card.ts';
import type { Deduplicator, Receipt } from '../memory/deduplication.ts';
import type { Threads } from '../memory/threads.ts';
import type { Rule, Traces } from '../memory/trace.ts';
import type { Channels } from '../policy/channels.ts';
import { type MessageEvent, rootOf } from './message-event.ts';

export type MentionClient = PostClient & EphemeralClient;

export interface MentionDeps {
  readonly accountsFor: AccountsFor<'read' | 'sourcesFor'>;
  readonly responder: Responder;
  readonly composers: Composers;
  readonly channels: Channels;
  readonly deduplicator: Deduplicator;
  readonly threads: Threads;
  readonly traces: Traces;
  readonly posts: PostQueue;
}

/** A person's message to us. */
export interface Mention {
  readonly event: MessageEvent;
  readonly person: string;
  readonly ourUser: string | undefined;
  readonly client: MentionClient;
  readonly receipt: Receipt | undefined;
  /** Another event of Slack's brings the same message, and is answered first. */
  readonly isStandby: boolean;
  /** The message has a file, which is looked up as a list: what was typed with it is a question only where it has numbers. */
  readonly hasList?: boolean;
}

/** Slack's errors for channels in which an invitation does not let us post. */
const CLOSED: ReadonlySet<string> = new Set([
  'restricted_action',
  'restricted_action_thread_locked',
  'restricted_action_read_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_only_channel',
  'is_archived',
  'channel_is_archived',
]);
export const SURFACE = 'mention';
/** Only the asker reads the answer, so it shows internal data too. */
const PRIVATE_SURFACE = 'mention_private';

/** In the direct message where it was asked, in full. */
export async function replyInDirectMessage(deps: MentionDeps, { event, client }: Mention, question: Question): Promise<boolean> {
  const { team, channel, thread, ts } = event;
  const direct: Question = { ...question, surface: 'direct_message' };
  const reply = await deps.responder.answer(
    direct,
    cardFor(deps, direct),
    post(deps.posts.forPeople(client), { channel, thread }),
  );
  if (reply.ts !== undefined) deps.traces.replied({ team, channel, ts }, reply.ts);
  return reply.isDelivered;
}

/** In the thread, with public data only. If Slack does not let us post there, the asker gets a direct message. */
export async function replyInThread(deps: MentionDeps, mention: Mention, question: Question): Promise<boolean> {
  const { team, channel, ts } = mention.event;
  const thread = rootOf(mention.event);
  const inThread = post(deps.posts.forPeople(mention.client), { channel, thread });
  const composer = deps.composers.compact(question.identifiers.slice(0, MAX_IDENTIFIERS));
  const reply = await deps.responder.answer(question, withAudience(composer), byAudience(inThread, toAskerOnly(deps, mention)));
  if (reply.ts !== undefined) deps.traces.replied({ team, channel, ts }, reply.ts);
  if (reply.isPosted) await deps.threads.join(team, channel, thread);
  if (reply.isDelivered || reply.isPosted) return true;
  noteRule(deps, mention.event, 'not_delivered');
  const isClosed = CLOSED.has(reply.error ?? '');
  return await sendDirectMessage(deps, mention, question, (words) => (isClosed ? words.answeredClosed : words.answeredHere));
}

/** To the asker only: ids of people, and every answer in a shared channel. The sentence says why. */
export async function replyPrivately(
  deps: MentionDeps,
  mention: Mention,
  question: Question,
  sentence: Sentence,
): Promise<boolean> {
  const composer = withPreface(cardFor(deps, question), sentence);
  const { isDelivered } = await deps.responder.answer(
    { ...question, surface: PRIVATE_SURFACE },
    composer,
    toAskerOnly(deps, mention),
  );
  return isDelivered || (await sendDirectMessage(deps, mention, question, sentence));
}

async function sendDirectMessage(deps: MentionDeps, mention: Mention, question: Question, sentence: Sentence): Promise<boolean> {
  const composer = withPreface(cardFor(deps, question), sentence);
  return (await deps.responder.answer({ ...question, surface: PRIVATE_SURFACE }, composer, directMessage(deps, mention)))
    .isDelivered;
}

/** One message to the asker only: ephemeral, or a direct message if that fails. */
export async function sayPrivately(
  deps: MentionDeps,
  mention: Mention,
  compose: (context: CardContext) => Message,
): Promise<boolean> {
  const asker = personAsking(mention);
  const { isDelivered } = await deps.responder.say(asker, compose, toAskerOnly(deps, mention));
  return isDelivered || (await deps.responder.say(asker, compose, directMessage(deps, mention))).isDelivered;
}

function toAskerOnly({ posts }: MentionDeps, { event, person, client }: Mention): Destination<Message> {
  const { channel, thread, isDirect } = event;
  return isDirect ? post(posts.forPeople(client), { channel, thread }) : ephemeral(client, { channel, user: person, thread });
}

function directMessage({ posts }: MentionDeps, { person, client }: Mention): Destination<Message> {
  return post(posts.forPeople(client), { channel: person, thread: undefined });
}

function cardFor({ composers }: MentionDeps, { identifiers }: Question): Composer<Message> {
  return composers.card(identifiers.slice(0, MAX_IDENTIFIERS), { shown: true });
}

export function questionOf(mention: Mention, typed: string, identifiers: readonly Identifier[]): Question {
  const { team, channel, ts } = mention.event;
  return { surface: SURFACE, asker: personAsking(mention), identifiers, typed, message: { team, channel, ts } };
}

export function personAsking({ event, person }: Mention): Asker {
  return { team: event.team, user: person, channel: event.channel };
}

export function noteRule({ traces }: MentionDeps, event: MessageEvent, rule: Rule): void {
  traces.note(event, { surface: SURFACE, rule });
}
