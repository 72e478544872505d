import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Envelope } from '../sandbox/slack/delivery/envelope.ts';
import { CHANNELS } from '../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../sandbox/slack/workspace/people.ts';
import { startVendors, VENDOR_IDS, type Vendors } from '../sandbox/vendors/index.ts';
import type { Reply, StandIn } from '../sandbox/vendors/standin.ts';
import { startWorld, type World } from '../sandbox/world.ts';
import { anyText } from './arbitrary/text.ts';
import { deliver, FORM, inBatches, type Sent } from './fuzz/delivery.ts';
import { HOSTILE, mutated, mutations, poisoned } from './fuzz/mutation.ts';
import { bodyOf, everyPayload } from './fuzz/payloads.ts';
import { startProxy } from './fuzz/proxy.ts';
import { acting, mrkdwnIn, refusals, refusedContent } from './fuzz/seen.ts';
import { PATIENT_SLACK, SHORT_TIMES, WITHOUT_PACE, WITHOUT_QUOTA } from './support/settings.ts';

const SEED = 20261123;
const AT_ONCE = 40;
const { ada } = PEOPLE;
const ENV = {
  ...WITHOUT_QUOTA,
  ...WITHOUT_PACE,
  CACHE_TTL_SECONDS: '0',
  AUTO_REPLY_CHANNELS: CHANNELS.alerts,
  REPEAT_WINDOW_MINUTES: '0',
  UNFURL_DOMAINS: 'shop.example=/orders/([^/?#]+)',
};

const escaped: unknown[] = [];
const note = (error: unknown) => void escaped.push(error);
beforeEach(() => {
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  expect(escaped.splice(0)).toEqual([]);
});

function samples<Item>(arbitrary: fc.Arbitrary<Item>, count: number): Item[] {
  return fc.sample(arbitrary, { numRuns: count, seed: SEED });
}

async function isWell(world: World): Promise<void> {
  await world.settled(120_000);
  const [health, ready] = await Promise.all(['healthz', 'readyz'].map((path) => fetch(`${world.url}/${path}`)));
  expect([health?.status, ready?.status]).toEqual([200, 200]);
}

