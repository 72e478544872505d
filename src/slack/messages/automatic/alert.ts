import { type Identifier, isPersonId } from '../../../core/identifier/identifier.ts';
import type { PostClient } from '../../answer/delivery/post.ts';
import { messageText } from '../../intake/message.ts';
import type { Receipt } from '../../memory/deduplication.ts';
import type { Rule } from '../../memory/trace.ts';
import { addedIdentifiers } from '../added-identifiers.ts';
import type { MessageEvent } from '../message-event.ts';
import type { PermalinkClient } from './permalinks.ts';

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

/** What was read from a message, and why nothing if so. */
export interface Reading {
  /** What it names that it did not name before it was edited: no free-form numbers and no ids of people. */
  readonly identifiers: readonly Identifier[];
  /** The same with what it named before. */
  readonly current: readonly Identifier[];
  /** Reads further: `/order why` is told more than the answer needs. */
  whyNothing(): Rule;
}

/** Whatever people ask by has a digit, of any script, or the name of a provider before a colon: most messages have neither. */
const ASKED_BY = /[\p{N}:：]/u;

/** Reads the text of a message once. */
export function readAlert({ message, previous }: Pick<MessageEvent, 'message' | 'previous'>, read: Read): Reading {
  const text = messageText(message);
  const strong = read(text, { asked: false }).filter(isStrong);
  const before = previous === undefined ? [] : read(messageText(previous), { asked: false });
  const isOfNobody = (identifier: Identifier) => isStrong(identifier) && !isPersonId(identifier);
  const current = strong.filter(isOfNobody);
  return {
    identifiers: addedIdentifiers(current, before.filter(isOfNobody)),
    current,
    whyNothing: () => {
      if (previous !== undefined) return 'edit_without_news';
      if (strong.length > 0) return 'only_ids_of_people';
      return ASKED_BY.test(text) && read(text, { asked: true }).length > 0 ? 'no_strong_identifier' : 'no_identifier';
    },
  };
}

function isStrong({ kind }: Identifier): boolean {
  return kind !== 'reference';
}
