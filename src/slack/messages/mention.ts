import { type Identifier, isPersonId } from '../../core/identifier/identifier.ts';
import { onlyAlone } from '../answer/accounts/withheld.ts';
import type { Question } from '../answer/question.ts';
import { code } from '../cards/mrkdwn.ts';
import { noticeCard } from '../cards/notices/notice.ts';
import { usageCard } from '../cards/notices/usage.ts';
import { typedForm } from '../intake/chosen.ts';
import { hasMedia } from '../intake/files.ts';
import { isHelp, isThanks } from '../intake/phrases.ts';
import { readSubCommand } from '../intake/sub-command.ts';
import { messageKey } from '../memory/deduplication.ts';
import { hasOutsiders, type Readers } from '../policy/channels.ts';
import { addedIdentifiers } from './added-identifiers.ts';
import { askedIn, commandText, invocation, isAddressed, typedIn, typedText } from './addressed.ts';
import {
  type Mention,
  type MentionDeps,
  noteRule,
  personAsking,
  questionOf,
  replyInDirectMessage,
  replyInThread,
  replyPrivately,
  SURFACE,
  sayPrivately,
} from './mention-replies.ts';
import { factsOf } from './message-event.ts';

/** Answers mentions and `!order`: in the message's thread with public data only; in direct messages in full. */
export function createMention(deps: MentionDeps): (mention: Mention) => Promise<void> {
  return async (mention) => {
    const { event, receipt, isStandby } = mention;
    const typed = mention.hasList ? typedText(event.message) : commandText(event.message);
    const accounts = await deps.accountsFor({ asker: personAsking(mention), isForAll: false });
    const read = (text: string) => accounts.read(text, { asked: true });
    const identifiers = addedIdentifiers(readNow(read, mention, typed), readBefore(read, mention));
    if (mention.hasList && identifiers.length === 0 && !isHelp(typed)) return;
    if (event.previous !== undefined && identifiers.length === 0) return noteRule(deps, event, 'edit_without_news');
    const work = () => reply(deps, mention, typed, identifiers);
    const handler = { unsure: 'answer', isStandby, receipt, work } as const;
    const handling = await deps.deduplicator.run(messageKey(SURFACE, event, identifiers), handler);
    if (handling === 'duplicate' && !isStandby) noteRule(deps, event, 'redelivered');
  };
}

function readNow(
  read: (text: string) => readonly Identifier[],
  { event, hasList = false }: Mention,
  typed: string,
): readonly Identifier[] {
  if (isHelp(typed)) return [];
  return hasList ? typedIn(event.message, read) : askedIn(event.message, read);
}

/** The identifiers of the message before it was edited. */
function readBefore(read: (text: string) => readonly Identifier[], { event, ourUser }: Mention): readonly Identifier[] {
  const { previous, isDirect } = event;
  return isDirect || isAddressed(previous, ourUser) ? askedIn(previous, read) : [];
}

/** True when something was sent. */
async function reply(deps: MentionDeps, mention: Mention, typed: string, identifiers: readonly Identifier[]): Promise<boolean> {
  const { event } = mention;
  const readers = await deps.channels.readersOf(factsOf(event));
  if (identifiers.length === 0) return await usage(deps, mention, typed);
  const said = readSubCommand(typed)?.name;
  // A card neither begins nor ends anything.
  if (said === 'follow' || said === 'unfollow')
    return await onlyAsCommand(deps, mention, [said, ...identifiers.map(typedForm)].join(' '));
  if (hasOutsiders(readers)) return await replyInSharedChannel(deps, mention, questionOf(mention, typed, identifiers), readers);
  if (event.isDirect) return await replyInDirectMessage(deps, mention, questionOf(mention, typed, identifiers));
  return await replyInChannel(deps, mention, typed, identifiers);
}

/** What the channel may read in the thread, the rest to the asker. */
async function replyInChannel(
  deps: MentionDeps,
  mention: Mention,
  typed: string,
  identifiers: readonly Identifier[],
): Promise<boolean> {
  const people = identifiers.filter(isPersonId);
  const impersonal = identifiers.filter((identifier) => !isPersonId(identifier));
  const restricted = await onlyAlone(deps.accountsFor, personAsking(mention), impersonal);
  const others = impersonal.filter((identifier) => !restricted.includes(identifier));
  const about = (some: readonly Identifier[]) => questionOf(mention, typed, some);
  const sent = await Promise.all([
    others.length > 0 && replyInThread(deps, mention, about(others)),
    people.length > 0 && replyPrivately(deps, mention, about(people), ({ onlyForYou }) => onlyForYou),
    restricted.length > 0 && replyPrivately(deps, mention, about(restricted), ({ accountOnlyForYou }) => accountOnlyForYou),
  ]);
  return sent.includes(true);
}

/** In channels that people outside the company may read, only the asker gets the answer. */
async function replyInSharedChannel(deps: MentionDeps, mention: Mention, question: Question, readers: Readers): Promise<boolean> {
  noteRule(deps, mention.event, readers === 'outsiders' ? 'shared_channel' : 'not_checked');
  return await replyPrivately(deps, mention, question, ({ outsidersOnlyForYou, uncheckedOnlyForYou }) =>
    readers === 'outsiders' ? outsidersOnlyForYou : uncheckedOnlyForYou,
  );
}

async function usage(deps: MentionDeps, mention: Mention, typed: string): Promise<boolean> {
  noteRule(deps, mention.event, 'no_identifier');
  if (isThanks(typed)) return await sayPrivately(deps, mention, (context) => noticeCard(context.words.welcome, context));
  const said = readSubCommand(typed)?.name;
  if (said !== undefined && said !== 'help') return await onlyAsCommand(deps, mention, said);
  if (!isHelp(typed) && hasMedia(mention.event.message))
    return await sayPrivately(deps, mention, (context) => noticeCard(context.words.usage.noPictures, context));
  return await sayPrivately(deps, mention, (context) =>
    usageCard({ typed: isHelp(typed) ? 'help' : typed, command: invocation(mention.event, context.words.views.name) }, context),
  );
}

async function onlyAsCommand(deps: MentionDeps, mention: Mention, command: string): Promise<boolean> {
  return await sayPrivately(deps, mention, (context) =>
    noticeCard(context.words.usage.onlyAsCommand(code(`/order ${command}`)), context),
  );
}
