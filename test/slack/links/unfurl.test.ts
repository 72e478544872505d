import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { FIRST_WORDS_SOON, useDesk } from '../../support/desk.ts';
import { sentenceOf, whyOf } from '../../support/why.ts';

const EXPRESSIONS = 'shop.example=/orders/([^/?#]+);;desk.example=[?&]order=([^&#]+)';

const desk = useDesk({ env: { UNFURL_DOMAINS: EXPRESSIONS } });
const { ada, gil, sam } = PEOPLE;

/** Posts a message, waits until the bot is done, and returns its call and what stands below the message now. */
async function post(text: string, { user = ada as string, channel = CHANNELS.support as string } = {}) {
  const { slack } = desk.world;
  slack.unfurl(['shop.example', 'desk.example']);
  const told = await slack.message({ user, channel, text });
  await desk.settled();
  const { attachments = [] } = slack.workspace.message(channel, told.message.ts) ?? {};
  return { ...told, attachments, below: JSON.stringify(attachments), calls: slack.callsOf('chat.unfurl') };
}

describe('unfurls', () => {
  it('unfurl: shows stage, title and id, and public data only', async () => {
    const { attachments, below, calls } = await post('see <https://shop.example/orders/CU-7ZOIHX0RB16U20250828111429591|this>');

    expect(attachments).toMatchObject([
      { from_url: 'https://shop.example/orders/CU-7ZOIHX0RB16U20250828111429591', is_app_unfurl: true },
    ]);
    expect(below).toMatch(/\*Active\* · CLJF_ZRR_20250317_001 · [^`]* · `CU-7ZOIHX0RB16U20250828111429591`/);
    expect(below).not.toMatch(/USD|10\.00|"actions"|@/);
    expect(calls).toMatchObject([{ arguments: { channel: CHANNELS.support } }]);
  });

  it('unfurl: shows attention first', async () => {
    const { below } = await post('<https://shop.example/orders/89852202209090000036>');

    expect(below).toMatch(/:scales: \*Disputed/);
  });

  it('unfurl: accepts subdomains, free-form and percent-encoded numbers, one card for each link', async () => {
    const links = ['https://admin.shop.example/orders/4567', 'https://desk.example/find?order=%34567'];

    const { attachments, calls } = await post(links.map((link) => `<${link}>`).join(' and '));

    expect(attachments.map(({ from_url: url }) => url)).toEqual(links);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['a page without a number', 'https://shop.example/about'],
    ['an order that nobody knows', 'https://shop.example/orders/89852202209090000135'],
    ["a person's id", 'https://shop.example/orders/cus_7same4567'],
    ['a provider that fails', 'https://shop.example/orders/89852202209090000150'],
  ])('unfurl: shows nothing for %s', async (_, url) => {
    const { calls, attachments, deliveries } = await post(`<${url}>`);

    expect(calls).toEqual([]);
    expect(attachments).toEqual([]);
    expect(desk.seen()).toHaveLength(1);
    expect(deliveries.at(-1)).toMatchObject({ status: 200, envelope: { payload: { event: { type: 'link_shared' } } } });
  });

  it('unfurl: waits for a slow provider and is sent once', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);

    const { below, calls } = await post('<https://shop.example/orders/89852202209090000044>');

    expect(below).toContain('CU-SLOWANSW');
    expect(calls).toHaveLength(1);
  });

  it('unfurl: shows nothing in a shared channel, no matter who posts', async () => {
    const url = '<https://shop.example/orders/89852202209089971478>';

    const ours = await post(url, { channel: CHANNELS.partners });
    const theirs = await post(url, { channel: CHANNELS.partners, user: sam });

    expect([ours.calls, theirs.calls]).toEqual([[], []]);
    expect(await whyOf(desk, ours.message)).toContain(sentenceOf('shared_channel'));
    expect(await whyOf(desk, theirs.message)).toContain(sentenceOf('shared_channel'));
  });

  it('unfurl: is shown when Slack says who reads the channel, and not before', async () => {
    await desk.restart();
    desk.world.slack.unfurl(['shop.example']);
    desk.world.slack.fail('conversations.info', { error: 'internal_error' });
    const { message } = await desk.world.slack.message({
      user: ada,
      channel: CHANNELS.escalations,
      text: '<https://shop.example/orders/89852202209089971478>',
    });
    await expect.poll(() => desk.log).toContain('Slack did not say who reads a channel');
    const before = desk.world.slack.callsOf('chat.unfurl');

    desk.world.slack.restore();
    await desk.settled();

    expect(before).toEqual([]);
    expect(desk.world.slack.callsOf('chat.unfurl')).toHaveLength(1);
    expect(await whyOf(desk, message)).toContain(sentenceOf('not_checked'));
  });

  it('unfurl: shows nothing for a guest', async () => {
    const { calls, message } = await post('<https://shop.example/orders/89852202209089971478>', { user: gil });

    expect(calls).toEqual([]);
    expect(await whyOf(desk, message)).toContain(sentenceOf('not_allowed'));
  });

  it('unfurl: repeated events are answered once', async () => {
    const { deliveries } = await post('<https://shop.example/orders/89852202209089971478>');
    const [shared] = deliveries.slice(-1);
    if (!shared) throw new Error('Slack told nothing');

    await desk.world.slack.redeliver(shared, { number: 0 });
    await desk.world.slack.redeliver(shared, { number: 2 });
    await desk.settled();

    expect(desk.world.slack.callsOf('chat.unfurl')).toHaveLength(1);
  });

  it('unfurl: shows nothing while the message is being written', async () => {
    const { status } = await desk.world.slack.event({
      type: 'link_shared',
      channel: 'COMPOSER',
      message_ts: `${ada}-909b5454`,
      user: ada,
      unfurl_id: `${ada}-909b5454`,
      source: 'composer',
      links: [{ url: 'https://shop.example/orders/89852202209089971478', domain: 'shop.example' }],
    });
    await desk.settled();

    expect(status).toBe(200);
    expect(desk.world.slack.callsOf('chat.unfurl')).toEqual([]);
  });

  it.each([
    ['no links', { channel: CHANNELS.support, message_ts: '1' }],
    ['links of another kind', { channel: CHANNELS.support, message_ts: '1', links: [7, { domain: 'shop.example' }] }],
    ['no channel', { message_ts: '1', links: [{ url: 'https://shop.example/orders/4567' }] }],
    ['no address', { channel: CHANNELS.support, message_ts: '1', links: [{ url: 'shop.example/orders/4567' }] }],
  ])('unfurl: an event with %s is acknowledged and ignored', async (_, event) => {
    const { attempts } = await desk.world.slack.event({ type: 'link_shared', ...event });
    await desk.settled();

    expect(attempts.map(({ status }) => status)).toEqual([200]);
    expect(desk.world.slack.callsOf('chat.unfurl')).toEqual([]);
  });

  it('unfurl: is plain text when Slack refuses the blocks', async () => {
    desk.world.slack.fail('chat.unfurl', { error: 'invalid_blocks', times: 1 });

    const { attachments } = await post('<https://shop.example/orders/89852202209089971478>');

    expect(attachments).toMatchObject([{ text: expect.stringContaining('CU-7ZOIHX0RB16U20250828111429591') }]);
    expect(attachments[0]).not.toHaveProperty('blocks');
  });
});
