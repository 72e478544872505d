import * as z from 'zod';
import type { Asker, Responder } from '../answer/answer.ts';
import { type Respond, responseUrl } from '../answer/destination.ts';
import { refusalOf } from '../answer/slack-error.ts';
import { ANYBODY } from '../cards/actions.ts';
import { noticeCard } from '../cards/notice.ts';
import type { Place, Traces } from '../memory/trace.ts';
import { mayDismiss, type Posted } from '../messages/automatic/dismissible.ts';
import type { Repeats } from '../messages/automatic/repeats.ts';
import type { Us } from '../messages/messages.ts';
import type { Access } from '../policy/access.ts';
import type { Words } from '../words/words.ts';

export interface DeleteClient {
  readonly chat: { delete(call: { channel: string; ts: string }): Promise<unknown> };
}

/** What is used of the button's payload. */
export interface DismissArgs {
  readonly body: {
    readonly team: { readonly id: string } | null;
    readonly user: { readonly id: string };
    readonly channel?: { readonly id: string } | undefined;
    readonly container: { readonly message_ts?: string; readonly thread_ts?: string };
  };
  readonly action: { readonly value?: string };
  ack(): Promise<void>;
  readonly respond: Respond;
  readonly client: DeleteClient;
}

/** What is used of a `reaction_added` event; the payload itself may be anything. */
export interface ReactionArgs {
  readonly event: unknown;
  readonly body: unknown;
  readonly context: Us;
  readonly client: DeleteClient;
}

export interface DismissParts {
  readonly responder: Responder;
  readonly access: Pick<Access, 'denialOf'>;
  readonly posted: Posted;
  readonly repeats: Repeats;
  readonly traces: Traces;
  /** An automatic reply was taken back: a wrong match. */
  onDismissed(): void;
  onRefused(call: string, code: string, error: unknown): void;
}

/** Takes automatic replies back: for the author of the message, below an app's post for any allowed member of the channel. */
export interface Dismiss {
  pressed(args: DismissArgs): Promise<void>;
  reacted(args: ReactionArgs): Promise<void>;
}

const REACTION = z.object({
  user: z.string(),
  reaction: z.literal('x'),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
});
const BODY = z.object({ team_id: z.string() });

export function createDismiss(parts: DismissParts): Dismiss {
  return {
    pressed: (args) => parts.responder.during(pressed(parts, args)),
    reacted: (args) => parts.responder.during(reacted(parts, args)),
  };
}

async function pressed(parts: DismissParts, { body, action, ack, respond, client }: DismissArgs): Promise<void> {
  await ack();
  const { channel, container, user } = body;
  if (!channel || container.message_ts === undefined) return;
  const team = body.team?.id ?? 'enterprise';
  const asker = { team, user: user.id, channel: channel.id };
  const say = (sentence: (words: Words) => string) => tell(parts.responder, asker, sentence, respond, container.thread_ts);
  const denial = await parts.access.denialOf(asker);
  if (denial) return await say((words) => words[denial]);
  const { value = ANYBODY } = action;
  if (value !== ANYBODY && value !== user.id) return await say(({ onlyAuthorDismisses }) => onlyAuthorDismisses);
  const isGone = await takeBack(parts, { team, channel: channel.id, ts: container.message_ts }, client);
  if (!isGone) await say(({ notDismissed }) => notDismissed);
}

async function tell(
  responder: Responder,
  asker: Asker,
  sentence: (words: Words) => string,
  respond: Respond,
  thread: string | undefined,
): Promise<void> {
  const destination = responseUrl({ respond, type: 'ephemeral', replaces: false, thread });
  await responder.say(asker, (context) => noticeCard(sentence(context.words), context), destination);
}

async function reacted(parts: DismissParts, { event, body, context, client }: ReactionArgs): Promise<void> {
  const reaction = REACTION.safeParse(event).data;
  const team = BODY.safeParse(body).data?.team_id;
  if (!reaction || team === undefined || reaction.user === context.botUserId) return;
  const { channel, ts } = reaction.item;
  const record = await parts.posted.find({ team, channel, ts });
  if (!record || !mayDismiss(record, team, reaction.user)) return;
  const denial = await parts.access.denialOf({ team, user: reaction.user, channel });
  if (!denial) await takeBack(parts, { team, channel, ts }, client);
}

/** True when the reply is gone. What it said may be said again. */
async function takeBack(parts: DismissParts, place: Place, client: DeleteClient): Promise<boolean> {
  const { team, channel, ts } = place;
  try {
    await client.chat.delete({ channel, ts });
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === 'message_not_found') return true;
    parts.onRefused('chat.delete', code, error);
    return false;
  }
  parts.onDismissed();
  const record = await parts.posted.find(place);
  for (const key of record?.keys ?? []) await parts.repeats.release(key);
  await parts.posted.forget(place);
  if (record?.message !== undefined)
    parts.traces.note({ team, channel, ts: record.message }, { surface: 'automatic', rule: 'dismissed' });
  return true;
}
