import { beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../../sandbox/slack/workspace/channels.ts';
import { AUTOMATIC, watchAlerts } from '../../../support/alerts.ts';
import { useDesk } from '../../../support/desk.ts';
import { ORDER, orderId, SIM } from '../../../support/orders.ts';
import { sentenceOf, whyOf } from '../../../support/why.ts';

describe('automatic replies: repeats', () => {
  const desk = useDesk({ env: AUTOMATIC });
  const { alert, write, posts, replies } = watchAlerts(desk);

  // An eleventh reply in a minute would be part of a digest.
  beforeEach(() => desk.restart());

  it('repeats: silence in the same thread, a link in another one', async () => {
    const { message } = await alert(`SIM ${SIM}`);
    const [first] = replies();

    const again = await write(`SIM ${SIM}`, { thread_ts: message.ts });
    const afterSameThread = posts().length;
    await alert(`again: SIM ${SIM}`);

    expect(afterSameThread).toBe(1);
    expect(await whyOf(desk, again.message)).toContain(sentenceOf('repeated_here'));
    expect(posts()).toHaveLength(2);
    expect(replies().at(-1)?.text).toContain(`/p${first?.ts.replace('.', '')}`);
    expect(JSON.stringify(replies().at(-1))).not.toContain(ORDER);
  });

  it('repeats: another channel gets the whole answer', async () => {
    await alert(`SIM ${SIM}`);

    await alert(`SIM ${SIM}`, { channel: CHANNELS.support });

    expect(JSON.stringify(replies(CHANNELS.support))).toContain(ORDER);
  });

  it('repeats: a deleted reply does not count', async () => {
    await alert('SIM 89852202209090000036');
    const [first] = replies();
    if (!first) throw new Error('Nothing was answered');
    await desk.world.slack.remove(first);

    await alert('SIM 89852202209090000036');

    expect(JSON.stringify(replies())).toContain(orderId('DISPUTED'));
  });

  it('repeats: while Slack gives no links, they are built', async () => {
    desk.world.slack.fail('chat.getPermalink', { status: 500 });
    await alert(`SIM ${SIM}`);
    const [first] = replies();

    await alert(`again: SIM ${SIM}`).finally(() => desk.world.slack.restore('chat.getPermalink'));

    expect(desk.world.slack.callsOf('chat.getPermalink').length).toBeGreaterThan(0);
    expect(replies().at(-1)?.text).toContain(`.slack.com/archives/${CHANNELS.alerts}/p${first?.ts.replace('.', '')}`);
    expect(JSON.stringify(replies().at(-1))).not.toContain(ORDER);
  });

  it('repeats: a table says in its last line how many numbers it leaves out: answered earlier, with a link, or not found', async () => {
    await alert('SIM 89852202209090000085');
    const [first] = replies();

    await alert('SIMs 89852202209090000085, 89852202209090000119, 89852202209090000010 and 89852202209090000135');

    const shown = JSON.stringify(posts()[1]);
    expect(shown).toContain(orderId('PENDINGA'));
    expect(shown).not.toContain(orderId('UNKNOWNW'));
    expect(shown).toMatch(/1 answered earlier \(<https:[^|]+\|the earlier answer>\) and 1 not found/);
    expect(shown).toContain(`/p${first?.ts.replace('.', '')}`);
  });

  it('repeats: a reply to one number that also names an unknown one says so', async () => {
    await alert('SIM 89852202209090000127 and 89852202209090000135');

    expect(JSON.stringify(posts()[0])).toContain('1 not found');
  });

  it('repeats: only new orders are shown', async () => {
    await alert('SIM 89852202209090000051');

    await alert('SIM 89852202209090000051 and SIM 89852202209090000077');

    expect(JSON.stringify(posts()[1])).toContain(orderId('FAILEDPA'));
    expect(JSON.stringify(posts()[1])).not.toContain(orderId('RISKYORD'));
  });
});

describe('automatic replies: redeliveries', () => {
  const desk = useDesk({ env: { ...AUTOMATIC, REPEAT_WINDOW_MINUTES: '0' } });
  const { alert, posts } = watchAlerts(desk);

  it.each([
    ["as Slack's Events API retries", { number: 1 }],
    ['as Socket Mode does, with retry number 0', { number: 0 }],
  ])('redelivery: is answered once, %s', async (_, retry) => {
    const { deliveries } = await alert(`SIM ${SIM}`);

    for (const delivery of deliveries) await desk.world.slack.redeliver(delivery, retry);
    await desk.settled();

    expect(posts()).toHaveLength(1);
  });

  it('redelivery: simultaneous deliveries are answered once', async () => {
    const { deliveries } = await alert('nothing yet');
    const [delivery] = deliveries;
    const event = { ...(delivery?.envelope.payload.event as object), text: `SIM ${SIM}` };

    await Promise.all([1, 2, 3].map(() => desk.world.slack.event(event)));
    await desk.settled();

    expect(posts()).toHaveLength(1);
  });

  it('redelivery: equal messages are all answered when REPEAT_WINDOW_MINUTES is 0', async () => {
    await alert(`SIM ${SIM}`);
    await alert(`SIM ${SIM}`);

    expect(posts()).toHaveLength(2);
  });
});
