import { type Identifier, isPersonId } from '../../../core/identifier.ts';
import type { Question } from '../../answer/answer.ts';
import { MOST_TOLD } from '../../cards/alert.ts';
import { textOf } from '../../intake/message.ts';
import { type Once, occasionOf } from '../../memory/deduplication.ts';
import type { Noted, Rule } from '../../memory/trace.ts';
import type { Channels } from '../../policy/channels.ts';
import { addedIdentifiers } from '../added-identifiers.ts';
import type { MessageEvent } from '../message-event.ts';
import type { Alert, AutomaticReplyDeps } from './draft.ts';
import { createAutomaticReply } from './reply.ts';

export interface AutomaticDeps extends AutomaticReplyDeps {
  /** `asked`: as if somebody had written the text to ask. */
  read(text: string, options: { asked: boolean }): readonly Identifier[];
  readonly channels: Channels;
  readonly once: Once;
  /** AUTO_REPLY_CHANNELS: ids, or `*` for every channel that the bot is in. */
  readonly autoReplyChannels: readonly string[];
}

const SURFACE = 'automatic';

/** Messages that nobody addressed to us: one quiet reply in their thread, or silence. */
export function createAutomatic(deps: AutomaticDeps): (alert: Alert) => Promise<void> {
  return async (alert) => {
    const { event } = alert;
    const silence = await silenceOf(deps, alert);
    if (silence) return note(deps, event, { rule: silence });
    const identifiers = addedIdentifiers(strongIn(deps, event.message), strongIn(deps, event.previous));
    if (identifiers.length === 0) return note(deps, event, { rule: whyNothing(deps, event) });
    const outcome = await deps.once.run(occasionOf(SURFACE, event, identifiers), () => reply(deps, alert, identifiers));
    if (outcome !== 'done') note(deps, event, { rule: 'redelivered', identifiers });
  };
}

/** Why a message is not even read. */
async function silenceOf({ autoReplyChannels, threads }: AutomaticDeps, { event, ourUser }: Alert): Promise<Rule | undefined> {
  const { team, channel, thread, person, parentAuthor } = event;
  if (!autoReplyChannels.includes('*') && !autoReplyChannels.includes(channel)) return 'not_an_automatic_channel';
  if (person !== undefined || thread === undefined) return undefined;
  const isBelowOurs = parentAuthor !== undefined && parentAuthor === ourUser;
  return isBelowOurs || (await threads.isOurs(team, channel, thread)) ? 'answer_to_us' : undefined;
}

/** Nothing free-form, and nobody's person: nobody asked. */
function strongIn({ read }: AutomaticDeps, message: unknown): readonly Identifier[] {
  return unasked(read(textOf(message), { asked: false })).filter((identifier) => !isPersonId(identifier));
}

function unasked(identifiers: readonly Identifier[]): readonly Identifier[] {
  return identifiers.filter(({ kind }) => kind !== 'reference');
}

function whyNothing(deps: AutomaticDeps, event: MessageEvent): Rule {
  if (event.previous !== undefined) return 'edit_without_news';
  const text = textOf(event.message);
  if (unasked(deps.read(text, { asked: false })).length > 0) return 'only_ids_of_people';
  return deps.read(text, { asked: true }).length > 0 ? 'no_strong_identifier' : 'no_identifier';
}

/** False when there was something to say and Slack did not take it. */
async function reply(deps: AutomaticDeps, alert: Alert, identifiers: readonly Identifier[]): Promise<boolean> {
  const { event } = alert;
  const readers = await deps.channels.readersOf(event.team, event.channel, event.isShared);
  if (readers !== 'colleagues') {
    note(deps, event, { rule: 'shared_channel', identifiers });
    return true;
  }
  const { composer, destination, end } = createAutomaticReply(deps, alert, identifiers);
  await deps.responder.answer(questionOf(event, identifiers), composer, destination);
  const ended = await end();
  note(deps, event, { ...ended, identifiers });
  return ended.rule !== 'not_delivered';
}

function questionOf({ team, channel, person }: MessageEvent, identifiers: readonly Identifier[]): Question {
  const asker = { team, channel, user: person };
  return { surface: SURFACE, asker, identifiers, typed: '', most: MOST_TOLD, isUnasked: true };
}

function note({ traces }: AutomaticDeps, event: MessageEvent, noted: Omit<Noted, 'surface'>): void {
  traces.note(event, { surface: SURFACE, ...noted });
}
