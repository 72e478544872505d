import * as z from 'zod';
import { readStateConfig } from '../../config/config.ts';
import type { StateConfig } from '../../config/serve.ts';
import { liftBlock } from '../../slack/policy/quota.ts';
import { createRedisStore } from '../../state/redis/redis.ts';
import { EXIT_FAILED, EXIT_OK, EXIT_USAGE, withArguments } from '../arguments.ts';
import { readOrExplain } from '../read-or-explain.ts';
import type { Terminal } from '../terminal.ts';

const IDS = 'needs the ID of the team and the ID of the person, such as T0123456789 U0123456789';
const SYNTAX = {
  name: 'unblock',
  usage: `Usage: unblock <Slack team ID> <Slack user ID>

  unblock T0123456789 U0123456789   lets a person ask again who is blocked because many of their numbers did not exist

Both IDs are in the log line that reports the block.
`,
  options: z.object({}),
  words: z.tuple([z.string().regex(/^\w+$/, IDS), z.string().regex(/^[UW][A-Z0-9]+$/, IDS)], { error: IDS }),
};
const IN_MEMORY =
  'REDIS_URL is not set: blocks are in the memory of the bot. Restart it to lift them; they end after ten minutes.\n';
const AWAY = 'Redis did not answer, so the block is not lifted. Check REDIS_URL and try again.\n';
/** For a connection and a reply, in milliseconds: nobody in Slack waits for this one. */
const PATIENCE_MS = 5_000;

type Io = Pick<Terminal, 'env' | 'out' | 'err'>;

/** Lifts a block that all processes share through Redis. Returns 0, 1 when Redis does not answer, 2 for wrong arguments or settings. */
export function unblock(args: readonly string[], io: Io): Promise<number> {
  return withArguments(SYNTAX, args, io, ({ words: [team, user] }) => liftFor({ team, user }, io));
}

async function liftFor(person: { team: string; user: string }, io: Io): Promise<number> {
  const config = readOrExplain(readStateConfig, io);
  if (config?.redis) return await lift(config.redis, person, io);
  if (config) io.err(IN_MEMORY);
  return EXIT_USAGE;
}

async function lift(redis: NonNullable<StateConfig['redis']>, person: { team: string; user: string }, io: Io): Promise<number> {
  const store = createRedisStore({ ...redis, patience: PATIENCE_MS, timeout: PATIENCE_MS });
  try {
    const isAway = (await store.claimState(`${person.team} unblock`)) === 'unknown';
    if (!isAway) await liftBlock(store, person);
    if (isAway) io.err(AWAY);
    else io.out(`${person.user} can ask again.\n`);
    return isAway ? EXIT_FAILED : EXIT_OK;
  } finally {
    await store.close();
  }
}
