import * as z from 'zod';
import type { Responder } from '../../answer/answer.ts';
import { type EphemeralClient, privately } from '../../answer/delivery/ephemeral.ts';
import type { PostClient } from '../../answer/delivery/post.ts';
import { type Respond, responseUrl } from '../../answer/delivery/response-url.ts';
import { readSlackError, type SlackError } from '../../answer/delivery/slack-error.ts';
import { type Sentence, sayNotice } from '../../answer/notices.ts';
import { askerOf, type MessageRef } from '../../answer/question.ts';
import { ANYBODY } from '../../cards/actions.ts';
import type { Traces } from '../../memory/trace.ts';
import type { Access } from '../../policy/access.ts';
import type { BotIdentity } from '../../policy/workspace.ts';
import { type DismissibleReplies, mayDismiss } from './dismissible.ts';
import type { Repeats } from './repeats.ts';

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
  readonly client: DeleteClient & EphemeralClient & PostClient;
}

/** What is used of a `reaction_added` event; the payload itself may be anything. */
export interface ReactionArgs {
  readonly event: unknown;
  readonly body: unknown;
  readonly context: BotIdentity;
  readonly client: DeleteClient;
}

export interface DismissDeps {
  readonly responder: Responder;
  readonly access: Pick<Access, 'denialOf'>;
  readonly dismissible: DismissibleReplies;
  readonly repeats: Repeats;
  readonly traces: Traces;
  /** Counts a dismissed reply: probably a wrong match. */
  onDismissed(): void;
  onRejected(call: string, rejection: SlackError, error: unknown): void;
}

/** Deletes automatic replies: for the author of the message; below an app's post, for every allowed member of the channel. */
export interface Dismiss {
  onButton(args: DismissArgs): Promise<void>;
  onReaction(args: ReactionArgs): Promise<void>;
}

const REACTION = z.object({
  user: z.string(),
  reaction: z.literal('x'),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
});
const BODY = z.object({ team_id: z.string() });

export function createDismiss(deps: DismissDeps): Dismiss {
  return {
    onButton: (args) => deps.responder.during(dismissByButton(deps, args)),
    onReaction: (args) => deps.responder.during(dismissByReaction(deps, args)),
  };
}

async function dismissByButton(deps: DismissDeps, { body, action, ack, respond, client }: DismissArgs): Promise<void> {
  await ack();
  const { channel, container, user } = body;
  if (!channel || container.message_ts === undefined) return;
  const asker = askerOf(body, channel.id);
  const thread = container.thread_ts;
  const otherwise = privately(client, { channel: channel.id, user: user.id, thread });
  const destination = responseUrl({ respond, type: 'ephemeral', replaces: false, thread, otherwise });
  const say = async (sentence: Sentence) => void (await sayNotice(deps.responder, asker, sentence, destination));
  const denial = await deps.access.denialOf(asker);
  if (denial) return await say((words) => words[denial]);
  const { value = ANYBODY } = action;
  if (value !== ANYBODY && value !== user.id) return await say(({ onlyAuthorDismisses }) => onlyAuthorDismisses);
  const isGone = await dismiss(deps, { team: asker.team, channel: channel.id, ts: container.message_ts }, client);
  if (!isGone) await say(({ notDismissed }) => notDismissed);
}

async function dismissByReaction(deps: DismissDeps, { event, body, context, client }: ReactionArgs): Promise<void> {
  const reaction = REACTION.safeParse(event).data;
  const team = BODY.safeParse(body).data?.team_id;
  if (!reaction || team === undefined || reaction.user === context.botUserId) return;
  const { channel, ts } = reaction.item;
  const record = await deps.dismissible.find({ team, channel, ts });
  if (!record || !mayDismiss(record, team, reaction.user)) return;
  const denial = await deps.access.denialOf({ team, user: reaction.user, channel });
  if (!denial) await dismiss(deps, { team, channel, ts }, client);
}

/** Deletes the reply and frees its keys, so that its orders can be posted again. True when the reply is gone. */
async function dismiss(deps: DismissDeps, reply: MessageRef, client: DeleteClient): Promise<boolean> {
  const { team, channel, ts } = reply;
  try {
    await client.chat.delete({ channel, ts });
  } catch (error) {
    const rejection = readSlackError(error);
    if (rejection.code === 'message_not_found') return true;
    deps.onRejected('chat.delete', rejection, error);
    return false;
  }
  deps.onDismissed();
  const record = await deps.dismissible.find(reply);
  for (const key of record?.keys ?? []) await deps.repeats.release(key);
  await deps.dismissible.forget(reply);
  if (record?.message !== undefined)
    deps.traces.note({ team, channel, ts: record.message }, { surface: 'automatic', rule: 'dismissed' });
  return true;
}
