import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { FIRST_WORDS_SOON, useDesk } from '../../support/desk.ts';

const desk = useDesk();
const { ask } = desk;

describe('/order', () => {
  it('command: an order and its payment at another provider are one message', async () => {
    const replies = await ask('8985 2202 2090 8997 1478');

    expect(replies).toEqual([expect.stringContaining('Same purchase at Linksfield and Clink')]);
    expect(replies[0]).toContain('order_7same4567');
  });

  it('command: a linked order that is late follows in a message of its own, with the whole purchase', async () => {
    await desk.useTimes({ linkedOrders: 0 });

    const [first = '', second = ''] = await ask('8985 2202 2090 8997 1478');

    expect(first).not.toContain('order_7same4567');
    expect(second).toContain('Same purchase at Linksfield and Clink');
    expect(second).toContain('order_7same4567');
  });

  it('answers an ICCID as it is printed on a card, to the person alone', async () => {
    const [reply = ''] = await ask('8985 2202 2090 8997 1478');

    expect(reply).toContain('Active · CLJF_ZRR_20250317_001 · Total ≈ USD 10.00');
    expect(reply).toContain('CU-7ZOIHX0RB16U20250828111429591');
    expect(reply).toContain('USD 10.00');
    expect(desk.world.slack.callsOf('acknowledgement')[0]).toMatchObject({
      status: 200,
      arguments: { response_type: 'ephemeral', unfurl_links: false, unfurl_media: false },
    });
    expect(desk.seen(PEOPLE.lin)).toEqual([]);
  });

  it('shows the newest order of several and the others as lines', async () => {
    const [reply = ''] = await ask('89852202209090000028');

    expect(reply).toContain('CU-SEVERALA000120260917093012345');
    expect(reply).toContain('CU-SEVERALA000320260917093012345');
    expect(reply.indexOf('Total')).toBeLessThan(reply.indexOf('CU-SEVERALA0002'));
  });

  it('command: a number with the prefix of a provider asks no other', async () => {
    const replies = await ask('linksfield:4567');

    expect(replies).toHaveLength(1);
    expect(replies[0]).not.toContain('Clink');
  });

  it('puts what needs attention first', async () => {
    const [reply = ''] = await ask('89852202209090000036');

    expect(reply.split('\n')[0]).toMatch(/disput/i);
  });

  it('answers several identifiers, each under its own heading', async () => {
    const [reply = ''] = await ask('89852202209089971478 and 89852202209090000069');

    expect(reply).toContain('CU-7ZOIHX0RB16U20250828111429591');
    expect(reply).toMatch(/refunded/i);
  });

  it('command: what is behind the longest text that Slack lets people send is not read', async () => {
    const words = 'please '.repeat(8_000);

    const [reply = ''] = await ask(`89852202209089971478 ${words} 89852202209090000069`);

    expect(reply).toContain('CU-7ZOIHX0RB16U20250828111429591');
    expect(reply).not.toContain('89852202209090000069');
  });

  it('looks up ten of more than ten and says so', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `CU-NOBODYS0${String(index).padStart(4, '0')}20260917093012345`);

    const [reply = ''] = await ask(numbers.join(' '));

    expect(reply).toContain('10');
    expect(reply).toContain('12');
  });

  it.each([
    ['nothing', ''],
    ['help', 'help'],
    ['words', 'where is my order'],
  ])('answers %s with the usage, naming the command as it was called', async (_, text) => {
    const [reply = ''] = await ask(text);

    expect(reply).toContain('/order 89852202209089971478');
  });

  it('command: an e-mail address gets one line, which does not repeat it', async () => {
    const [reply = ''] = await ask('rowan@example.com');

    expect(reply).toBe("I can't search by e-mail address. Please send an ICCID or order number.");
  });

  it.each([
    ['the last digits of a SIM', 'SIM ending in 1478', 'is only a part of a number'],
    ['a masked ICCID', 'iccId=8985220220908997[****]', 'is only a part of a number'],
    ['what our own tables show of a SIM', '…1478', 'is only a part of a number'],
    ['a phone number', '+34 600 123 456', "I can't search by phone, device or tracking number."],
    ['an IMEI', 'IMEI 490154203237518', "I can't search by phone, device or tracking number."],
  ])('command: %s gets one line, and no provider is asked', async (_, text, words) => {
    const [reply = ''] = await ask(text);

    expect(reply).toContain(words);
    expect(reply.split('\n')).toHaveLength(1);
    expect(reply).not.toContain('No order found');
  });

  it('command: nonsense gets two examples and the way to more, help all of them', async () => {
    const [short = ''] = await ask('where is my order');
    const [long = ''] = await ask('help');

    expect(short).toContain('/order help');
    expect(short).not.toContain('/order audit me');
    for (const subCommand of ['bulk', 'follow 4567', 'audit me']) expect(long).toContain(`/order ${subCommand}`);
  });

  it('repeats what it could not read, harmlessly', async () => {
    await ask('<!channel> *hello*');

    expect(JSON.stringify(desk.last())).not.toContain('<!channel>');
  });

  it('serves whatever command the manifest routes here', async () => {
    await desk.world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, command: '/bestellung', text: 'help' });
    await desk.settled();

    expect(desk.seen().at(-1)).toContain('/bestellung 89852202209089971478');
  });

  it('says how it read an ICCID that nobody knows, whom it asked, and what to try', async () => {
    const [reply = ''] = await ask('8985 2202 2090 9000 0135');

    expect(reply).toContain('89852202209090000135');
    expect(reply).toContain('Linksfield');
    expect(reply).toMatch(/365 days|past year/i);
  });

  it.each([
    ['refused', '89852202209090000150'],
    ['broken', '89852202209090000184'],
    ['HTML under 200', '89852202209090000200'],
    ['dropped', '89852202209090000176'],
  ])('says whose fault it is when the provider is %s, with a reference that stands in the log', async (_, iccid) => {
    const [reply = ''] = await ask(iccid);

    const [reference = 'none'] = /\b[0-9a-f]{8}\b/.exec(reply) ?? [];
    expect(reply).toContain('Linksfield');
    expect(desk.log).toContain(`"reference":"${reference}"`);
  });

  it('says first that a slow provider is awaited, and sends its answer after it', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);

    const [first = '', second = ''] = await ask('89852202209090000044');

    expect(first).toContain('Linksfield');
    expect(first).not.toContain('CU-SLOWANSW');
    expect(second).toContain('CU-SLOWANSW000120260917093012345');
  });
});

describe('what the run left behind', () => {
  it('no secret, address or personal data in any line of the log', async () => {
    await ask('order_7same4567');
    const { log, world } = desk;

    for (const secret of Object.values(world.vendors.env).filter((value) => !value.startsWith('http') && value.length > 5)) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toMatch(/xoxb-|sandbox-signing-secret|\?[a-z_]+=|@[a-z]+\.(com|example)/i);
  });

  it('figures that count lookups, requests and identifiers', async () => {
    await ask('89852202209090000069');

    const text = await (await fetch(`${desk.world.url}/metrics`)).text();

    expect(text).toMatch(
      /order_scout_lookups_total\{surface="command",provider="linksfield",outcome="found",cache="provider"\} [1-9]/,
    );
    expect(text).toMatch(/order_scout_upstream_seconds_count\{provider="linksfield",outcome="answered"\} [1-9]/);
    expect(text).toMatch(/order_scout_identifiers_total\{kind="iccid"\} [1-9]/);
  });
});
