import { request } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { startWorld, type World } from '../../../sandbox/world.ts';
import { FORM, signed } from '../../fuzz/delivery.ts';
import { isRedisInstalled, startRedis } from '../../state/redis-server.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { PATIENT_SLACK, SHORT_TIMES } from '../../support/settings.ts';

const BODY = new URLSearchParams({
  command: '/order',
  text: SIM,
  team_id: 'T0SANDBOX',
  user_id: PEOPLE.ada,
  channel_id: 'C0SUPPORT',
  trigger_id: '1.1',
  response_url: 'https://hooks.slack.com/commands/none',
}).toString();

it.runIf(isRedisInstalled())('replay: a signed command that is sent to two bots with one Redis is answered once', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const [one, other] = [await startBot(redis.url), await startBot(redis.url)];
  const headers = { 'content-type': FORM, ...signed(one, BODY) };

  const first = await send(one, headers);
  const copies = [await send(other, headers), await send(one, headers)];

  expect(first).toMatchObject({ status: 200, body: expect.stringContaining(ORDER) });
  expect(copies).toEqual(copies.map(() => ({ status: 200, body: '' })));
});

async function startBot(redisUrl: string): Promise<World> {
  const world = await startWorld({ env: { REDIS_URL: redisUrl }, times: SHORT_TIMES, slack: PATIENT_SLACK });
  onTestFinished(() => world.close());
  return world;
}

async function send({ url }: World, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const { statusCode, body } = await request(`${url}/slack/events`, { method: 'POST', headers, body: BODY });
  return { status: statusCode, body: await body.text() };
}
