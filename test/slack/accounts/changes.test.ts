import { beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { GROUPS } from '../../../sandbox/slack/workspace/groups.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { pressLast } from '../../support/press.ts';

const { ada, lin } = PEOPLE;
const { support, brands } = CHANNELS;
const EU_ORDER = 'CU-EUROPEA0000120260917093012345';
/** What only the European account can have said. */
const EU_TITLE = 'EU_MONTHLY_5GB';

const desk = useDesk({
  hasFurtherAccounts: true,
  env: {
    ACCOUNT_GROUPS: `linksfield.eu=${GROUPS.europe},clink.test=${GROUPS.europe}`,
    ACCOUNT_CHANNELS: `linksfield.eu=${brands},clink.test=${brands}`,
    PII_USER_GROUPS: GROUPS.support,
  },
});

beforeEach(() => desk.world.restart());

/** What a person sees of a command in #support. */
async function ask(user: string, text: string): Promise<string> {
  const before = desk.seen(user).length;
  await desk.world.slack.command({ user, channel: support, text });
  await desk.settled();
  return desk.seen(user).slice(before).join('\n');
}

async function say(user: string, channel: string, text: string): Promise<void> {
  await desk.world.slack.message({ user, channel, text });
  await desk.settled();
}

async function leaveGroup(): Promise<void> {
  const { groups } = desk.world.slack.workspace;
  const group = groups.get(GROUPS.europe);
  if (group) groups.set(GROUPS.europe, { ...group, users: [] });
  await desk.world.slack.event({ type: 'subteam_members_changed', subteam_id: GROUPS.europe });
  await desk.settled();
}

function europe(): number {
  return desk.world.vendors.further?.['linksfield.eu'].requests.length ?? 0;
}

describe('a name that a person may not use', () => {
  it.each([
    'linksfield.eu:4567',
    `linksfield.eu:${EU_ORDER}`,
    'clink.test:order_7testmode1',
    'linksfield.eu: 4567',
    'linksfeld.eu:4567',
  ])('is read as one of no account: %s', async (text) => {
    const answer = await ask(ada, text);
    const otherwise = await ask(ada, text.replace(/[a-z]+\.[a-z]+:/, 'nobody.xx:'));

    const neutral = (said: string) => said.replace(/[a-z]+\.(?:eu|test|xx)/g, '…').replaceAll(/[0-9a-f]{8}/g, '…');
    expect(neutral(answer)).toBe(neutral(otherwise));
    expect(europe()).toBe(0);
  });

  it('is answered in private where the channel may not read the account, to a person who may use it', async () => {
    await say(lin, support, `<@${APP.user}> linksfield.eu:4567`);

    expect(desk.seen(lin).at(-1)).toContain(EU_TITLE);
    expect(desk.seen(ada).at(-1)).not.toContain('EU');
  });
});

describe('an answer of an account', () => {
  it('that is cached for one person is not shown to another', async () => {
    const first = await ask(lin, '4567');
    const asked = europe();

    const second = await ask(ada, '4567');

    expect(first).toContain(EU_TITLE);
    expect(second).toContain('CU-7ZOIHX0RB16U20250828111429591');
    expect(second).not.toMatch(/EU|Test/);
    expect(europe()).toBe(asked);
  });

  it('does not come while Slack does not say who is in the group', async () => {
    desk.world.slack.fail('usergroups.users.list', { error: 'internal_error', times: 99 });

    const answer = await ask(lin, '4567');

    expect(answer).toContain('CU-7ZOIHX0RB16U20250828111429591');
    expect(answer).not.toContain('EU');
  });

  it('is not shown in a channel that may not read it, and the person is told', async () => {
    await ask(lin, EU_ORDER);
    const before = desk.seen(ada);

    await pressLast(desk, 'show_in_channel', lin);

    expect(desk.seen(ada)).toEqual(before);
    expect(desk.seen(lin).at(-1)).toContain('Linksfield EU');
  });

  it('is left out of what a channel reads', async () => {
    await say(lin, support, `<@${APP.user}> 4567`);

    expect(desk.seen(ada).join('\n')).toContain('CU-7ZOIHX0RB16U20250828111429591');
    expect([...desk.seen(ada), ...desk.seen(lin)].join('\n')).not.toMatch(/EU|Clink Test/);
  });

  it.each([
    ['alone, without a miss that the channel reads', EU_ORDER, 0],
    ['besides what was found', `${EU_ORDER} order_7success1`, 1],
  ])('is left out of what a channel reads; who asked in vain is told what was not asked, %s', async (_, text, answers) => {
    const before = desk.seen(ada).length;

    await say(lin, support, `<@${APP.user}> ${text}`);

    expect(desk.seen(ada).slice(before + 1)).toHaveLength(answers);
    expect(desk.seen(ada).join('\n')).not.toMatch(/Linksfield EU|Clink Test/);
    expect(desk.seen(lin).at(-1)).toContain('Linksfield EU');
  });
});

describe('rights that are taken away between the answer and the press', () => {
  it.each(['refresh', 'details', 'show_in_channel', 'copy_reply'])('count for %s', async (button) => {
    await ask(lin, `linksfield.eu:${EU_ORDER}`);
    const [card, asked] = [desk.last(lin), europe()];
    const before = desk.seen(lin).length;
    await leaveGroup();

    await pressLast(desk, button, lin);

    const view = JSON.stringify(desk.world.slack.modalOf(lin)?.view.blocks ?? []);
    expect(JSON.stringify(card.blocks)).toContain(button);
    expect([...desk.seen(lin).slice(before), view].join('\n')).not.toMatch(/EU_MONTHLY|Linksfield EU/);
    expect(europe()).toBe(asked);
  });
});

it('accounts: what details of a card in its channel lead to is of the account too', async () => {
  await say(lin, brands, `<@${APP.user}> clink.test:4567`);
  await pressLast(desk, 'details_for_me', ada, brands);
  const view = desk.world.slack.modalOf(ada);
  if (!view) throw new Error('No window is open');

  await desk.world.slack.press({ user: ada, view, action_id: 'reveal_personal' });
  await desk.settled();

  expect(JSON.stringify(desk.world.slack.modalOf(ada)?.view.blocks)).toMatch(/order_7testmode1.*rowan\.ashgrove/s);
});

it('accounts: a card in a channel of the account is refreshed alike by whoever presses', async () => {
  await say(lin, brands, `<@${APP.user}> 4567`);
  const before = desk.seen(ada, brands).at(-1);

  await pressLast(desk, 'refresh_compact', ada, brands);

  expect(before).toContain(EU_TITLE);
  expect(desk.seen(ada, brands).at(-1)).toContain(EU_TITLE);
});
