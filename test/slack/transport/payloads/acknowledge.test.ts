import { App, type Receiver } from '@slack/bolt';
import { expect, it } from 'vitest';
import { createLog } from '../../../../src/log.ts';
import { createBoltLogger } from '../../../../src/slack/transport/logger.ts';
import { acknowledgeAll } from '../../../../src/slack/transport/payloads/acknowledge.ts';

const PRESS = {
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: 'U1' },
  channel: { id: 'C1' },
  response_url: 'https://hooks.slack.com/actions/T1/1/x',
  actions: [{ type: 'button', action_id: 'refresh', block_id: 'b1' }],
};
const RECEIVER: Receiver = { init: () => {}, start: async () => undefined, stop: async () => undefined };
const GONE = new Error('Slack does not wait any more');

/** Delivers a press whose acknowledgement fails; resolves with what its listener did. */
async function press(answer?: object): Promise<string[]> {
  const done: string[] = [];
  const logger = createBoltLogger(createLog({ level: 'silent', secrets: [] }));
  const app = new App({ authorize: async () => ({}), receiver: RECEIVER, logger, deferInitialization: true });
  acknowledgeAll(app, () => {});
  app.action({ type: 'block_actions' }, async ({ ack }) => {
    await (ack as (answer?: object) => Promise<void>)(answer);
    done.push('refreshed');
  });
  app.error((error) => Promise.reject(error));
  await app.init();
  await app.processEvent({ body: PRESS, ack: () => Promise.reject(GONE) });
  return done;
}

it('acknowledge: a press for whose acknowledgement Slack no longer waits is handled all the same', async () => {
  expect(await press()).toEqual(['refreshed']);
});

it('acknowledge: an answer that Slack does not get any more is a failure', async () => {
  await expect(press({ response_action: 'clear' })).rejects.toThrow(GONE.message);
});