describe('the door for Slack', () => {
  let world: World;
  let envelopes: readonly Envelope[];
  beforeAll(async () => {
    world = await startWorld({ env: ENV, slack: PATIENT_SLACK, times: SHORT_TIMES });
    envelopes = await everyPayload(world);
  });
  afterAll(() => world.close());

  it('answers any body in any wrapping, signed or not, and lets no unsigned one in', async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.json(),
      fc.constantFrom(...envelopes.map((envelope) => bodyOf(envelope).body)),
    );
    const cut = fc
      .tuple(text, fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([whole, part]) => whole.slice(0, whole.length * part));
    const nested = fc.constantFrom(
      '['.repeat(200_000),
      `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      'payload=%7B',
      `payload=${'%'.repeat(99)}`,
    );
    const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Uint8Array.from(array));
    const sent: fc.Arbitrary<Sent> = fc.record({
      body: fc.oneof(text, cut, nested, bytes, fc.constant('x'.repeat(1_100_000))),
      contentType: fc.constantFrom(
        'application/json',
        FORM,
        `${FORM}; charset=utf-8`,
        'text/plain',
        'multipart/form-data',
        undefined,
      ),
      signature: fc.constantFrom(undefined, undefined, 'none' as const, 'wrong' as const, 'old' as const),
    });

    await inBatches(samples(sent, 250), 4 * AT_ONCE, async (one) => {
      const status = await deliver(world, one);

      expect(status).toBeGreaterThanOrEqual(200);
      if (one.signature !== undefined) expect([401, 413]).toContain(status);
    });

    await isWell(world);
  });

  it('survives every payload of Slack with parts missing, replaced or of another type', async () => {
    const changed = fc.tuple(fc.constantFrom(...envelopes), mutations);
    const before = world.slack.calls.length;

    await inBatches(samples(changed, 400), 4 * AT_ONCE, async ([envelope, changes]) => {
      const payload = mutated(envelope.payload, changes);
      const status = await deliver(world, bodyOf({ ...envelope, payload: Object(payload) }));

      expect(status).toBeGreaterThanOrEqual(200);
    });

    await isWell(world);
    expect(refusedContent(world.slack.calls.slice(before))).toEqual([]);
    expect(acting(world.slack.calls)).toEqual([]);
  });

  it('survives blocks that are nested without end', async () => {
    const depth = 20_000;
    const blocks = JSON.parse(`${'{"type":"section","elements":['.repeat(depth)}${']}'.repeat(depth)}`);

    await world.slack.event({
      type: 'message',
      channel: CHANNELS.alerts,
      user: ada,
      ts: '1795405000.000100',
      text: 'x',
      blocks: [blocks],
    });

    await isWell(world);
  });

  it('answers whatever somebody types', async () => {
    const word = fc.oneof(
      fc.constantFrom(
        '89852202209089971478',
        '8985 2202-2090.8997 1478',
        'CU-',
        'order_',
        'cus_1',
        '61/',
        'why',
        'audit',
        'me',
        'help',
      ),
      fc.constantFrom(
        'tuya:',
        'clink:*',
        'user=',
        'program=61',
        'linksfield:',
        ',',
        '\n',
        '::',
        '=',
        '٨٩٨٥',
        '８９８５',
        '898522\u200B0220',
      ),
      fc.constantFrom(...HOSTILE),
      anyText(40),
      fc.string({ maxLength: 40 }),
    );
    const typed = fc.oneof(
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
      fc.constantFrom(
        '8'.repeat(8_000),
        '89 '.repeat(2_600),
        'a-'.repeat(4_000),
        '('.repeat(8_000),
        `${'1/'.repeat(3_900)}2`,
        ' '.repeat(8_000),
      ),
    );
    const people = peopleLikeAda(world, 200);

    await inBatches(
      samples(typed, 200).map((text, index) => ({ text, user: people[index] ?? ada })),
      AT_ONCE,
      async ({ text, user }) => {
        const { status } = await world.slack.command({ user, channel: CHANNELS.support, text });

        expect(status).toBe(200);
      },
    );

    await isWell(world);
    const answered = new Set(world.slack.workspace.messages.map(({ visibleTo }) => visibleTo));
    expect(people.filter((user) => !answered.has(user))).toEqual([]);
    expect(refusals(world.slack.calls)).toEqual([]);
    expect(acting(world.slack.calls)).toEqual([]);
  });

  afterEach(() => world.slack.reset());
});

describe('what vendors answer', () => {
  let vendors: Vendors;
  let proxies: readonly StandIn[];
  let world: World;
  const changes = samples(mutations, 2_000);
  let turn = 0;

  function spoilt(answer: unknown): Reply {
    turn += 1;
    const body = turn % 3 === 0 ? mutated(answer, changes[turn % changes.length] ?? []) : poisoned(answer, turn, 6);
    if (turn % 23 === 0) return { body: '<!channel> <html>' };
    return turn % 11 === 0 ? { status: 500, body } : { body };
  }

  beforeAll(async () => {
    vendors = await startVendors();
    proxies = await Promise.all(VENDOR_IDS.map((id) => startProxy(vendors[id], spoilt)));
    world = await startWorld({
      slack: PATIENT_SLACK,
      times: SHORT_TIMES,
      env: { ...ENV, ...Object.assign({}, ...proxies.map(({ env }) => env)) },
    });
  });
  afterAll(async () => {
    await world.close();
    await Promise.all([vendors.close(), ...proxies.map((proxy) => proxy.close())]);
  });

  it('becomes a message that Slack takes and in which nothing of theirs acts', async () => {
    const people = peopleLikeAda(world, 80);
    const asks = people.map((user, index) => ({ user, text: questionOf(index), aloud: index % 3 === 0 }));

    await inBatches(asks, 20, async ({ user, text, aloud }) => {
      if (aloud) await world.slack.message({ user, channel: CHANNELS.support, text: `<@${APP.user}> ${text}` });
      else await world.slack.command({ user, channel: CHANNELS.support, text });
    });
    await world.settled(120_000);
    await inBatches(detailsOf(world), 20, async (press) => void (await world.slack.press(press)));

    await isWell(world);
    expect(turn).toBeGreaterThan(100);
    expect(world.slack.callsOf('views.update').length).toBeGreaterThan(20);
    expect(mrkdwnIn(world.slack.calls).filter((text) => text.includes('&lt;!channel')).length).toBeGreaterThan(20);
    expect(refusals(world.slack.calls)).toEqual([]);
    expect(acting(world.slack.calls)).toEqual([]);
  });
});

const QUESTIONS = ['89852202209089971478', 'tuya:TM-1002 user=ay1600000000001', 'linkbest:T202508280004', '89852202209090000028'];

/** Each asks for an order of Clink's that nobody has asked for, and for one of another vendor's. */
function questionOf(index: number): string {
  return `order_7pages0001n${index + 1} ${QUESTIONS[index % QUESTIONS.length]}`;
}

/** Every press of a button for details, each by a person who sees it. */
function detailsOf({ slack }: World) {
  return slack.workspace.messages.flatMap((message) => {
    const action_id = ['details', 'details_for_me'].find((id) => JSON.stringify(message.blocks ?? []).includes(`"${id}"`));
    return action_id ? [{ user: message.visibleTo ?? ada, message, action_id }] : [];
  });
}

/** Full members, so that nobody is refused for asking too much. */
function peopleLikeAda({ slack: { workspace } }: World, count: number): readonly string[] {
  const like = workspace.users.get(ada);
  const channel = workspace.channels.get(CHANNELS.support);
  if (!like || !channel) throw new Error('Ada or #support is missing');
  const ids = Array.from({ length: count }, (_, index) => `U0FUZZ${index}`);
  for (const id of ids) workspace.users.set(id, { ...like, id, name: id.toLowerCase() });
  workspace.channels.set(channel.id, { ...channel, members: [...channel.members, ...ids] });
  return ids;
}
