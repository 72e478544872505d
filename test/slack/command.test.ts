import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApiCall } from '../../sandbox/slack/calls.ts';
import { CHANNELS } from '../../sandbox/slack/channels.ts';
import { PEOPLE } from '../../sandbox/slack/people.ts';
import { messageOf } from '../../sandbox/slack/reply.ts';
import { startWorld, type World } from '../../sandbox/world.ts';
import { asText } from '../../src/slack/cards/plain.ts';

let world: World;
const lines: string[] = [];

beforeAll(async () => {
  world = await startWorld({ log: (line) => void lines.push(line) });
});

afterEach(() => world.slack.reset());

afterAll(() => world.close());

/** Sends the command and returns what the person came to see, in order. */
async function ask(text: string, replies = 1): Promise<string[]> {
  const { status } = await world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text });
  expect(status).toBe(200);
  return (await seen(replies)).map((call) => asText(messageOf(call)));
}

async function seen(replies: number): Promise<ApiCall[]> {
  await world.slack.until(() => posted().length >= replies, 20_000);
  return posted();
}

function posted(): ApiCall[] {
  return world.slack.calls.filter(({ method }) => method === 'response_url');
}

describe('/order', () => {
  it('answers an ICCID as it is printed on a card, to the person alone', async () => {
    const [reply = ''] = await ask('8985 2202 2090 8997 1478');

    expect(reply).toContain('Active · CLJF_ZRR_20250317_001 · CU-7ZOIHX0RB16U20250828111429591');
    expect(reply).toContain('USD 10.00');
    expect(posted()[0]).toMatchObject({
      status: 200,
      arguments: { response_type: 'ephemeral', unfurl_links: false, unfurl_media: false },
    });
  });

  it('shows the newest order of several and the others as lines', async () => {
    const [reply = ''] = await ask('89852202209090000028');

    expect(reply).toContain('CU-SEVERALA000120260917093012345');
    expect(reply).toContain('CU-SEVERALA000320260917093012345');
    expect(reply.indexOf('Total')).toBeLessThan(reply.indexOf('CU-SEVERALA0002'));
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
    ['an e-mail address', 'ada@example.com'],
  ])('answers %s with the usage, naming the command as it was called', async (_, text) => {
    const [reply = ''] = await ask(text);

    expect(reply).toContain('/order 89852202209089971478');
  });

  it('repeats what it could not read, harmlessly', async () => {
    const { status } = await world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: '<!channel> *hello*' });
    const [call] = await seen(1);

    expect(status).toBe(200);
    expect(JSON.stringify(call?.arguments)).not.toContain('<!channel>');
  });

  it('serves whatever command the manifest routes here', async () => {
    await world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, command: '/bestellung', text: 'help' });
    const [call] = await seen(1);

    expect(call && asText(messageOf(call))).toContain('/bestellung 89852202209089971478');
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
    expect(lines.join()).toContain(`"reference":"${reference}"`);
  });

  it('says first that a slow provider is awaited, and sends its answer after it', async () => {
    const [first = '', second = ''] = await ask('89852202209090000044', 2);

    expect(first).toContain('Linksfield');
    expect(first).not.toContain('CU-SLOWANSW');
    expect(second).toContain('CU-SLOWANSW000120260917093012345');
  });
});

describe('what the run left behind', () => {
  it('no secret, address or personal data in any line of the log', async () => {
    await ask('order_7same4567', 1);
    const log = lines.join('\n');

    for (const secret of Object.values(world.vendors.env).filter((value) => !value.startsWith('http') && value.length > 5)) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toMatch(/xoxb-|sandbox-signing-secret|\?[a-z_]+=|@[a-z]+\.(com|example)/i);
  });

  it('figures that count lookups, requests and identifiers', async () => {
    const text = await (await fetch(`${world.url}/metrics`)).text();

    expect(text).toMatch(
      /order_scout_lookups_total\{surface="command",provider="linksfield",outcome="found",cache="provider"\} [1-9]/,
    );
    expect(text).toMatch(/order_scout_upstream_seconds_count\{provider="linksfield",outcome="answered"\} [1-9]/);
    expect(text).toMatch(/order_scout_identifiers_total\{kind="iccid"\} [1-9]/);
  });
});
