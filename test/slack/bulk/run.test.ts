import { describe, expect, it, vi } from 'vitest';
import { messageOf } from '../../../sandbox/slack/posted-message.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import type { Message } from '../../../sandbox/slack/workspace/messages.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { asText } from '../../../src/slack/cards/plain.ts';
import { useDesk } from '../../support/desk.ts';
import { DONE, listMessage, resultCells, share, shown } from './lists.ts';

const ONE_BY_ONE = { LINKSFIELD_AT_ONCE: '1' };
const desk = useDesk({ env: ONE_BY_ONE });
const { ada } = PEOPLE;
/** Others in each list: what was asked before is remembered. */
let lists = 0;
function newSims(): readonly string[] {
  lists += 1;
  return Array.from({ length: 20 }, (_, at) => `8985220220${lists}08${at + 1_001}`);
}

const SIM = '89852202209089971478';
const CLINK_ORDER = 'order_7success1';
const WAIT = { timeout: 30_000, interval: 20 };

const PROGRESS = /^Looking up your list: [1-9]/;

/** How often each number was looked up, by the audit trail. */
function lookUps(): number {
  return desk.log.split('\n').filter((line) => line.includes('"surface":"list"') && line.includes('"event":"lookup"')).length;
}

/** Each number with what became of it, of the result that was uploaded last. */
function rowResults(): readonly string[] {
  return resultCells(desk)
    .slice(1)
    .map(([, input = '', , , result]) => `${input.replace(/^'/, '')} ${result}`);
}

/** Results of lists that were asked again. */
function secondResults(): readonly unknown[] {
  return desk.world.slack.files.all.filter(({ name }) => name.endsWith('-2.csv'));
}

/** Linksfield answers a few more requests, and the next ones not before the test lets it: no list ends until then. */
function holdAfter(answers: number): { release(): void } {
  const { linksfield } = desk.world.vendors;
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = answers;
  linksfield.watch(() => {
    left -= 1;
    if (left === 0) linksfield.fault = { until: promise };
  });
  return {
    release: () => {
      left = 0;
      linksfield.fault = {};
      resolve();
    },
  };
}

/** Presses Stop, and waits until what works the list off has seen it: the first to say so is the press itself. */
async function stopList(message: Message): Promise<void> {
  const said = stoppingUpdates();
  await desk.world.slack.press({ user: ada, message, action_id: 'stop_list' });
  await vi.waitFor(() => expect(stoppingUpdates()).toBeGreaterThan(said + 1), WAIT);
}

function stoppingUpdates(): number {
  const updates = desk.world.slack.calls.filter(({ method }) => method === 'chat.update');
  return updates.filter((call) => asText(messageOf(call.arguments)).includes('Stopping…')).length;
}

