import { type Identifier, isPersonId } from '../../../core/identifier.ts';
import type { Question } from '../../answer/answer.ts';
import { MOST_TOLD } from '../../cards/alert.ts';
import { textOf } from '../../intake/message.ts';
import { type Once, occasionOf } from '../../memory/deduplication.ts';
import type { Noted, Rule } from '../../memory/trace.ts';
import type { Channels } from '../../policy/channels.ts';
import { newsIn } from '../added-identifiers.ts';
import type { Heard } from '../message-event.ts';
import type { Alert, ReplyParts } from './draft.ts';
import { createAutomaticReply } from './reply.ts';

export interface AutomaticParts extends ReplyParts {
  /** `asked`: as if somebody had written the text to ask. */
  read(text: string, options: { asked: boolean }): readonly Identifier[];
  readonly channels: Channels;
  readonly once: Once;
  /** AUTO_REPLY_CHANNELS: ids, or `*` for every channel that the bot is in. */
  readonly autoReplyChannels: readonly string[];
}

const SURFACE = 'automatic';

/** Messages that nobody addressed to us: one quiet reply in their thread, or silence. */
export function createAutomatic(parts: AutomaticParts): (alert: Alert) => Promise<void> {
  return async (alert) => {
    const { heard } = alert;
    const silence = await silenceOf(parts, alert);
    if (silence) return note(parts, heard, { rule: silence });
    const identifiers = newsIn(strongIn(parts, heard.message), strongIn(parts, heard.previous));
    if (identifiers.length === 0) return note(parts, heard, { rule: whyNothing(parts, heard) });
    const outcome = await parts.once.run(occasionOf(SURFACE, heard, identifiers), () => reply(parts, alert, identifiers));
    if (outcome !== 'done') note(parts, heard, { rule: 'redelivered', identifiers });
  };
}

/** Why a message is not even read. */
async function silenceOf({ autoReplyChannels, threads }: AutomaticParts, { heard, ourUser }: Alert): Promise<Rule | undefined> {
  const { team, channel, thread, person, parentAuthor } = heard;
  if (!autoReplyChannels.includes('*') && !autoReplyChannels.includes(channel)) return 'not_an_automatic_channel';
  if (person !== undefined || thread === undefined) return undefined;
  const isBelowOurs = parentAuthor !== undefined && parentAuthor === ourUser;
  return isBelowOurs || (await threads.isOurs(team, channel, thread)) ? 'answer_to_us' : undefined;
}

/** Nothing free-form, and nobody's person: nobody asked. */
function strongIn({ read }: AutomaticParts, message: unknown): readonly Identifier[] {
  return unasked(read(textOf(message), { asked: false })).filter((identifier) => !isPersonId(identifier));
}

function unasked(identifiers: readonly Identifier[]): readonly Identifier[] {
  return identifiers.filter(({ kind }) => kind !== 'reference');
}

function whyNothing(parts: AutomaticParts, heard: Heard): Rule {
  if (heard.previous !== undefined) return 'edit_without_news';
  const text = textOf(heard.message);
  if (unasked(parts.read(text, { asked: false })).length > 0) return 'only_ids_of_people';
  return parts.read(text, { asked: true }).length > 0 ? 'no_strong_identifier' : 'no_identifier';
}

/** False when there was something to say and Slack did not take it. */
async function reply(parts: AutomaticParts, alert: Alert, identifiers: readonly Identifier[]): Promise<boolean> {
  const { heard } = alert;
  const readers = await parts.channels.readersOf(heard.team, heard.channel, heard.isShared);
  if (readers !== 'colleagues') {
    note(parts, heard, { rule: 'shared_channel', identifiers });
    return true;
  }
  const { composer, destination, end } = createAutomaticReply(parts, alert, identifiers);
  await parts.responder.answer(questionOf(heard, identifiers), composer, destination);
  const ended = await end();
  note(parts, heard, { ...ended, identifiers });
  return ended.rule !== 'not_delivered';
}

function questionOf({ team, channel, person }: Heard, identifiers: readonly Identifier[]): Question {
  const asker = { team, channel, user: person };
  return { surface: SURFACE, asker, identifiers, typed: '', most: MOST_TOLD, isUnasked: true };
}

function note({ traces }: AutomaticParts, heard: Heard, noted: Omit<Noted, 'surface'>): void {
  traces.note(heard, { surface: SURFACE, ...noted });
}
