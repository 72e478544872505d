import { describe, expect, it } from 'vitest';
import { AUTOMATIC, watchAlerts } from '../../../support/alerts.ts';
import { useDesk } from '../../../support/desk.ts';
import { ORDER, orderId, SIM } from '../../../support/orders.ts';

describe('automatic replies that Slack refuses', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { alert, replies } = watchAlerts(desk);

  it.each(['not_in_channel', 'channel_not_found', 'token_revoked'])(
    'refusal: %s is logged, and the next alert gets the reply',
    async (error) => {
      desk.world.slack.fail('chat.postMessage', { error, times: 1 });
      await alert(`SIM ${SIM}`);
      const silent = replies().length;

      await alert(`SIM ${SIM}`);

      expect(silent).toBe(0);
      expect(desk.log).toContain(error);
      expect(JSON.stringify(replies())).toContain(ORDER);
    },
  );

  it.each(['msg_too_long', 'invalid_blocks'])('refusal: the reply is plain text after %s', async (error) => {
    desk.world.slack.fail('chat.postMessage', { error, times: 1 });

    await alert('SIM 89852202209090000036');

    expect(replies()).toMatchObject([{ text: expect.stringContaining(orderId('DISPUTED')) }]);
  });
});
