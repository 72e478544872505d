import { type ClaimResult, type ClaimState, type Store, wholeMs } from '../store.ts';
import { entryName } from './names.ts';
import type { RedisParts } from './parts.ts';
import { CLAIM } from './scripts.ts';
import type { Write } from './unwritten.ts';

export interface ClaimsParts extends Pick<RedisParts, 'memory' | 'ask' | 'write' | 'now'> {
  /** What this process writes where it claims. */
  readonly mark: string;
  /** Claims; a Redis that started anew has lost them. */
  readonly settled: Pick<RedisParts['unwritten'], 'add'>;
  /** Redis was away: other processes may not have written yet what they settled. */
  isCatchingUp(): boolean;
}

/** Who deals with what, across processes. */
export function createRedisClaims(parts: ClaimsParts): Pick<Store, 'claim' | 'claimState' | 'renew' | 'settle'> {
  const { memory, ask, mark, now } = parts;

  async function claimInRedis(name: string, lease: number, isPatient: boolean): Promise<ClaimResult> {
    if (parts.isCatchingUp()) return 'unknown';
    return await ask<ClaimResult>(
      async (redis) => claimOf(await redis.eval(CLAIM, 1, name, mark, wholeMs(lease))),
      unknown,
      isPatient,
    );
  }

  return {
    async claim(key, lease, { isPatient = false, isRepeated = false } = {}) {
      const name = entryName('claim', key);
      const here = await memory.claim(name, lease);
      if (here !== 'granted') return here;
      const claim = await claimInRedis(name, lease, isPatient);
      if (claim !== 'granted' && (claim !== 'unknown' || isRepeated)) await memory.forget(name);
      return claim;
    },
    async claimState(key) {
      const name = entryName('claim', key);
      const here = await memory.claimState(name);
      if (here !== 'free') return here;
      return await ask<ClaimState>(async (redis) => claimStateOf(await redis.get(name), mark), unknown);
    },
    async renew(key, lease) {
      const name = entryName('claim', key);
      await memory.renew(name, lease);
      await claimInRedis(name, lease, true);
    },
    async settle(key, ttl) {
      const name = entryName('claim', key);
      const command: Write = (redis, left) => redis.set(name, 'settled', 'PX', left);
      await memory.settle(name, ttl);
      parts.settled.add(name, now() + ttl, command);
      await parts.write(name, ttl, command, true);
    },
  };
}

async function unknown(): Promise<'unknown'> {
  return 'unknown';
}

function claimOf(reply: unknown): ClaimResult {
  return reply === 'granted' || reply === 'held' || reply === 'settled' ? reply : 'unknown';
}

/** A claim with our mark that memory does not know was given up before Redis executed it. */
function claimStateOf(written: string | null, mark: string): ClaimState {
  if (written === null || written === mark) return 'free';
  return written === 'settled' ? 'settled' : 'held';
}
