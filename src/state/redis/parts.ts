import { type Store, wholeMs } from '../store.ts';
import type { Connection } from './connection.ts';
import type { Unwritten, Write } from './unwritten.ts';

/** What the operations have in common. */
export interface RedisParts extends Pick<Connection, 'ask'> {
  /** What this process has written itself, under the names that Redis has. */
  readonly memory: Store;
  readonly unwritten: Unwritten;
  /** Now, or when Redis is back. */
  write(name: string, ttl: number, command: Write, isPatient?: boolean): Promise<void>;
  now(): number;
}

/** Writes to Redis, or keeps what it did not take until it is back. */
export function writingThrough(ask: Connection['ask'], unwritten: Unwritten, now: () => number): RedisParts['write'] {
  return async (name, ttl, command, isPatient = false) => {
    const isWritten = await ask(
      async (redis) => {
        await command(redis, wholeMs(ttl));
        return true;
      },
      async () => false,
      isPatient,
    );
    if (isWritten) unwritten.delete(name);
    else unwritten.add(name, now() + ttl, command);
  };
}
