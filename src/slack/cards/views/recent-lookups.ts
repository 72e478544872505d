import type { Identifier } from '../../../core/identifier/identifier.ts';
import type { Words } from '../../words/words.ts';
import { plainSentences } from '../answer/summary.ts';
import { sections } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { code, instantText } from '../mrkdwn.ts';

/** One lookup of a person, without anything personal. */
export interface LookupEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Where it was asked. */
  readonly label: keyof Words['trail']['surfaces'];
  /** Empty when it was about people only. */
  readonly ids: readonly Identifier[];
  readonly outcome: keyof Words['home']['outcomes'];
}

const MAX_NAME = 60;

/** How it was asked: with the name of the account, as long as the reader may use that. */
export function askedName(
  { value, providers = [] }: Identifier,
  { prefixes }: Pick<CardContext, 'prefixes'>,
  limit?: number,
): string {
  const [name, ...others] = providers;
  return code(name !== undefined && others.length === 0 && prefixes.includes(name) ? `${name}:${value}` : value, limit);
}

/** A person's own last lookups, newest first. */
export function recentLookupsCard(lookups: readonly LookupEntry[], context: CardContext): Message {
  const { words } = context;
  const { trail } = words;
  if (lookups.length === 0) return { text: plainSentences([trail.none], words), blocks: sections([trail.none]) };
  const lines = lookups.map(({ at, label, ids, outcome }) => {
    const names = ids.length === 0 ? trail.aboutPeople : words.list(ids.map((id) => askedName(id, context, MAX_NAME)));
    return `${instantText(at)} · ${trail.surfaces[label]} · ${names} · ${words.home.outcomes[outcome]}`;
  });
  return { text: plainSentences([trail.title], words), blocks: sections([`*${trail.title}*`, ...lines, trail.kept]) };
}
