import { createHash } from 'node:crypto';
import { type Identifier, isPersonId } from '../../core/identifier.ts';
import type { Store } from '../../state/store.ts';
import type { Responder } from '../answer/answer.ts';
import type { Questions } from '../answer/button-value.ts';
import type { Replies } from '../answer/composers.ts';
import type { Destination } from '../answer/delivery.ts';
import { post } from '../answer/destination.ts';
import type { Question } from '../answer/question.ts';
import { refusalOf } from '../answer/slack-error.ts';
import { code } from '../cards/mrkdwn.ts';
import { readFrame, type SearchFrame } from '../cards/views/search.ts';
import { messageView } from '../cards/views/views.ts';
import type { Channels } from '../policy/channels.ts';
import type { Words } from '../words/words.ts';
import { type ButtonArgs, newWindow, onPress, type Press } from './press.ts';

export interface PostInThreadDeps {
  readonly questions: Questions;
  readonly responder: Responder;
  readonly replies: Replies;
  readonly channels: Channels;
  /** Remembers what was posted, so that a second press posts nothing. */
  readonly store: Store;
}

type Source = NonNullable<SearchFrame['source']>;

/** Longer than any lookup takes. */
const LEASE_MS = 60_000;
const SETTLED_MS = 60 * 60_000;
/** The bot has to be invited: of a private channel that it is not in it does not even know. */
const NOT_INVITED = new Set(['not_in_channel', 'channel_not_found']);

/** "Post in thread" of a search window: the compact card, public data alone, under the message that the window came from. */
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
  await say(await posted(deps, press, frame, frame.source));
}

/** Posts once, and says what came of it. */
async function posted(deps: PostInThreadDeps, press: Press, { key: window }: SearchFrame, source: Source): Promise<Sentence> {
  const identifiers = press.identifiers.filter((identifier) => !isPersonId(identifier));
  if (identifiers.length === 0) return ({ onlyForYou }) => onlyForYou;
  const key = `${press.asker.team} posted ${window} ${digest(identifiers)}`;
  if (!(await deps.store.claim(key, LEASE_MS))) return ({ search }) => search.postedAlready;
  const problem = (await problemOfChannel(deps, press, source)) ?? (await postCard(deps, press, identifiers, source));
  if (problem) await deps.store.forget(key);
  else await deps.store.settle(key, SETTLED_MS);
  return problem ?? (({ search }) => search.posted);
}

type Sentence = (words: Words) => string;

/** Others than colleagues read what stands in a thread. */
async function problemOfChannel(
  { channels }: PostInThreadDeps,
  { asker }: Press,
  { channel }: Source,
): Promise<Sentence | undefined> {
  const readers = await channels.readersOf(asker.team, channel, false);
  if (readers === 'colleagues') return undefined;
  return readers === 'outsiders' ? ({ sharedChannel }) => sharedChannel : ({ search }) => search.unseen;
}

/** Why nothing stands in the thread; undefined when the card does. A refusal to answer is not for everybody to read. */
async function postCard(
  { responder, replies }: PostInThreadDeps,
  { asker, client }: Press,
  identifiers: readonly Identifier[],
  source: Source,
): Promise<Sentence | undefined> {
  let isPosted = false;
  let problem: Sentence = ({ search }) => search.notPosted(code('unknown'));
  const thread = post(client, source, () => {
    isPosted = true;
  });
  const destination = noting(thread, (error) => {
    problem = reasonOf(refusalOf(error).code);
  });
  const notice = (sentence: string) => {
    problem = () => sentence;
    return undefined;
  };
  const question: Question = { surface: 'post_in_thread', asker, identifiers, typed: '' };
  await responder.answer(question, { ...replies.compact(identifiers), notice }, destination);
  return isPosted ? undefined : problem;
}

function reasonOf(refusal: string): Sentence {
  return NOT_INVITED.has(refusal) ? ({ notInvited }) => notInvited : ({ search }) => search.notPosted(code(refusal));
}

function noting<Reply>(destination: Destination<Reply>, note: (error: unknown) => void): Destination<Reply> {
  return {
    ...destination,
    send: async (reply) => {
      try {
        await destination.send(reply);
      } catch (error) {
        note(error);
        throw error;
      }
    },
  };
}

/** The same question is the same post; ids stay out of the store's keys. */
function digest(identifiers: readonly Identifier[]): string {
  const values = identifiers.map(({ kind, value, providers }) => [kind, value, providers]);
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}
