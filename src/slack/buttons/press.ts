import type { View } from '@slack/types';
import type { Identifier } from '../../core/identifier.ts';
import type { Responder } from '../answer/answer.ts';
import type { Questions } from '../answer/button-value.ts';
import type { Destination } from '../answer/delivery.ts';
import { modal, type PostClient, post, type Respond, responseUrl, type ViewsClient } from '../answer/destination.ts';
import type { Asker } from '../answer/question.ts';
import { askerOf } from '../answer/question.ts';
import type { Message } from '../cards/card.ts';
import { noticeCard } from '../cards/notice.ts';
import { readFrame } from '../cards/views/search.ts';
import { messageView } from '../cards/views/views.ts';
import type { Words } from '../words/words.ts';

/** A modal or an App Home in a payload. */
export interface ShownView {
  readonly id: string;
  readonly type: string;
  readonly private_metadata: string;
  /** What the person had entered by then, by block and element. */
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null | undefined }>>>>;
  };
}

/** What is used of a button's payload: it stands on a message, or in a view, which has no channel and no response_url. */
export interface ButtonArgs {
  readonly body: {
    readonly team: { readonly id: string } | null;
    readonly user: { readonly id: string };
    readonly channel?: { readonly id: string } | undefined;
    readonly container: { readonly is_ephemeral?: boolean; readonly message_ts?: string; readonly thread_ts?: string };
    readonly view?: ShownView | undefined;
    readonly trigger_id: string;
  };
  readonly action: { readonly value?: string };
  ack(): Promise<void>;
  readonly respond?: Respond | undefined;
  readonly client: ViewsClient & PostClient;
}

/** A pressed button, acknowledged, whose question is known. */
export interface Press extends Omit<ButtonArgs, 'ack'> {
  readonly asker: Asker;
  readonly identifiers: readonly Identifier[];
  /** False on a card that everybody in the channel sees. */
  readonly isPrivate: boolean;
  /** Where replies go: the thread of the card, if it stands in one. */
  readonly thread: string | undefined;
}

export interface PressDeps {
  readonly questions: Questions;
  readonly responder: Responder;
}

/** Acknowledges first, then reads what the card asked; a card whose question is forgotten says so. */
export function onPress(
  deps: PressDeps,
  handle: (press: Press) => Promise<void>,
  questionOf: (value: string) => string = (value) => value,
): (args: ButtonArgs) => Promise<void> {
  return async ({ ack, ...args }) => {
    await ack();
    await deps.responder.during(handlePress(deps, handle, questionOf, args));
  };
}

async function handlePress(
  deps: PressDeps,
  handle: (press: Press) => Promise<void>,
  questionOf: (value: string) => string,
  args: Omit<ButtonArgs, 'ack'>,
): Promise<void> {
  const { channel, container, view } = args.body;
  const asker = askerOf(args.body, channel?.id ?? channelOf(view));
  const identifiers = deps.questions.decode(questionOf(args.action.value ?? ''));
  const press = { ...args, asker, isPrivate: container.is_ephemeral === true, thread: container.thread_ts };
  if (!identifiers) return await sayTooOld(deps.responder, press);
  await handle({ ...press, identifiers });
}

/** The channel of the message that a window was opened from. */
function channelOf(view: ShownView | undefined): string | undefined {
  return view && readFrame(view.private_metadata)?.source?.channel;
}

/** A message would stand behind the window that the person looks at. */
async function sayTooOld(responder: Responder, press: Omit<Press, 'identifiers'>): Promise<void> {
  const { asker, body } = press;
  if (!body.view) return await tell(responder, asker, ({ tooOld }) => tooOld, toPresser(press));
  await responder.say(asker, (context) => messageView(context.words.tooOld, context), newWindow(press));
}

/** Says one sentence. */
export async function tell(
  responder: Responder,
  asker: Asker,
  sentence: (words: Words) => string,
  destination: Destination<Message>,
): Promise<void> {
  await responder.say(asker, (context) => noticeCard(sentence(context.words), context), destination);
}

/** A further message that only the person who pressed sees. */
export function toPresser(press: Clicked): Destination<Message> {
  return responseDestination(press, { type: 'ephemeral', replaces: false });
}

type Clicked = Pick<Press, 'respond' | 'thread' | 'client' | 'body'>;

/** A message beside, or in the place of, the one that the button stands on; a direct one where it stands in a view. */
export function responseDestination(
  { respond, thread, client, body }: Clicked,
  { type, replaces }: { readonly type: 'ephemeral' | 'in_channel'; readonly replaces: boolean },
): Destination<Message> {
  if (respond) return responseUrl({ respond, type, replaces, thread });
  return post(client, { channel: body.user.id, thread: undefined });
}

/** A window of its own: on top of the one that the button stands in, if it stands in one. */
export function newWindow({ client, body }: Pick<Press, 'client' | 'body'>): Destination<View> {
  return modal(client, body.trigger_id, body.view?.type === 'modal' ? 'push' : 'open');
}
