import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { GROUPS } from '../../../sandbox/slack/workspace/groups.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import { useDesk } from '../../support/desk.ts';

const ORDER = 'CU-REFUNDED000120260917093012345';
const { ada, lin, gil, sam, kim, fay } = PEOPLE;

describe('who may ask', () => {
  const desk = useDesk();

  async function ask(user: string): Promise<string> {
    await desk.world.slack.command({ user, channel: CHANNELS.support, text: ORDER });
    await desk.settled();
    return desk.seen(user).join('\n');
  }

  it.each([
    ['a full member', lin],
    ['a colleague of the same enterprise', kim],
  ])('%s', async (_, user) => {
    expect(await ask(user)).toContain(ORDER);
  });

  it.each([
    ['a guest', gil],
    ['a stranger', sam],
    ['somebody who has left', fay],
  ])('not %s, who gets a sentence and no order', async (_, user) => {
    const seen = await ask(user);

    expect(seen).not.toContain('Refunded');
    expect(seen).toContain('Only full members');
    expect(desk.log).toContain('"outcome":"membersOnly"');
  });

  it('a button is judged by who presses it', async () => {
    await desk.world.slack.command({ user: lin, channel: CHANNELS.support, text: ORDER });
    await desk.settled();
    await desk.world.slack.press({ user: lin, message: desk.last(lin), action_id: 'show_in_channel' });
    await desk.settled();
    const asked = desk.world.vendors.linksfield.requests.length;

    await desk.world.slack.press({ user: gil, message: desk.last(gil), action_id: 'refresh' });
    await desk.settled();

    expect(desk.seen(gil).at(-1)).toContain('Only full members');
    expect(desk.world.vendors.linksfield.requests.length).toBe(asked);
  });
});

describe('when Slack cannot say who asks', () => {
  const desk = useDesk();

  it('nothing is shown, and the person is told why', async () => {
    desk.world.slack.fail('users.info', { error: 'internal_error', times: 99 });

    const [reply = ''] = await desk.ask(ORDER);

    expect(reply).toContain('could not check with Slack');
    expect(desk.world.vendors.linksfield.requests).toEqual([]);
  });
});

describe('where and in which groups', () => {
  const desk = useDesk({ env: { ALLOWED_USER_GROUPS: GROUPS.personal, ALLOWED_CHANNELS: CHANNELS.support } });

  it('members of the group in the channel', async () => {
    expect(await desk.ask(ORDER)).toEqual([expect.stringContaining(ORDER)]);
  });

  it('not those who are in no such group', async () => {
    await desk.world.slack.command({ user: lin, channel: CHANNELS.support, text: ORDER });
    await desk.settled();

    expect(desk.seen(lin)).toHaveLength(1);
    expect(desk.seen(lin).join()).not.toContain('Refunded');
  });

  it('not in another channel', async () => {
    await desk.world.slack.command({ user: ada, channel: CHANNELS.alerts, text: ORDER });
    await desk.settled();

    expect(desk.seen(ada, CHANNELS.alerts).join()).toContain('not enabled in this channel');
  });
});

describe('how much', () => {
  const desk = useDesk({ env: { USER_LOOKUPS_PER_MINUTE: '3' } });

  it('the fourth number in a minute is one too many', async () => {
    await desk.ask(`${ORDER} CU-7ZOIHX0RB16U20250828111429591 89852202209090000051`);

    const [refused = ''] = await desk.ask(ORDER);

    expect(refused).toContain('Too many look-ups');
    expect(await (await fetch(`${desk.world.url}/metrics`)).text()).toContain(
      'order_scout_refused_total{surface="command",reason="tooManyThisMinute"} 1',
    );
  });
});

describe('what only some may see', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trail-'));
  const file = join(folder, 'audit.log');
  afterAll(() => rmSync(folder, { recursive: true }));
  const desk = useDesk({
    env: {
      PII_USER_GROUPS: GROUPS.personal,
      FINANCE_USER_GROUPS: GROUPS.finance,
      AUDIT_LOG: file,
      AUDIT_KEY: 'an invented audit key',
    },
  });

  async function reveal(user: string, action_id: string): Promise<string> {
    const { slack } = desk.world;
    await slack.command({ user, channel: CHANNELS.support, text: `tuya:TM-1001 user=${BUYER}` });
    await desk.settled();
    await slack.press({ user, message: desk.last(user), action_id: 'details' });
    await desk.settled();
    const view = slack.modalOf(user);
    if (!view) throw new Error('No details are open');
    await slack.press({ user, view, action_id });
    await desk.settled();
    return JSON.stringify(slack.modalOf(user)?.view);
  }

  it('opens for a member of the group, with a line on the trail', async () => {
    const view = await reveal(ada, 'reveal_personal');

    expect(view).toContain(BUYER);
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'reveal', user: ada, surface: 'reveal_personal', shown: ['public', 'personal'] }),
    );
    expect(readFileSync(file, 'utf8')).not.toMatch(/TM-1001|ay16/);
  });

  it('names the person to ask to everybody else, and records it in the trail', async () => {
    const view = await reveal(lin, 'reveal_personal');

    expect(view).not.toContain(BUYER);
    expect(view).toContain(`<!subteam^${GROUPS.personal}>`);
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('"event":"refused"');
  });

  it('is refused when Slack cannot say who is in the group', async () => {
    desk.world.slack.fail('usergroups.users.list', { error: 'internal_error', times: 99 });

    expect(await reveal(kim, 'reveal_personal')).not.toContain(BUYER);
  });
});

describe('/order audit me', () => {
  const desk = useDesk();

  it('shows a person their own last look-ups, and nobody else theirs', async () => {
    await desk.ask(ORDER);

    const [mine = ''] = await desk.ask('audit me');
    await desk.world.slack.command({ user: lin, channel: CHANNELS.support, text: 'audit me' });
    await desk.settled();

    expect(mine).toContain(ORDER);
    expect(desk.seen(lin).join()).not.toContain(ORDER);
  });

  it('answers anything else with the usage', async () => {
    const [reply = ''] = await desk.ask('audit lin');

    expect(reply).toContain('/order 89852202209089971478');
  });
});

describe('whose conversation a direct message is', () => {
  const desk = useDesk({ env: { ALLOWED_CHANNELS: CHANNELS.support } });

  async function ask(channel: string): Promise<string> {
    await desk.world.slack.command({ user: ada, channel, text: ORDER });
    await desk.settled();
    return desk.seen(ada, channel).join('\n');
  }

  it('access: the own direct message with the bot is always allowed', async () => {
    expect(await ask(CHANNELS.dm)).toContain('Refunded');
  });

  it.each([
    ['a colleague', CHANNELS.pair],
    ['a person of another company', CHANNELS.connect],
  ])('access: a direct message with %s is a channel like others, whatever its id', async (_, channel) => {
    const seen = await ask(channel);

    expect(seen).not.toContain('Refunded');
    expect(seen).toContain('not enabled in this channel');
  });
});
