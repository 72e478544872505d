import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { FIRST_WORDS_SOON, useDesk } from '../../support/desk.ts';
import { ORDER, SIM, SLOW_ORDER } from '../../support/orders.ts';
import { pressIn, saidIn, statesOf, typedIn, windowOf } from '../../support/window.ts';

const desk = useDesk();
const { ada, lin } = PEOPLE;

async function find(user: string = ada): Promise<void> {
  const { status } = await desk.world.slack.shortcut({ user, callback_id: 'find_an_order' });
  expect(status).toBe(200);
  await desk.settled();
}

function submit(query: string, user: string = ada): ReturnType<typeof desk.world.slack.submit> {
  return desk.world.slack.submit({ user, view: windowOf(desk, user), values: { query } });
}

describe('"Find an order"', () => {
  it('find an order: opens an empty window', async () => {
    await find();

    expect(windowOf(desk).view).toMatchObject({ title: { text: 'Find an order' }, submit: { text: 'Look up' } });
    expect(typedIn(windowOf(desk))).toBe('');
    expect(saidIn(windowOf(desk))).toBe('');
  });

  it('find an order: explains in a direct message when Slack does not open the window', async () => {
    desk.world.slack.fail('views.open', { error: 'expired_trigger_id', times: 1 });

    await find();

    expect(desk.seen(ada, CHANNELS.dm)).toEqual([expect.stringContaining('did not open')]);
  });

  it("find an order: uses the person's language", async () => {
    await find(lin);

    expect(JSON.stringify(windowOf(desk, lin).view)).toMatch(/查找订单.*ICCID 或订单号.*最多十个/);
  });
});

describe('the search window', () => {
  it('search: shows a loading view, then the answer in the same window', async () => {
    await find();

    const { outcome, view } = await submit(`  ${SIM} `);
    await desk.settled();

    expect(outcome).toBe('updated');
    expect(saidIn(view ?? windowOf(desk))).toContain('Looking it up');
    expect(saidIn(windowOf(desk))).toContain(ORDER);
    expect(typedIn(windowOf(desk))).toBe(SIM);
  });

  it('search: keeps the text for correction when no provider knows it', async () => {
    await find();
    await submit('89852202209090000135');
    await desk.settled();
    const missing = saidIn(windowOf(desk));

    await submit(SIM);
    await desk.settled();

    expect(missing).toContain('No order found');
    expect(saidIn(windowOf(desk))).toContain(ORDER);
    expect(saidIn(windowOf(desk))).not.toContain('No order found');
  });

  it.each([
    [ada, 'There is no ICCID'],
    [lin, '其中没有 ICCID'],
  ])('search: shows an error at the input when the text names no order, for %s', async (user, reason) => {
    await find(user);

    const result = await submit('good morning', user);

    expect(result).toMatchObject({ outcome: 'errors', errors: { query: expect.stringContaining(reason) } });
  });

  it('search: says that a spreadsheet has cut off digits, and asks nobody', async () => {
    await find();

    const result = await submit('8.98522E+19');

    expect(result).toMatchObject({
      outcome: 'errors',
      errors: { query: expect.stringContaining('8.98522E+19 has lost digits') },
    });
  });

  it('search: accepts the longest text that Slack allows', async () => {
    await find();

    await submit(`${SIM} ${'and so on '.repeat(400)}`.slice(0, 3_000));
    await desk.settled();

    expect(saidIn(windowOf(desk))).toContain(ORDER);
    expect(String(typedIn(windowOf(desk))).length).toBeLessThanOrEqual(3_000);
  });

  it('search: looks up the first ten of many', async () => {
    await find();

    await submit(Array.from({ length: 12 }, (_, index) => `tuya:TM-70${index}`).join(', '));
    await desk.settled();

    expect(saidIn(windowOf(desk))).toContain('2 more were left out');
  });

  it('search: drops a late answer to an earlier question', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);
    await find();
    await submit(SLOW_ORDER);
    await desk.world.slack.until(({ method }) => method === 'views.update');

    await submit(SIM);
    await desk.settled();

    expect(saidIn(windowOf(desk))).toContain(ORDER);
    expect(statesOf(desk).join('\n')).toContain('still waiting');
    expect(statesOf(desk).join('\n')).not.toContain('signal_strength');
  });

  it('search: survives a window that was closed before the answer', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);
    await find();
    await submit(SLOW_ORDER);
    await desk.world.slack.closeView({ user: ada, view: windowOf(desk) });

    await desk.settled();

    expect(desk.world.slack.modalOf(ada)).toBe(undefined);
    expect((await desk.ask(SIM)).join('\n')).toContain(ORDER);
  });

  it('search: offers no thread without a message', async () => {
    await find();

    await submit(SIM);
    await desk.settled();

    expect(JSON.stringify(windowOf(desk).view)).not.toContain('post_in_thread');
  });

  it('search: the answer opens details on top and can be refreshed', async () => {
    await find();
    await submit(SIM);
    await desk.settled();
    const window = windowOf(desk);

    await pressIn(desk, window, 'refresh');
    await pressIn(desk, windowOf(desk), 'details');

    expect(windowOf(desk).previous).toBe(window.id);
    expect(saidIn(windowOf(desk))).toContain('One-time');
  });

  it("search: the window's metadata contains nothing personal", async () => {
    await find();

    await submit('cus_7pages0001');
    await desk.settled();

    expect(saidIn(windowOf(desk))).toContain('order_7');
    expect(windowOf(desk).view.private_metadata).toMatch(/^\{"key":"[0-9a-f-]{36}"\}$/);
  });
});
