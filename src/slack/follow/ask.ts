import type { Finding } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import { JobsUnavailable } from '../../jobs/jobs.ts';
import type { Responder } from '../answer/answer.ts';
import type { Composer } from '../answer/composer.ts';
import type { Destination } from '../answer/delivery/destination.ts';
import { type PostClient, post } from '../answer/delivery/post.ts';
import { sayNotice } from '../answer/notices.ts';
import { type Asker, MAX_IDENTIFIERS, type PersonAsking } from '../answer/question.ts';
import type { Message } from '../cards/card.ts';
import { type FollowOutcome, followOutcomeCard } from '../cards/notices/follow.ts';
import { noticeCard } from '../cards/notices/notice.ts';
import type { Channels } from '../policy/channels.ts';
import { type Follow, type FollowPlace, followedOrder } from './follow.ts';
import type { Following } from './following.ts';
import type { FollowStart } from './start.ts';

export interface FollowDeps {
  readonly following: Following;
  readonly responder: Pick<Responder, 'answer' | 'say'>;
  readonly channels: Pick<Channels, 'readersOf'>;
  /** Called when what people follow cannot be read or saved. */
  onUnavailable(error: unknown): void;
}

export interface FollowRequest {
  readonly asker: PersonAsking;
  readonly identifiers: readonly Identifier[];
  readonly typed: string;
  /** Of a card that everybody in the channel reads. */
  readonly thread?: string | undefined;
  /** Only the asker reads it. */
  readonly destination: Destination<Message>;
  readonly client: PostClient;
}

/** Refusals are said; what is found is followed, not shown. */
const SILENT: Composer<Message> = { full: () => undefined, notice: noticeCard };

/** Looks the orders up as any question, follows what is found, and says what is followed. */
export async function askToFollow(deps: FollowDeps, request: FollowRequest): Promise<void> {
  const { asker, identifiers, typed, destination } = request;
  const { team, user } = asker;
  const { place, kind } = await placeOf(deps, request);
  const question = { surface: 'follow', asker, identifiers, typed, refresh: true, isForAll: kind === 'thread' } as const;
  const { outcome, findings: all } = await deps.responder.answer(question, SILENT, destination);
  if (outcome !== 'answered') return;
  const asked = identifiers.slice(0, MAX_IDENTIFIERS);
  const findings = all.filter(({ identifier }) => asked.includes(identifier));
  await unlessUnavailable(deps, asker, destination, async () => {
    const start = await deps.following.begin({ team, user, place, findings });
    const said = { ...outcomeOf(start), notFound: notFoundOf(asked, findings), beyond: identifiers.length - asked.length };
    await deps.responder.say(asker, (context) => followOutcomeCard(said, kind, context), destination);
    if (kind === 'elsewhere') await openConversation(deps, request, start.added);
  });
}

/** Says so when what people follow can be neither read nor saved. */
export async function unlessUnavailable(
  { responder, onUnavailable }: Pick<FollowDeps, 'responder' | 'onUnavailable'>,
  asker: Asker,
  destination: Destination<Message>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof JobsUnavailable)) throw error;
    onUnavailable(error);
    await sayNotice(responder, asker, ({ following }) => following.unavailable, destination);
  }
}

interface ChosenPlace {
  readonly place: FollowPlace;
  readonly kind: 'thread' | 'direct' | 'elsewhere';
}

/** The thread of a card that only colleagues read; otherwise the person's conversation with the bot. */
async function placeOf({ channels }: FollowDeps, { asker, thread }: FollowRequest): Promise<ChosenPlace> {
  const { user, channel } = asker;
  const readers = channel === undefined ? 'unknown' : await channels.readersOf(asker);
  if (channel !== undefined && readers === 'asker') return { place: { kind: 'person', channel }, kind: 'direct' };
  if (channel !== undefined && thread !== undefined && readers === 'colleagues')
    return { place: { kind: 'thread', channel, thread }, kind: 'thread' };
  return { place: { kind: 'person', channel: user }, kind: 'elsewhere' };
}

/** The first message to a person tells where the conversation is, in which later ones are looked for. */
async function openConversation(
  { responder, following }: FollowDeps,
  { asker: { team, user }, client }: FollowRequest,
  added: readonly Follow[],
): Promise<void> {
  if (added.length === 0) return;
  const known = await following.conversationOf({ team, user });
  let channel = known;
  const onPosted = (posted: string) => {
    channel = posted;
  };
  const said = outcomeOf({ added, already: [], final: [], cannotAsk: [] });
  const message = post(client, { channel: user, thread: undefined }, { onPosted });
  const reader = { team, user, channel: undefined };
  if (known === undefined) await responder.say(reader, (context) => followOutcomeCard(said, 'direct', context), message);
  if (channel !== undefined) await following.keepConversation({ team, user }, channel);
}

function outcomeOf({ added, ...others }: FollowStart): FollowOutcome {
  return { ...others, added: added.map(followedOrder), notFound: [], beyond: 0 };
}

function notFoundOf(identifiers: readonly Identifier[], findings: readonly Finding[]): FollowOutcome['notFound'] {
  return identifiers
    .map((one) => ({ number: one.value, findings: findings.filter(({ identifier }) => identifier === one) }))
    .filter((one) => one.findings.every(({ answer }) => answer.kind !== 'found'));
}
