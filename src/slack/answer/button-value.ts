import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { atMostEntries } from '../../core/entries.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import { isPersonId } from '../../core/identifier/identifier.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { KnownProvider } from '../../core/provider/known-provider.ts';

/** A button's value may have 2,000 characters (docs.slack.dev, button element); some room is left for what cards append. */
const MAX_LENGTH = 1900;
const MAX_KEY = '0'.repeat(36);
const KEPT_MS = 30 * 60_000;
const MAX_KEPT = 5000;

const WIRE = z.object({
  ids: z.array(z.object({ k: z.enum(['iccid', 'order', 'reference']), v: z.string(), p: z.array(z.string()).optional() })),
  key: z.string().optional(),
});

/** What does not travel through Slack, for half an hour in this process: ids of people, and what a button has no room for. */
interface Kept {
  readonly hints: Identifier['hints'];
  readonly others: readonly Identifier[];
}

export interface ButtonValues {
  /** The value of a card's buttons: enough to ask the same again, without personal data. */
  encode(identifiers: readonly Identifier[]): string;
  /** Undefined when we did not write the value, or when all that it named has expired. */
  decode(value: string): readonly Identifier[] | undefined;
}

export function createButtonValues(known: readonly Pick<KnownProvider, 'namesPerson'>[]): ButtonValues {
  const kept = new LRUCache<string, Kept>({ ...atMostEntries(MAX_KEPT), ttl: KEPT_MS });
  return {
    encode: (identifiers) => encode(identifiers, kept),
    decode: (value) => decode(value, kept, known),
  };
}

function encode(identifiers: readonly Identifier[], kept: LRUCache<string, Kept>): string {
  const hints = identifiers.find((identifier) => identifier.hints)?.hints;
  const open = takeFitting(identifiers.filter((identifier) => !isPersonId(identifier)));
  const others = identifiers.filter((identifier) => !open.includes(identifier));
  const key = hints || others.length > 0 ? randomUUID() : undefined;
  if (key) kept.set(key, { hints, others });
  return written(open, key);
}

/** As many as a button has room for, beside a key. */
function takeFitting(identifiers: readonly Identifier[]): readonly Identifier[] {
  let most = identifiers.length;
  while (written(identifiers.slice(0, most), MAX_KEY).length > MAX_LENGTH) most -= 1;
  return identifiers.slice(0, most);
}

function written(identifiers: readonly Identifier[], key: string | undefined): string {
  return JSON.stringify({ ids: identifiers.map(({ kind, value, providers }) => ({ k: kind, v: value, p: providers })), key });
}

function decode(
  value: string,
  kept: LRUCache<string, Kept>,
  known: readonly Pick<KnownProvider, 'namesPerson'>[],
): readonly Identifier[] | undefined {
  const wire = parseJson(WIRE, value);
  if (!wire) return undefined;
  const extra = wire.key === undefined ? undefined : kept.get(wire.key);
  const asked = wire.ids.map(({ k, v, p }): Identifier => {
    const namesPerson = known.some((provider) => provider.namesPerson(v));
    return { kind: k, value: v, raw: v, providers: p, hints: extra?.hints, ...(namesPerson && { namesPerson }) };
  });
  if (asked.some(isPersonId)) return undefined;
  const identifiers = [...asked, ...(extra?.others ?? [])];
  return identifiers.length > 0 ? identifiers : undefined;
}
