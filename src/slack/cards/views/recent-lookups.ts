import { rulesOf } from '../../answer/question.ts';
import type { LookupOutcome, RecentLookup } from '../../memory/recent.ts';
import { plainSentences } from '../answer/summary.ts';
import { sections } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { code, instant } from '../mrkdwn.ts';

/** A person's own last lookups, newest first. */
export function recentLookupsCard(lookups: readonly RecentLookup[], { words }: CardContext): Message {
  const { trail } = words;
  if (lookups.length === 0) return { text: plainSentences([trail.none], words), blocks: sections([trail.none]) };
  const lines = lookups.map(({ at, surface, ids, outcome }) => {
    const names = ids.length === 0 ? trail.aboutPeople : words.list(ids.map(({ value }) => code(value, 40)));
    return `${instant(at)} · ${trail.surfaces[rulesOf(surface).label]} · ${names} · ${outcomeWord(outcome, words)}`;
  });
  return { text: plainSentences([trail.title], words), blocks: sections([`*${trail.title}*`, ...lines, trail.kept]) };
}

function outcomeWord(outcome: LookupOutcome, { home }: CardContext['words']): string {
  return home.outcomes[outcome];
}
