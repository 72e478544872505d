import * as z from 'zod';
import type { Finding } from '../../core/finding.ts';
import { type Identifier, isPersonId } from '../../core/identifier/identifier.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { Store } from '../../state/store.ts';
import { type Question, rulesOf, SURFACE_NAMES, type Surface } from '../answer/question.ts';

const LOOKUP_OUTCOMES = ['found', 'missing', 'failed', 'needs'] as const;
/** The result of a lookup as a whole: the first of these that any provider gave. */
export type LookupOutcome = (typeof LOOKUP_OUTCOMES)[number];

/** One lookup of a person, without anything personal: ids of people and hints are left out. */
export interface RecentLookup {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly surface: Surface;
  /** Empty when it was about people alone. */
  readonly ids: readonly Identifier[];
  readonly outcome: LookupOutcome;
}

export interface Recent {
  /** Remembers a lookup that somebody asked for; what no person asked is not kept. */
  record(question: Question, findings: readonly Finding[]): Promise<void>;
  /** A person's own, newest first. */
  list(team: string, user: string): Promise<readonly RecentLookup[]>;
}

const MAX_KEPT = 50;
const KEPT_MS = 30 * 24 * 60 * 60_000;

const WIRE = z.object({
  at: z.number(),
  surface: z.enum(SURFACE_NAMES),
  ids: z.array(
    z.object({
      kind: z.enum(['iccid', 'order', 'reference']),
      value: z.string(),
      raw: z.string(),
      providers: z.array(z.string()).optional(),
    }),
  ),
  outcome: z.enum(LOOKUP_OUTCOMES),
});

export function createRecent(store: Store, now: () => number): Recent {
  return {
    async record({ asker, surface, identifiers }, findings) {
      if (asker.user === undefined || !rulesOf(surface).isAsked) return;
      const entry: RecentLookup = { at: now(), surface, ids: impersonal(identifiers), outcome: outcomeOf(findings) };
      await store.push(keyOf(asker.team, asker.user), JSON.stringify(entry), { most: MAX_KEPT, ttl: KEPT_MS });
    },
    list: async (team, user) => (await store.list(keyOf(team, user))).flatMap((text) => parseJson(WIRE, text) ?? []),
  };
}

function keyOf(team: string, user: string): string {
  return `${team} recent ${user}`;
}

/** `raw` is somebody's own writing and may hold more than the id: it is not kept. */
function impersonal(identifiers: readonly Identifier[]): Identifier[] {
  return identifiers
    .filter((identifier) => !isPersonId(identifier))
    .map(({ kind, value, providers }) => ({ kind, value, raw: value, ...(providers && { providers }) }));
}

function outcomeOf(findings: readonly Finding[]): LookupOutcome {
  const kinds = new Set(findings.map(({ answer }) => answer.kind));
  if (kinds.has('found')) return 'found';
  return kinds.has('failed') ? 'failed' : kinds.has('needs') ? 'needs' : 'missing';
}
