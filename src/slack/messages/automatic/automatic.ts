import type { Identifier } from '../../../core/identifier/identifier.ts';
import type { Times } from '../../../core/times.ts';
import type { AccountsFor } from '../../answer/accounts/in-use.ts';
import type { Responder } from '../../answer/answer.ts';
import { type Asker, accountUse, type Question } from '../../answer/question.ts';
import { isOverrun, type Refusal } from '../../answer/refusal.ts';
import { MAX_LOOKED_UP } from '../../cards/channel/alert.ts';
import { type Deduplicator, messageKey } from '../../memory/deduplication.ts';
import type { Noted, Rule } from '../../memory/trace.ts';
import type { Access } from '../../policy/access.ts';
import type { Channels } from '../../policy/channels.ts';
import { eventually } from '../../policy/eventually.ts';
import { whyUnreadable } from '../../policy/unreadable.ts';
import { factsOf, type MessageEvent } from '../message-event.ts';
import { type Alert, readAlert } from './alert.ts';
import { createReplyDraft, type ReplyDraftDeps } from './draft.ts';
import type { AutomaticQueue } from './queue.ts';
import { type WrittenMessages, withoutHalves } from './still-written.ts';
import { unreadEntry } from './verdict.ts';

export interface AutomaticDeps extends ReplyDraftDeps {
  readonly accountsFor: AccountsFor<'read'>;
  readonly responder: Responder;
  readonly channels: Channels;
  readonly access: Pick<Access, 'denialOf'>;
  readonly times: Pick<Times, 'slackRetry'>;
  readonly deduplicator: Deduplicator;
  readonly written: WrittenMessages;
  /** AUTO_REPLY_CHANNELS: ids, or `*` for every channel that the bot is in. */
  readonly autoReplyChannels: readonly string[];
  readonly queue: AutomaticQueue;
}

const SURFACE = 'automatic';

/** Messages that are not addressed to us: one short reply in their thread, or silence. */
export function createAutomatic(deps: AutomaticDeps): (alert: Alert) => Promise<void> {
  return async (alert) => {
    const { event, receipt } = alert;
    const note = (noted: Omit<Noted, 'surface'>) => deps.traces.note(event, { surface: SURFACE, ...noted });
    const unread = await whyUnread(deps, alert);
    if (unread) return note({ rule: unread });
    const { read } = await deps.accountsFor(accountUse({ surface: SURFACE, asker: askerOf(event) }));
    const reading = readAlert(event, read);
    const identifiers = withoutHalves(reading.identifiers, event);
    // The claim takes a moment in which the next edit may come.
    const noted = deps.written.note({ event, added: identifiers, current: reading.current });
    if (identifiers.length === 0) {
      note({ rule: reading.whyNothing() });
      return void (await noted);
    }
    const work = async () => {
      const answered = await deps.written.completed(await noted);
      if (answered.length === 0) return true;
      const isKnown = ({ rule, findings }: Reply) => {
        note({ rule, findings, identifiers: answered });
        return rule !== 'not_checked';
      };
      const { rule } = await eventually(() => reply(deps, alert, answered), isKnown, deps.times.slackRetry);
      return rule !== 'not_delivered';
    };
    const handling = await deps.deduplicator.run(messageKey(SURFACE, event, identifiers), { unsure: 'wait', receipt, work });
    if (handling === 'duplicate') note({ rule: 'redelivered', identifiers });
    if (handling === 'unclaimed') note({ rule: 'not_claimed', identifiers });
  };
}

/** AUTO_REPLY_CHANNELS: ids, or `*` for every channel that the bot is in. */
export function isAutomatic(autoReplyChannels: readonly string[], channel: string): boolean {
  return autoReplyChannels.includes('*') || autoReplyChannels.includes(channel);
}

/** Why a message is not even read. */
async function whyUnread({ autoReplyChannels, threads }: AutomaticDeps, { event, ourUser }: Alert): Promise<Rule | undefined> {
  const { team, channel, thread, person, parentAuthor } = event;
  if (!isAutomatic(autoReplyChannels, channel)) return 'not_an_automatic_channel';
  if (person !== undefined || thread === undefined) return undefined;
  const isBelowOurs = parentAuthor !== undefined && parentAuthor === ourUser;
  return isBelowOurs || (await threads.isOurs(team, channel, thread)) ? 'answer_to_us' : undefined;
}

type Reply = Pick<Noted, 'rule' | 'findings'>;

async function reply(deps: AutomaticDeps, alert: Alert, identifiers: readonly Identifier[]): Promise<Reply> {
  const unreadable = await whyUnreadable(deps, factsOf(alert.event));
  if (unreadable) return { rule: unreadable };
  const draft = createReplyDraft(deps, alert, identifiers);
  let refusal: Refusal | undefined;
  const isDone = await deps.queue.run(async () => {
    ({ refusal } = await deps.responder.answer(questionOf(alert.event, identifiers), draft.composer, draft.destination));
  });
  if (isDone && (refusal === undefined || !isOverrun(refusal))) {
    const closed = await draft.close();
    // What Slack said before the wait in the queue was forgotten meanwhile.
    return refusal === 'notChecked' ? { rule: 'not_checked' } : closed;
  }
  await deps.digests.add(alert.event, [unreadEntry(alert.event)], alert.client, !isDone);
  return { rule: 'burst_unread' };
}

function questionOf(event: MessageEvent, identifiers: readonly Identifier[]): Question {
  return { surface: SURFACE, asker: askerOf(event), identifiers, typed: '', limit: MAX_LOOKED_UP };
}

function askerOf({ team, channel, person: user }: MessageEvent): Asker {
  return { team, channel, user };
}
