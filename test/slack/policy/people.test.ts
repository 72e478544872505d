import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/desk.ts';
import { ORDER } from '../../support/orders.ts';

describe('while Slack does not say who a person is', () => {
  const desk = useDesk();

  it('people: the person gets that answer without waiting for Slack', async () => {
    await desk.useTimes({ language: 50, slackFacts: 100 });
    const answered = Promise.withResolvers<void>();
    desk.world.slack.fail('users.info', { until: answered.promise, times: 1 });

    const asked = desk.ask(ORDER);
    await desk.world.slack.until(({ method }) => method === 'acknowledgement');

    expect(desk.seen()).toEqual([expect.stringContaining('could not check with Slack')]);
    expect(desk.world.slack.callsOf('users.info')).toEqual([]);
    answered.resolve();
    await asked;
  });

  it('people: Slack is not asked again for every command', async () => {
    desk.world.slack.fail('users.info', { error: 'internal_error', times: 99 });

    for (let round = 0; round < 4; round++) await desk.ask(ORDER);

    const { length } = desk.world.slack.callsOf('users.info');
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(4);
  });
});
