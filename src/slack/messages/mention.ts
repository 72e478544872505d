import { type Identifier, isPersonId } from '../../core/identifier.ts';
import type { Question } from '../answer/answer.ts';
import { usageCard } from '../cards/usage.ts';
import { occasionOf } from '../memory/deduplication.ts';
import type { Readers } from '../policy/channels.ts';
import { newsIn } from './added-identifiers.ts';
import { callOf, isAddressed, typedIn } from './addressed.ts';
import {
  type Asked,
  inFull,
  inThread,
  type MentionParts,
  note,
  questionOf,
  SURFACE,
  toThePerson,
  whisper,
} from './mention-replies.ts';

const HELP = /^(?:help(?![\p{L}\p{N}_])|帮助)/iu;

/** Answers where it was asked: in the message's thread for all to see, with public data only; in full in a direct message. */
export function createMention(parts: MentionParts): (asked: Asked) => Promise<void> {
  return async (asked) => {
    const { heard } = asked;
    const typed = typedIn(heard.message);
    const identifiers = newsIn(HELP.test(typed) ? [] : parts.read(typed), readBefore(parts, asked));
    if (heard.previous !== undefined && identifiers.length === 0) return note(parts, heard, 'edit_without_news');
    const outcome = await parts.once.run(occasionOf(SURFACE, heard, identifiers), () => reply(parts, asked, typed, identifiers));
    if (outcome === 'redelivered') note(parts, heard, 'redelivered');
  };
}

/** What the message had asked before it was edited. */
function readBefore({ read }: MentionParts, { heard, ourUser }: Asked): readonly Identifier[] {
  const { previous, isDirect } = heard;
  return isDirect || isAddressed(previous, ourUser) ? read(typedIn(previous)) : [];
}

/** True when something went out. */
async function reply(parts: MentionParts, asked: Asked, typed: string, identifiers: readonly Identifier[]): Promise<boolean> {
  const { heard } = asked;
  const readers = await parts.channels.readersOf(heard.team, heard.channel, heard.isShared);
  if (identifiers.length === 0) return await usage(parts, asked, typed);
  if (readers !== 'colleagues') return await beforeOutsiders(parts, asked, questionOf(asked, typed, identifiers), readers);
  if (heard.isDirect) return await inFull(parts, asked, questionOf(asked, typed, identifiers));
  const people = identifiers.filter(isPersonId);
  const others = identifiers.filter((identifier) => !isPersonId(identifier));
  const outs = await Promise.all([
    others.length > 0 && inThread(parts, asked, questionOf(asked, typed, others)),
    people.length > 0 && toThePerson(parts, asked, questionOf(asked, typed, people), ({ onlyForYou }) => onlyForYou),
  ]);
  return outs.includes(true);
}

/** Where others may read along, only the person who asked reads the answer. */
async function beforeOutsiders(parts: MentionParts, asked: Asked, question: Question, readers: Readers): Promise<boolean> {
  note(parts, asked.heard, 'shared_channel');
  return await toThePerson(parts, asked, question, ({ outsidersOnlyForYou, uncheckedOnlyForYou }) =>
    readers === 'outsiders' ? outsidersOnlyForYou : uncheckedOnlyForYou,
  );
}

async function usage(parts: MentionParts, asked: Asked, typed: string): Promise<boolean> {
  note(parts, asked.heard, 'no_identifier');
  return await whisper(parts, asked, (context) =>
    usageCard({ typed, command: callOf(asked.heard, context.words.views.name) }, context),
  );
}
