import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import { isRedisInstalled, type RedisServer, startRedis } from '../../state/redis-server.ts';
import { AUTOMATIC } from '../../support/alerts.ts';
import { type Desk, useDesk } from '../../support/desk.ts';
import { DONE, listMessage, share } from '../bulk/lists.ts';
import { INCOMPLETE, marksIn, marksOf, QUESTION } from './marks.ts';

const { ada } = PEOPLE;
const PERSON = 'cus_7same4567';
const FOLLOWED = 'order_7pending4';

describe.runIf(isRedisInstalled())('a bot with REDIS_URL and without CACHE_KEY', () => {
  let server: RedisServer;
  const env: Record<string, string> = { ...AUTOMATIC };
  beforeAll(async () => {
    server = await startRedis();
    env.REDIS_URL = server.url;
  });
  afterAll(() => server.stop());
  const desk = useDesk({ env });

  it('Redis: holds nothing personal, wherever somebody asks', async () => {
    const marks = await marksOf(desk.world);
    await askEverywhere(desk, `${QUESTION} ${INCOMPLETE} user=${BUYER} ${PERSON}`);

    const content = await contentOf(server.url);

    expect(content).toContain(FOLLOWED);
    expect(marks.personal.length).toBeGreaterThan(1);
    expect(marksIn(content, marks).personal).toEqual([]);
    expect(content).not.toContain(PERSON);
  });
});

async function askEverywhere(desk: Desk, text: string): Promise<void> {
  const { slack } = desk.world;
  const write = async (channel: string, written: string) => {
    await slack.message({ user: ada, channel, text: written });
    await desk.settled();
  };
  for (const command of [text, `${INCOMPLETE} user=${BUYER}`, PERSON, `follow ${FOLLOWED}`]) await desk.ask(command);
  await write(CHANNELS.support, `<@${APP.user}> ${text}`);
  await write(CHANNELS.dm, text);
  await write(CHANNELS.alerts, text);
  await share(desk, ['order', QUESTION.split(' ')[0], `${INCOMPLETE} user=${BUYER}`, PERSON].join('\n'));
  await listMessage(desk, DONE);
}

/** All keys and values, as text. */
async function contentOf(url: string): Promise<string> {
  const redis = new Redis(url);
  const keys = await redis.keys('*');
  const values = await Promise.all(keys.map(async (key) => await readValue(redis, key)));
  redis.disconnect();
  return JSON.stringify([keys, values]);
}

async function readValue(redis: Redis, key: string): Promise<unknown> {
  const read: Readonly<Record<string, () => Promise<unknown>>> = {
    string: () => redis.get(key),
    list: () => redis.lrange(key, 0, -1),
    hash: () => redis.hgetall(key),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, '0', '-1'),
    stream: () => redis.xrange(key, '-', '+'),
  };
  const type = await redis.type(key);
  return await (read[type] ?? (() => expect.fail(`a value of type ${type}`)))();
}
