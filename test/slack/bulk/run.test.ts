import { describe, expect, it, vi } from 'vitest';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { WITHOUT_PACE, WITHOUT_QUOTA } from '../../support/settings.ts';
import { DONE, listMessage, resultCells, share, shown } from './lists.ts';

const SLOW = { LINKSFIELD_PER_SECOND: '5', LINKSFIELD_AT_ONCE: '1' };
const desk = useDesk({ env: { ...WITHOUT_PACE, ...WITHOUT_QUOTA, ...SLOW } });
const { ada } = PEOPLE;
/** Others in each list: what was asked before is remembered. */
let lists = 0;
function newSims(): readonly string[] {
  lists += 1;
  return Array.from({ length: 20 }, (_, at) => `8985220220${lists}08${at + 1_001}`);
}

const PROGRESS = /^Looking up your list: [1-9]/;

/** How often each number was looked up, by the audit trail. */
function lookUps(): number {
  return desk.log.split('\n').filter((line) => line.includes('"surface":"list"') && line.includes('"event":"lookup"')).length;
}

describe('a list that is looked up', () => {
  it('shows how far it is', async () => {
    const sims = newSims();
    await share(desk, sims.join('\n'));

    expect(shown(await listMessage(desk, PROGRESS))).toContain('▓');
    expect((await listMessage(desk, DONE)).text).toContain('20 not found');
  });

  it('stops when its person says so, and shows what is known', async () => {
    const sims = newSims();
    await share(desk, sims.join('\n'));
    const message = await listMessage(desk, PROGRESS);

    await desk.world.slack.press({ user: ada, message, action_id: 'stop_list' });

    const ended = await listMessage(desk, /^Stopped: \d+ of 20 numbers/);
    expect(ended.ts).toBe(message.ts);
    expect(resultCells(desk).filter(([, , , , result]) => result === 'Not looked up').length).toBeGreaterThan(0);
  });

  it('goes on after a restart of the bot, and asks nothing twice', async () => {
    const before = lookUps();
    const sims = newSims();
    await share(desk, sims.join('\n'));
    await listMessage(desk, PROGRESS);

    await desk.world.restart();

    expect((await listMessage(desk, DONE)).text).toContain('20 numbers. 20 not found');
    expect(lookUps() - before).toBe(sims.length);
    expect(resultCells(desk).map(([row]) => row)).toEqual(['Row', ...sims.map((_, at) => String(at + 1))]);
    expect(desk.world.slack.files.all).toHaveLength(2);
  });

  it('asks again for those that a provider did not answer, and for no others', async () => {
    desk.world.vendors.linksfield.fault = { error: 'unavailable' };
    await share(desk, '89852202209089971478\n4567');
    const failed = await listMessage(desk, DONE);
    expect(failed.text).toContain('without an answer');
    await vi.waitFor(() => expect(desk.log).toMatch(/"numbers":2,.*A list was looked up/), 30_000);
    desk.world.vendors.linksfield.fault = {};
    await desk.world.restart();

    await desk.world.slack.press({ user: ada, message: failed, action_id: 'ask_failed_again' });

    await vi.waitFor(async () => expect((await listMessage(desk, DONE)).text).not.toContain('without an answer'), 30_000);
    expect(desk.world.slack.files.all.filter(({ name }) => name.endsWith('-2.csv'))).toHaveLength(1);
  });

  it('ends when its person may not ask any more', async () => {
    const sims = newSims();
    await share(desk, sims.join('\n'));
    await listMessage(desk, PROGRESS);
    const { users } = desk.world.slack.workspace;
    const person = users.get(ada);
    if (person) users.set(ada, { ...person, deleted: true });

    await desk.world.slack.event({ type: 'user_change', user: { id: ada }, event_ts: '1.0' });

    expect((await listMessage(desk, /^I had to stop/)).text).toContain('Only full members');
    await desk.world.restart();
  });
});
