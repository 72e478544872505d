import { afterEach, expect, it } from 'vitest';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/index.ts';
import { type RunningBot, startBot } from '../../src/app/app.ts';
import { readServeConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { providers } from '../../src/providers/index.ts';
import { freePort } from '../state/redis-server.ts';

const LOCAL = { HOST: '127.0.0.1', SHUTDOWN_GRACE_SECONDS: '0' };
let slack: SlackStandIn | undefined;
let bot: RunningBot | undefined;

afterEach(async () => {
  await bot?.stop();
  await slack?.close();
});

it('start: the process is alive, and not ready, while Slack is slow', async () => {
  slack = await startSlack();
  const port = await freePort();
  const env = { ...slack.env, LINKSFIELD_PARTNER_CODE: 'P012345', ...LOCAL, PORT: String(port) };
  const status = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).then((reply) => reply.status);
  const checked = Promise.withResolvers<void>();
  slack.fail('auth.test', { until: checked.promise, times: 1 });

  const started = startBot(readServeConfig(env, providers), createLog({ level: 'fatal', secrets: [] }));
  await expect.poll(() => status('/healthz').catch(() => 0)).toBe(200);
  const early = await Promise.all([status('/readyz'), status('/slack/events')]);
  checked.resolve();
  bot = await started;

  expect(early).toEqual([503, 503]);
  expect(await status('/readyz')).toBe(200);
});

it('start: Slack is asked once who we are', async () => {
  slack = await startSlack();
  const env = { ...slack.env, LINKSFIELD_PARTNER_CODE: 'P012345', ...LOCAL, PORT: '0' };

  bot = await startBot(readServeConfig(env, providers), createLog({ level: 'fatal', secrets: [] }));

  expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test']);
});
