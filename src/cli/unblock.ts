import { ConfigError, readServeConfig, type ServeConfig } from '../config/config.ts';
import { providers } from '../providers/index.ts';
import { liftBlock } from '../slack/policy/quota.ts';
import { createRedisStore } from '../state/redis.ts';
import type { Terminal } from './terminal.ts';

const USAGE = `Usage: unblock <Slack team ID> <Slack user ID>

  unblock T0123456789 U0123456789   lets a person ask again who is blocked because many of their numbers did not exist

Both IDs are in the log line that reports the block.
`;
const IN_MEMORY =
  'REDIS_URL is not set: blocks are in the memory of the bot. Restart it to lift them; they end after ten minutes.\n';
const AWAY = 'Redis did not answer, so the block is not lifted. Check REDIS_URL and try again.\n';
const EXIT = { lifted: 0, failed: 1, usage: 2 } as const;
/** For a connection and a reply, in milliseconds: nobody in Slack waits for this one. */
const PATIENCE_MS = 5_000;

type Io = Pick<Terminal, 'env' | 'out' | 'err'>;

/** Lifts a block that all processes share through Redis. Returns 0, 1 when Redis does not answer, 2 for wrong arguments or settings. */
export async function unblock(args: readonly string[], io: Io): Promise<number> {
  const [team = '', user = '', ...more] = args;
  if (!/^\w+$/.test(team) || !/^[UW][A-Z0-9]+$/.test(user) || more.length > 0) return usage(USAGE, io);
  const redis = redisOf(io);
  if (redis === 'unreadable') return EXIT.usage;
  return redis ? await lift(redis, { team, user }, io) : usage(IN_MEMORY, io);
}

async function lift(redis: NonNullable<ServeConfig['redis']>, person: { team: string; user: string }, io: Io): Promise<number> {
  const store = createRedisStore({ ...redis, patience: PATIENCE_MS, timeout: PATIENCE_MS });
  try {
    const isAway = (await store.claimState(`${person.team} unblock`)) === 'unknown';
    if (!isAway) await liftBlock(store, person);
    if (isAway) io.err(AWAY);
    else io.out(`${person.user} can ask again.\n`);
    return isAway ? EXIT.failed : EXIT.lifted;
  } finally {
    await store.close();
  }
}

function usage(text: string, { err }: Io): number {
  err(text);
  return EXIT.usage;
}

function redisOf({ env, err }: Io): ServeConfig['redis'] | 'unreadable' {
  try {
    return readServeConfig(env, providers).redis;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    err(`${error.message}\n`);
    return 'unreadable';
  }
}
