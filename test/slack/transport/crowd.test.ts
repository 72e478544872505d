import { connect, type Socket } from 'node:net';
import { Agent } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { deliver, FORM } from '../../fuzz/delivery.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk();

it('crowd: five hundred silent connections from one address leave the signed requests of another answered', async () => {
  const port = Number(new URL(desk.world.url).port);
  const silent = Array.from({ length: 500 }, () => connect(port, '127.0.0.1').on('error', () => {}));
  onTestFinished(() => {
    for (const socket of silent) socket.destroy();
  });
  await expect.poll(() => silent.filter(isClosed).length).toBeGreaterThanOrEqual(400);
  const other = new Agent({ localAddress: '127.0.0.2' });
  onTestFinished(() => other.close());

  const statuses = await Promise.all(
    Array.from({ length: 12 }, (_, index) => deliver(desk.world, { body: form(index), contentType: FORM }, other)),
  );

  expect(statuses).toEqual(statuses.map(() => 200));
});

function isClosed(socket: Socket): boolean {
  return socket.closed;
}

/** A slash command; each is another request. */
function form(index: number): string {
  const fields = { command: '/order', text: 'help', team_id: 'T0SANDBOX', user_id: 'U0ADA', channel_id: 'C0SUPPORT' };
  return new URLSearchParams({
    ...fields,
    trigger_id: `1.${index}`,
    response_url: `${desk.world.slack.url}/response/none`,
  }).toString();
}