describe('a list that is looked up', () => {
  it('shows how far it is', async () => {
    const vendor = holdAfter(3);
    const sims = newSims();
    await share(desk, sims.join('\n'));

    expect(shown(await listMessage(desk, PROGRESS))).toContain('▓');
    vendor.release();
    expect((await listMessage(desk, DONE)).text).toContain('20 not found');
  });

  it('stops when its person says so, and shows what is known', async () => {
    const vendor = holdAfter(3);
    const sims = newSims();
    await share(desk, sims.join('\n'));
    const message = await listMessage(desk, PROGRESS);

    await stopList(message);
    vendor.release();

    const ended = await listMessage(desk, /^Stopped: \d+ of 20 numbers/);
    expect(ended.ts).toBe(message.ts);
    expect(resultCells(desk).filter(([, , , , result]) => result === 'Not looked up').length).toBeGreaterThan(0);
  });

  it('goes on after a restart of the bot, and asks nothing twice', async () => {
    const before = lookUps();
    const sims = newSims();
    const vendor = holdAfter(3);
    await share(desk, sims.join('\n'));
    await listMessage(desk, PROGRESS);

    const restarted = desk.world.restart();
    vendor.release();
    await restarted;

    expect((await listMessage(desk, DONE)).text).toContain('20 numbers. 20 not found');
    expect(lookUps() - before).toBe(sims.length);
    expect(resultCells(desk).map(([row]) => row)).toEqual(['Row', ...sims.map((_, at) => String(at + 1))]);
    expect(desk.world.slack.files.all).toHaveLength(2);
  });

  it('has all other rows while a provider is down, and asks again for those without an answer alone', async () => {
    const before = lookUps();
    const { linksfield, clink } = desk.world.vendors;
    linksfield.fault = { error: 'unavailable' };
    await share(desk, `${SIM}\n${CLINK_ORDER}`);
    const failed = await listMessage(desk, DONE);
    expect(rowResults()).toEqual([expect.stringMatching(`^${SIM} Linksfield `), `${CLINK_ORDER} Found`]);
    await vi.waitFor(() => expect(lookUps() - before).toBe(2), WAIT);
    linksfield.fault = {};
    await desk.world.restart();
    const asked = clink.requests.length;

    await desk.world.slack.press({ user: ada, message: failed, action_id: 'ask_failed_again' });

    await vi.waitFor(() => expect(rowResults()).toEqual([`${SIM} Found`, `${CLINK_ORDER} Found`]), WAIT);
    expect(secondResults()).toHaveLength(1);
    await vi.waitFor(() => expect(lookUps() - before).toBe(3), WAIT);
    expect(clink.requests).toHaveLength(asked);
  });

  it('says where a provider did not answer though another one has the order, and asks again for it', async () => {
    const { linksfield } = desk.world.vendors;
    linksfield.fault = { error: 'unavailable' };
    await share(desk, `4567\n${CLINK_ORDER}`);
    const partial = await listMessage(desk, DONE);
    linksfield.fault = {};
    await desk.world.restart();
    const orders = () => resultCells(desk).map(([, , , , , , order]) => order);

    expect(partial.text).toContain('1 not answered by every provider');
    await desk.world.slack.press({ user: ada, message: partial, action_id: 'ask_failed_again' });

    await vi.waitFor(() => expect(orders()).toContain('CU-7ZOIHX0RB16U20250828111429591'), WAIT);
    expect(orders()).toContain('order_7same4567');
  });

  it('shows what it knew of a number that was not asked again, because its person stopped that', async () => {
    const { linksfield } = desk.world.vendors;
    linksfield.fault = { error: 'unavailable' };
    await share(desk, [...newSims().slice(0, 8), '4567'].join('\n'));
    const partial = await listMessage(desk, DONE);
    const [known] = rowResults().slice(-1);
    await desk.world.restart();
    const vendor = holdAfter(1);

    linksfield.fault = {};
    await desk.world.slack.press({ user: ada, message: partial, action_id: 'ask_failed_again' });
    await vi.waitFor(() => expect(linksfield.fault).not.toEqual({}), WAIT);
    await stopList(partial);
    vendor.release();

    await listMessage(desk, /^Stopped/);
    expect(secondResults()).toHaveLength(1);
    expect(known).toMatch(/^4567 Found/);
    expect(rowResults().slice(-1)).toEqual([known]);
  });

  it('asks again as soon as its result is to be seen, though Slack has not confirmed that message', async () => {
    const { vendors, slack } = desk.world;
    vendors.linksfield.fault = { error: 'unavailable' };
    slack.fail('chat.update', { drop: 'after' });
    await share(desk, newSims()[0] ?? '');
    const failed = await listMessage(desk, DONE);

    await slack.press({ user: ada, message: failed, action_id: 'ask_failed_again' });
    slack.restore('chat.update');

    await vi.waitFor(() => expect(secondResults()).toHaveLength(1), WAIT);
    await desk.settled();
    expect(desk.seen(ada, CHANNELS.dm).join('\n')).not.toContain('I am still looking this list up');
  });

  it('ends when its person may not ask any more', async () => {
    const vendor = holdAfter(3);
    const sims = newSims();
    await share(desk, sims.join('\n'));
    await listMessage(desk, PROGRESS);
    const { users } = desk.world.slack.workspace;
    const person = users.get(ada);
    if (person) users.set(ada, { ...person, deleted: true });

    await desk.world.slack.event({ type: 'user_change', user: { id: ada }, event_ts: '1.0' });
    await desk.world.slack.command({ user: ada, channel: CHANNELS.support, text: SIM });
    await vi.waitFor(() => expect(desk.seen().join('\n')).toContain('Only full members'), WAIT);
    vendor.release();

    expect((await listMessage(desk, /^I had to stop/)).text).toContain('Only full members');
    await desk.world.restart();
  });
});
