import { type Identifier, isPersonId } from '../../core/identifier/identifier.ts';
import { mayProceed, type Store } from '../../state/store.ts';
import type { Composers } from '../answer/composers.ts';
import { post } from '../answer/delivery/post.ts';
import type { PostQueue } from '../answer/delivery/post-queue.ts';
import type { Sentence } from '../answer/notices.ts';
import type { Question } from '../answer/question.ts';
import { code } from '../cards/mrkdwn.ts';
import { readFrame, type SearchFrame } from '../cards/views/search.ts';
import { messageView } from '../cards/views/views.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import type { Channels } from '../policy/channels.ts';
import { type ConversationsClient, mayRead } from '../policy/membership.ts';
import type { People } from '../policy/people.ts';
import type { ButtonArgs, Press } from './payload.ts';
import { onPress, type PressDeps } from './press.ts';
import { newWindow } from './press-destinations.ts';

export interface PostInThreadDeps extends PressDeps {
  readonly composers: Composers;
  readonly channels: Channels;
  readonly people: Pick<People, 'find'>;
  readonly client: ConversationsClient;
  readonly posts: PostQueue;
  /** Holds what was posted, so that a second press posts nothing. */
  readonly store: Store;
}

type Source = NonNullable<SearchFrame['source']>;

/** Longer than any lookup. */
const LEASE_MS = 60_000;
const SETTLED_MS = 60 * 60_000;
/** The bot must be invited. Slack calls a private channel without the bot `channel_not_found`. */
const NOT_INVITED = new Set(['not_in_channel', 'channel_not_found']);

/**
 * "Post in thread" in a search window: posts the compact card, with public data only, below the message that the window
 * was opened from.
 */
export function createPostInThread(deps: PostInThreadDeps): (args: ButtonArgs) => Promise<void> {
  return onPress(deps, (press) => postInThread(deps, press));
}

async function postInThread(deps: PostInThreadDeps, press: Press): Promise<void> {
  const frame = press.body.view && readFrame(press.body.view.private_metadata);
  if (!frame?.source) return;
  const window = newWindow(press);
  const say = (sentence: Sentence) =>
    deps.responder.say(press.asker, (context) => messageView(sentence(context.words), context), window);
  await say(({ search }) => search.posting);
  await say(await postOnce(deps, press, frame, frame.source));
}

/** Returns what to say to the presser. */
async function postOnce(deps: PostInThreadDeps, press: Press, { key: window }: SearchFrame, source: Source): Promise<Sentence> {
  const identifiers = press.identifiers.filter((identifier) => !isPersonId(identifier));
  if (identifiers.length === 0) return ({ onlyForYou }) => onlyForYou;
  const key = `${press.asker.team} posted ${window} ${fingerprint(...identifiers.map(nameOf))}`;
  if (!mayProceed(await deps.store.claim(key, LEASE_MS))) return ({ search }) => search.postedAlready;
  const problem = (await channelProblem(deps, press, source)) ?? (await postCard(deps, press, identifiers, source));
  if (problem) await deps.store.forget(key);
  else await deps.store.settle(key, SETTLED_MS);
  return problem ?? (({ search }) => search.posted);
}

/** Why nothing may be posted to this channel; undefined: it may. A window may stay open longer than its person is in the channel. */
async function channelProblem(
  { channels, people, client }: PostInThreadDeps,
  { asker, body }: Press,
  { channel }: Source,
): Promise<Sentence | undefined> {
  const readers = await channels.readersOf({ ...asker, channel });
  if (readers === 'outsiders') return ({ sharedChannel }) => sharedChannel;
  if (readers === 'unknown') return ({ search }) => search.unseen;
  const person = await people.find(asker.team, body.user.id);
  const isReader = person !== undefined && (await mayRead(client, channel, person, asker.team));
  return isReader ? undefined : ({ search }) => search.notReader;
}

/** Returns the reason if nothing was posted. Refusals go to the presser only. */
async function postCard(
  { responder, composers, posts }: PostInThreadDeps,
  { asker, client }: Press,
  identifiers: readonly Identifier[],
  source: Source,
): Promise<Sentence | undefined> {
  const inChannel = { ...asker, channel: source.channel };
  const question: Question = { surface: 'post_in_thread', asker: inChannel, identifiers, typed: '' };
  const composer = { ...composers.compact(identifiers), notice: () => undefined };
  const inThread = post(posts.forPeople(client), source);
  const { isPosted, notice, error = 'unknown' } = await responder.answer(question, composer, inThread);
  if (isPosted) return undefined;
  return notice === undefined ? reasonOf(error) : () => notice;
}

function reasonOf(error: string): Sentence {
  return NOT_INVITED.has(error) ? ({ notInvited }) => notInvited : ({ search }) => search.notPosted(code(error));
}

function nameOf({ kind, value, providers }: Identifier): string {
  return JSON.stringify([kind, value, providers]);
}
