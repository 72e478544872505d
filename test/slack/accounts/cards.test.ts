import { expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { outcomeOf } from '../../../src/bulk/outcome.ts';
import { sheetCells, sheetRows } from '../../../src/slack/cards/bulk/sheet.ts';
import { words } from '../../../src/slack/words/words.ts';
import { finding, found, linksfieldOrder, NUMBER } from '../../support/cards.ts';
import { useDesk } from '../../support/desk.ts';

const TEST_ORDER = 'order_7testmode1';
const FAILED = 'order_7testmode2';

const desk = useDesk({
  hasFurtherAccounts: true,
  env: { AUTO_REPLY_CHANNELS: CHANNELS.alerts, MAX_ACCOUNTS_PER_QUESTION: '3', UNFURL_DOMAINS: 'shop.example=/orders/([^/?#]+)' },
});
const { ada, lin } = PEOPLE;

it('account: the card names the accounts that were not asked about a number, and how to ask one', async () => {
  const [card = ''] = await desk.ask('SHOP-2044');

  expect(card).toContain('Not asked, because there are too many accounts: LinkBest, Clink, and Clink Test.');
  expect(card).toContain('linkbest:SHOP-2044');
});

it('account: one that is asked by name is the only one on the card', async () => {
  const [card = ''] = await desk.ask('linksfield.eu:4567');

  expect(card).toContain('EU_MONTHLY_5GB');
  expect(card).toContain('Linksfield EU, checked');
  expect(card).not.toContain('Not asked');
});

it('account: a mistyped name is corrected', async () => {
  const [card = ''] = await desk.ask('linksfeld.eu:4567');

  expect(card).toContain("I don't know linksfeld.eu. Did you mean linksfield.eu:4567?");
});

it.each([
  ['a command', ada, CHANNELS.support, () => desk.ask(TEST_ORDER)],
  ['a command in Chinese', lin, CHANNELS.support, () => command(lin)],
  ['a mention', ada, CHANNELS.support, () => say(`<@${APP.user}> ${TEST_ORDER}`)],
  ['an automatic reply', ada, CHANNELS.alerts, () => say(TEST_ORDER, CHANNELS.alerts)],
])('badge: an order of a test system has one in the answer to %s', async (_, user, channel, use) => {
  await use();
  await desk.settled();

  expect(desk.last(user, channel).text).toContain('test · ');
  expect(desk.seen(user, channel).at(-1)).toContain('🧪 test · ');
});

it('accounts: /readyz, the metrics and the App Home list each', async () => {
  await desk.ask('linksfield.eu:4567');
  await desk.world.slack.openHome(ada);
  await desk.settled();

  const [ready, metrics] = await Promise.all(
    ['readyz', 'metrics'].map(async (path) => (await fetch(`${desk.world.url}/${path}`)).text()),
  );

  expect(JSON.parse(ready ?? '')).toMatchObject({
    providers: { linksfield: 'closed', 'linksfield.eu': 'closed', 'clink.test': 'closed' },
  });
  expect(metrics).toMatch(/provider="linksfield\.eu",outcome="found"/);
  expect(JSON.stringify(desk.world.slack.homeOf(ada)?.view.blocks)).toMatch(/Linksfield EU ✓.*:test_tube: test Clink Test ✓/s);
});

it('badge: a file of results says which orders are of a test system', () => {
  const order = { ...linksfieldOrder(), account: 'linksfield.test', environment: 'test' };
  const outcome = outcomeOf([finding(NUMBER, { id: 'linksfield.test', label: 'Linksfield Test' }, found([order]))]);
  const entry = { row: 1, input: '4567', reading: { kind: 'identifier', identifier: NUMBER } } as const;

  const rows = sheetRows({ entries: [entry], outcomes: new Map([[0, outcome]]) }, words('en'));

  expect(sheetCells(rows, words('en'))[1]).toContain('Linksfield Test · test');
});

it('badge: real orders have none', async () => {
  const [card = ''] = await desk.ask('order_7success1');

  expect(card).not.toContain('🧪');
});

it('badge: a table has one in the row of each order of a test system', async () => {
  const [card = ''] = await desk.ask(`${TEST_ORDER} ${FAILED} order_7success1 order_7failed02`);

  expect(card.split('\n').filter((line) => line.includes('🧪 test'))).toHaveLength(2);
});

async function command(user: string): Promise<void> {
  await desk.world.slack.command({ user, channel: CHANNELS.support, text: TEST_ORDER });
}

async function say(text: string, channel: string = CHANNELS.support): Promise<void> {
  await desk.world.slack.message({ user: ada, channel, text });
}

it('accounts: recent look-ups say by which name a number was asked', async () => {
  await desk.ask('linksfield.eu:4567');

  const [mine = ''] = await desk.ask('audit me');

  expect(mine).toContain('linksfield.eu:4567');
});
