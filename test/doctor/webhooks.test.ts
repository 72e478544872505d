import { expect, it } from 'vitest';
import { readServeConfig } from '../../src/config/config.ts';
import { webhookChecks } from '../../src/doctor/provider/webhooks.ts';
import { providers } from '../../src/providers/index.ts';

const ENOUGH = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', CLINK_API_KEY: 'sk_1' };
const LINKBEST = { LINKBEST_APP_KEY: '1', LINKBEST_APP_SECRET: 'secret' };

function messages(env: Record<string, string>): readonly string[] {
  return webhookChecks(readServeConfig({ ...ENOUGH, ...env }, providers)).map(
    ({ check, status, message }) => `${status} ${check}: ${message}`,
  );
}

it('doctor: says for each account whether webhooks are on, and the address to give to the provider', () => {
  const env = {
    ...LINKBEST,
    LINKBEST_WEBHOOK_TOKEN: 'a-long-token',
    CLINK__TEST__API_KEY: 'sk_2',
    CLINK__TEST__WEBHOOK_SECRET: 'whsec_of_the_test',
  };

  const [linkbest, clink, test, ...others] = messages(env);

  expect(linkbest).toBe(
    'ok LinkBest webhooks: on: the address to give to LinkBest is https://<your address>/webhooks/linkbest?token=<LINKBEST_WEBHOOK_TOKEN>; forward it to port 3000',
  );
  expect(clink).toMatch(/^ok Clink webhooks: off: CLINK_WEBHOOK_SECRET is not set/);
  expect(test).toMatch(/^ok Clink TEST webhooks: on: .*\/webhooks\/clink\.test; forward it to port 3000$/);
  expect(others).toEqual([]);
});

it('doctor: names the variable of a further account', () => {
  expect(messages({ CLINK__TEST__API_KEY: 'sk_2' })[1]).toContain('CLINK__TEST__WEBHOOK_SECRET is not set');
});

it('doctor: warns of channels that follow what no provider reports', () => {
  const follow = { FOLLOW_CHANNELS: 'C0123456789=dispute' };

  expect(messages(follow).at(-1)).toBe('warning FOLLOW_CHANNELS: has no effect: no provider has a webhook');
  expect(messages({ ...follow, CLINK_WEBHOOK_SECRET: 'whsec_12' }).filter((line) => line.startsWith('warning'))).toEqual([]);
});
