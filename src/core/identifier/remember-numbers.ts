import { LRUCache } from 'lru-cache';
import { atMostEntries } from '../entries.ts';
import { type Identifier, isPersonId } from './identifier.ts';

type Read = (text: string, options: { asked: boolean }) => readonly Identifier[];

/** One number and nothing else, perhaps with the name of an account: what most people type. */
const NUMBER_ALONE = /^[\w:#-]{1,40}$/;
const MAX_REMEMBERED = 1_000;

/** Reads a number that somebody asks for once, however many ask for it. Of what people write, and of people, nothing is kept. */
export function rememberingNumbers(read: Read): Read {
  const remembered = new LRUCache<string, readonly Identifier[]>(atMostEntries(MAX_REMEMBERED));
  return (text, { asked }) => {
    if (!asked || !NUMBER_ALONE.test(text)) return read(text, { asked });
    const known = remembered.get(text);
    if (known) return known;
    const identifiers = read(text, { asked });
    if (identifiers.length > 0 && !identifiers.some(isPersonId)) remembered.set(text, identifiers);
    return identifiers;
  };
}
