import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoredView } from '../../../sandbox/slack/state/views.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import { useDesk } from '../../support/desk.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { pressIn, saidIn, typedIn, windowOf } from '../../support/window.ts';

const desk = useDesk({ env: { SUPPORT_CONTACT: 'C0SUPPORT' } });
const { ada, lin, kim, gil, sam } = PEOPLE;

/** The App Home as it stands after somebody has opened it. */
async function home(user: string = ada): Promise<StoredView> {
  await desk.world.slack.openHome(user);
  await desk.settled();
  const published = desk.world.slack.homeOf(user);
  if (!published) throw new Error('No home is published');
  return published;
}

async function search(values: Record<string, string>, action_id = 'home_search'): Promise<void> {
  const view = await home();
  const choice = action_id === 'home_query' ? { choice: values.home_query ?? '' } : {};
  await desk.world.slack.press({ user: ada, view, action_id, values, ...choice });
  await desk.settled();
}

describe('opening the App Home', () => {
  it('home: shows a search field, the providers, how to ask and where to get help', async () => {
    await desk.restart();
    const view = await home(kim);

    const said = saidIn(view);
    expect(JSON.stringify(view.view)).toMatch(
      /"home_query".*"home_search".*Your recent look-ups.*Connected systems.*How to ask.*Help/,
    );
    expect(said).toContain('Nothing yet.');
    for (const provider of ['Linksfield', 'Tuya', 'LinkBest', 'Clink']) expect(said).toContain(`${provider} ✓`);
    expect(said).toContain('“Look up orders”');
    expect(said).toContain('<#C0SUPPORT>');
  });

  it("home: uses the person's language", async () => {
    const view = await home(lin);

    expect(JSON.stringify(view.view)).toMatch(/查询.*您最近的查询.*Tuya ✓.*如何查询.*帮助/);
  });

  it('home: ignores other tabs and events without a person', async () => {
    await desk.world.slack.openHome(ada, 'messages');
    await desk.world.slack.event({ type: 'app_home_opened', tab: 'home', event_ts: '1.2' });
    await desk.settled();

    expect(desk.world.slack.callsOf('views.publish')).toEqual([]);
  });

  it.each([
    ['two publications collide', { error: 'hash_conflict', times: 1 }],
    ['Slack asks to wait', { retryAfter: 0, times: 1 }],
  ])('home: is published at the second try when %s', async (_, fault) => {
    desk.world.slack.fail('views.publish', fault);

    const view = await home();

    expect(saidIn(view)).toContain('Linksfield');
  });

  it('home: a refusal is logged, and the next visit works', async () => {
    desk.world.slack.fail('views.publish', { error: 'not_enabled', times: 1 });
    await desk.world.slack.openHome(kim);
    await desk.settled();
    const refused = desk.world.slack.callsOf('views.publish').length;

    const view = await home(kim);

    expect(refused).toBe(1);
    expect(desk.log).toContain('"code":"not_enabled"');
    expect(saidIn(view)).toContain('Linksfield');
  });
});

describe('the App Home of people who may not ask', () => {
  it.each([
    ['a guest', gil],
    ['a person of another company', sam],
  ])('home: shows %s a sentence, and neither providers nor a search field', async (_, user) => {
    const view = await home(user);

    expect(saidIn(view)).toContain('Only full members');
    expect(JSON.stringify(view.view)).not.toMatch(/Linksfield|home_query/);
  });
});

describe('recent look-ups on the App Home', () => {
  it("recent look-ups: the person's own, each once, newest first", async () => {
    await desk.ask('89852202209090000135');
    await desk.ask(SIM);
    await desk.ask('89852202209090000135');

    const [mine, hers] = [saidIn(await home(ada)), saidIn(await home(kim))];

    expect(mine).toMatch(/89852202209090000135 · not found · .*\n89852202209090000069 · found · /);
    expect(mine.split('89852202209090000135')).toHaveLength(2);
    expect(hers).not.toContain('8985220');
  });

  it('recent look-ups: open again in a window', async () => {
    await desk.ask(SIM);

    await pressIn(desk, await home(), 'look_again');

    expect(saidIn(windowOf(desk))).toContain(ORDER);
    expect(typedIn(windowOf(desk))).toBe(SIM);
  });

  it('recent look-ups: contain no id of a person', async () => {
    await desk.ask('cus_7pages0001');
    await desk.ask(`tuya:TM-1001 user=${BUYER}`);
    await desk.ask(`tuya: user=${BUYER}`);

    const view = await home();

    expect(saidIn(view)).toContain('TM-1001 · found');
    expect(JSON.stringify(view)).not.toMatch(new RegExp(`cus_7pages0001|${BUYER}`));
  });

  it('recent look-ups: at most ten', async () => {
    for (const number of Array.from({ length: 12 }, (_, index) => `tuya:TM-70${index}`)) await desk.ask(number);

    const view = await home();

    expect(JSON.stringify(view.view).split('"look_again"')).toHaveLength(11);
  });
});

describe('searching from the App Home', () => {
  it.each(['home_search', 'home_query'])('home search: opens a window with the answer, by %s', async (action) => {
    await search({ home_query: SIM }, action);

    expect(saidIn(windowOf(desk))).toContain(ORDER);
    expect(typedIn(windowOf(desk))).toBe(SIM);
  });

  it('home search: opens an empty window when nothing was typed', async () => {
    await search({});

    expect(windowOf(desk).view).toMatchObject({ callback_id: 'search', title: { text: 'Find an order' } });
    expect(saidIn(windowOf(desk))).toBe('');
  });

  it('home search: says that the text names no order and keeps it for correction', async () => {
    await search({ home_query: 'good morning' });

    expect(saidIn(windowOf(desk))).toContain('There is no ICCID or order number');
    expect(typedIn(windowOf(desk))).toBe('good morning');
  });

  it('home search: explains in a direct message when Slack does not open the window', async () => {
    desk.world.slack.fail('views.open', { error: 'expired_trigger_id', times: 1 });

    await search({ home_query: SIM });

    expect(desk.seen(ada, CHANNELS.dm)).toEqual([expect.stringContaining('did not open')]);
  });
});

describe('providers on the App Home', () => {
  it('home: shows a provider as down', async () => {
    onTestFinished(() => desk.restart());
    desk.world.vendors.linksfield.fault = { error: 'drop' };
    await Promise.all(colleagues(5).map((user) => askedBy(user, `linksfield:SHOP-${user}`)));
    await desk.settled();
    desk.world.vendors.linksfield.fault = {};

    const said = saidIn(await home());

    expect(said).toContain('Linksfield keeps failing');
    expect(said).toContain('Clink ✓');
  });
});

/** People like Ada: what fails for one person counts once a second. */
function colleagues(count: number): readonly string[] {
  const { users } = desk.world.slack.workspace;
  const like = users.get(ada);
  if (!like) throw new Error('Ada is missing');
  const ids = Array.from({ length: count }, (_, index) => `U0LIKEADA${index}`);
  for (const id of ids) users.set(id, { ...like, id, name: id.toLowerCase() });
  onTestFinished(() => {
    for (const id of ids) users.delete(id);
  });
  return ids;
}

async function askedBy(user: string, text: string): Promise<void> {
  await desk.world.slack.command({ user, channel: CHANNELS.support, text });
}
