import { type Identifier, isPersonId } from '../../../core/identifier.ts';
import type { PostClient } from '../../answer/destination.ts';
import { textOf } from '../../intake/message.ts';
import type { Receipt } from '../../memory/deduplication.ts';
import type { Rule } from '../../memory/trace.ts';
import { addedIdentifiers } from '../added-identifiers.ts';
import type { MessageEvent } from '../message-event.ts';
import type { PermalinkClient } from './claims.ts';

export type AutomaticClient = PostClient & PermalinkClient;

/** A message that is not addressed to us. */
export interface Alert {
  readonly event: MessageEvent;
  readonly ourUser: string | undefined;
  readonly client: AutomaticClient;
  readonly receipt: Receipt | undefined;
}

/** `asked`: as if a person had typed the text to ask, so that free-form numbers count. */
export type Read = (text: string, options: { asked: boolean }) => readonly Identifier[];

/** What a message names that it did not name before it was edited: no free-form numbers and no ids of people. */
export function identifiersIn({ message, previous }: MessageEvent, read: Read): readonly Identifier[] {
  return addedIdentifiers(strongIdentifiers(message, read), strongIdentifiers(previous, read));
}

/** Why {@link identifiersIn} found nothing. */
export function whyNothingRead({ message, previous }: MessageEvent, read: Read): Rule {
  if (previous !== undefined) return 'edit_without_news';
  const text = textOf(message);
  if (read(text, { asked: false }).some(isStrong)) return 'only_ids_of_people';
  return read(text, { asked: true }).length > 0 ? 'no_strong_identifier' : 'no_identifier';
}

function strongIdentifiers(message: unknown, read: Read): readonly Identifier[] {
  return read(textOf(message), { asked: false }).filter((identifier) => isStrong(identifier) && !isPersonId(identifier));
}

function isStrong({ kind }: Identifier): boolean {
  return kind !== 'reference';
}
