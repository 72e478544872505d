import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/desk.ts';

describe('while Slack does not say who somebody is', () => {
  const desk = useDesk();

  it('the person hears so at once, not after all of its tries', async () => {
    desk.world.slack.fail('users.info', { delay: 8_000, times: 9 });
    const asked = desk.ask('CU-REFUNDED000120260917093012345');
    await desk.world.slack.until(({ method }) => method === 'response_url', 9_000);
    const reply = desk.seen().join('\n');

    expect(reply).toContain('could not check with Slack');
    expect(desk.world.slack.callsOf('users.info')).toEqual([]);
    desk.world.slack.restore();
    await asked;
  });

  it('it is not asked again for every command', async () => {
    desk.world.slack.fail('users.info', { error: 'internal_error', times: 99 });
    await delay(100);

    for (let round = 0; round < 4; round++) await desk.ask('CU-REFUNDED000120260917093012345');

    expect(desk.world.slack.callsOf('users.info').length).toBeLessThanOrEqual(3);
  });
});
