import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unblock } from '../../../src/cli/commands/unblock.ts';
import { createQuota } from '../../../src/slack/policy/quota.ts';
import { createRedisStore } from '../../../src/state/redis/redis.ts';
import { freePort, isRedisInstalled, type RedisServer, startRedis } from '../../state/redis-server.ts';

const PERSON = { team: 'T1', user: 'U1', channel: 'C1' };
const PATIENT = 15_000;

async function run(args: string[], env: Record<string, string> = {}) {
  let printed = '';
  const print = (text: string) => {
    printed += text;
  };
  return { code: await unblock(args, { env, out: print, err: print }), printed };
}

it.each([[[]], [['U1']], [['T1', 'ada']], [['T1', 'U1', 'U2']]])('unblock: %j is not understood', async (args) => {
  const { code, printed } = await run(args);

  expect([code, printed]).toEqual([2, expect.stringMatching(/^unblock: .*needs the ID of the team/)]);
});

it('unblock: without Redis it says to restart the bot', async () => {
  const { code, printed } = await run(['T1', 'U1']);

  expect([code, printed]).toEqual([2, expect.stringContaining('Restart it')]);
});

it('unblock: names the settings that are wrong', async () => {
  const { code, printed } = await run(['T1', 'U1'], { REDIS_URL: 'nonsense' });

  expect([code, printed]).toEqual([2, expect.stringContaining('REDIS_URL')]);
});

it('unblock: does not claim to have lifted anything where Redis does not answer', async () => {
  const { code, printed } = await run(['T1', 'U1'], { REDIS_URL: `redis://127.0.0.1:${await freePort()}` });

  expect([code, printed]).toEqual([1, expect.stringContaining('Redis did not answer')]);
});

describe.runIf(isRedisInstalled())('unblock: with a real Redis', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedis();
  });

  afterAll(() => server.stop());

  it('unblock: a person whom a running bot has blocked can ask again', async () => {
    const store = createRedisStore({ url: server.url, timeout: PATIENT, patience: PATIENT });
    const quota = createQuota(
      store,
      { perMinute: 1000, perDay: 1000, listedPerDay: 2000 },
      { now: Date.now, onBlock: () => undefined },
    );
    const identifiers = Array.from({ length: 30 }, (_, index) => `A-${37 * index}`).map(
      (value) => ({ kind: 'reference', value, raw: value }) as const,
    );
    const answer = { kind: 'missing', at: 0, from: 'provider', took: 1 } as const;
    const findings = identifiers.map((identifier) => ({
      identifier,
      source: { id: 'x', kind: 'x', label: 'X' },
      asked: [],
      answer,
    }));
    const counted = { countsOn: 'question', asker: PERSON, identifiers } as const;
    await quota.learn(counted, findings);
    const before = await quota.overrunOf(counted);

    const { code, printed } = await run(['T1', 'U1'], { REDIS_URL: server.url });

    expect([before?.limit, code, printed]).toEqual(['tooManyMisses', 0, 'U1 can ask again.\n']);
    expect(await quota.overrunOf(counted)).toBeUndefined();
    await store.close();
  });
});
