import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { atMostEntries } from '../../core/entries.ts';
import type { Language } from '../../core/language.ts';
import { type Observer, reported } from './reported.ts';
import { valueWithin } from './timeout.ts';

/** What is used of users.info (docs.slack.dev/reference/objects/user-object). */
const USER = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  locale: z.string().optional(),
  enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
});
export type Person = z.infer<typeof USER>;

const REPLY = z.object({ user: USER });

export interface UsersClient {
  readonly users: { info(call: { user: string; include_locale: boolean }): Promise<unknown> };
}

/** Profiles from users.info, remembered as long as {@link PeopleDeps.kept} says. */
export interface People {
  /** What is remembered, without asking Slack. */
  known(team: string, user: string): Person | undefined;
  /** Undefined when Slack cannot say, or not in time. */
  find(team: string, user: string): Promise<Person | undefined>;
  /** Slack says that a person has changed. */
  forget(team: string, user: string): void;
}

export interface PeopleDeps extends Observer {
  readonly client: UsersClient;
  /** Milliseconds that an answer of Slack's is remembered. */
  readonly kept: number;
}

/** Pause before Slack is asked again about a person after a failure. */
const FAILED_MS = 5_000;
const MAX_KEPT = 5_000;

export function createPeople({ client, within, kept, onFailure }: PeopleDeps): People {
  const known = new LRUCache<string, Person, string>({
    ...atMostEntries(MAX_KEPT),
    ttl: kept,
    ignoreFetchAbort: true,
    fetchMethod: (_key, _old, { context: user }) => reported(ask(client, user), { within, onFailure }),
  });
  const failed = new LRUCache<string, true>({ ...atMostEntries(MAX_KEPT), ttl: FAILED_MS });
  return {
    known: (team, user) => known.get(keyOf(team, user)),
    async find(team, user) {
      const key = keyOf(team, user);
      const person = known.get(key);
      if (person || failed.has(key)) return person;
      try {
        return await valueWithin(known.fetch(key, { context: user }), within);
      } catch {
        failed.set(key, true);
        return undefined;
      }
    },
    forget: (team, user) => void known.delete(keyOf(team, user)),
  };
}

function keyOf(team: string, user: string): string {
  return `${team} ${user}`;
}

async function ask({ users }: UsersClient, user: string): Promise<Person> {
  return REPLY.parse(await users.info({ user, include_locale: true })).user;
}

/** The language of a person's Slack; undefined for unsupported languages. */
export function languageOf(person: Person | undefined): Language | undefined {
  const language = person?.locale?.slice(0, 2).toLowerCase();
  return language === 'en' || language === 'zh' ? language : undefined;
}
