import type { Store } from '../../state/store.ts';

/** Threads that the bot has posted in: another app's message there may be a reply to it. */
export interface Threads {
  join(team: string, channel: string, thread: string): Promise<void>;
  isOurs(team: string, channel: string, thread: string): Promise<boolean>;
}

const KEPT_MS = 24 * 60 * 60_000;

export function createThreads(store: Store): Threads {
  return {
    join: (team, channel, thread) => store.set(keyOf(team, channel, thread), 'joined', KEPT_MS),
    isOurs: async (team, channel, thread) => (await store.get(keyOf(team, channel, thread))) !== undefined,
  };
}

function keyOf(team: string, channel: string, thread: string): string {
  return `${team} thread ${channel} ${thread}`;
}
