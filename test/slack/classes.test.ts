import { beforeAll, describe, expect, it } from 'vitest';
import { objects } from '../../sandbox/slack/json.ts';
import type { StoredView } from '../../sandbox/slack/state/views.ts';
import { CHANNELS, CONVERSATIONS } from '../../sandbox/slack/workspace/channels.ts';
import { GROUPS } from '../../sandbox/slack/workspace/groups.ts';
import { APP, PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import { lookup } from '../../src/cli/commands/lookup.ts';
import { rulesOf, SURFACE_NAMES } from '../../src/slack/answer/question.ts';
import { useDesk } from '../support/desk.ts';
import { INCOMPLETE, type Marks, marksIn, marksOf, QUESTION, textIn } from './classes/marks.ts';
import { type Surface, surfacesFor } from './classes/surfaces.ts';
import { CLASSES, type Row, readTable } from './classes/table.ts';

const desk = useDesk({
  env: {
    PII_USER_GROUPS: GROUPS.personal,
    FINANCE_USER_GROUPS: GROUPS.finance,
    AUTO_REPLY_CHANNELS: CHANNELS.alerts,
    REPEAT_WINDOW_MINUTES: '0',
    UNFURL_DOMAINS: 'shop.example=/orders/([^/?#]+)',
  },
});
const { ada, lin, gil, sam } = PEOPLE;
const TERMINAL = 'lookup in the terminal';
const SURFACES = surfacesFor(QUESTION, INCOMPLETE);
const TABLE = readTable();
const ROWS = TABLE.filter(({ surface }) => surface !== TERMINAL);

let marks: Marks;
beforeAll(async () => {
  marks = await marksOf(desk.world);
});

/** Uses a surface; what it brought somebody, as text, is told by what it returns. */
async function use({ before, use: deed, channel: own }: Surface, user: string, channel: string) {
  const where = own ?? channel;
  await before?.(desk, user, where);
  const already = new Set<unknown>(desk.world.slack.workspace.messages);
  await deed(desk, user, where);
  return {
    messages: (reader: string) =>
      textIn(
        CONVERSATIONS.filter(({ members }) => members.includes(reader))
          .flatMap(({ id }) => desk.world.slack.seenBy(reader, id))
          .filter((message) => !already.has(message))
          .map(({ bot_id, text, blocks, attachments }) => (bot_id === APP.bot ? { text, blocks, attachments } : { attachments })),
      ),
    window: (reader: string) => saidBy(desk.world.slack.modalOf(reader)),
    home: (reader: string) => saidBy(desk.world.slack.homeOf(reader)),
    files: (reader: string) =>
      textIn(
        desk.world.slack.files.all
          .filter(({ name }) => name.startsWith('orders-') && reader === user)
          .map(({ content }) => content.toString('utf8')),
      ),
    outputs: () => textIn([...desk.world.slack.functions.values()]),
  };
}

/** Without the inputs, in which stands what the person typed. */
function saidBy(view: StoredView | undefined): string {
  return textIn(objects(view?.view.blocks).filter(({ type }) => type !== 'input'));
}

function surfaceOf({ surface }: Row): Surface {
  const found = SURFACES[surface];
  if (!found) throw new Error(`Nothing checks the row "${surface}"`);
  return found;
}

/** The classes of which a text shows anything. */
function classesIn(text: string): readonly string[] {
  const shown = marksIn(text, marks);
  return CLASSES.filter((name) => shown[name].length > 0);
}

/** The audit trail's lines about a surface. */
function trailOf(
  surface: string,
): readonly { readonly surface: string; readonly event: string; readonly shown: readonly string[] }[] {
  const lines = desk.log.split('\n').filter((line) => line.includes('"audit":true'));
  return lines.map((line) => JSON.parse(line)).filter((entry) => entry.surface === surface);
}

describe('the table of docs/data-classes.md', () => {
  it('has a row for what is checked, and a check for every row', () => {
    expect(ROWS.map(({ surface }) => surface).toSorted()).toEqual(Object.keys(SURFACES).toSorted());
  });

  it('shows for every surface of the code what the code lets it show', () => {
    const rows = TABLE.filter(({ trail }) => trail !== '').map(({ trail, shows }) => [trail, shows]);
    const rules = SURFACE_NAMES.map((name) => [name, rulesOf(name).shows]);

    expect(rows.toSorted()).toEqual(rules.toSorted());
  });

  it('is about orders that hold every class', () => {
    for (const name of CLASSES) expect(marks[name].length, name).toBeGreaterThan(0);
  });
});

describe.each(ROWS)('$surface', (row) => {
  const surface = surfaceOf(row);

  it(`shows a member ${row.shows.join(' and ') || 'nothing'}, and others no more than the table says`, async () => {
    const lines = trailOf(row.trail).length;

    const brought = await use(surface, ada, CHANNELS.support);

    expect(classesIn(brought[surface.place](ada))).toEqual(row.shows);
    if (surface.place === 'messages') expect(classesIn(brought.messages(lin))).toEqual(row.reader === 'channel' ? row.shows : []);
    const entries = trailOf(row.trail).slice(lines);
    expect(entries.map(({ shown }) => shown)).toEqual(entries.map(() => row.shows));
    expect(entries.length > 0, 'a line on the trail').toBe(row.trail !== '' && row.shows.length > 0);
  });

  if (row.reader === 'workflow') return;

  it('gives a guest nothing, and leaves what others see as it is', async () => {
    await surface.before?.(desk, gil, surface.channel ?? CHANNELS.support);
    const before = [CHANNELS.support, CHANNELS.alerts].map((channel) => desk.world.slack.seenBy(lin, channel).map(textIn));

    const brought = await use({ ...surface, before: async () => {} }, gil, CHANNELS.support);

    expect(classesIn([brought.messages(gil), brought.window(gil), brought.home(gil)].join('\n'))).toEqual([]);
    const after = [CHANNELS.support, CHANNELS.alerts].map((channel) => desk.world.slack.seenBy(lin, channel).map(textIn));
    expect(after.map((texts, index) => texts.slice(0, before[index]?.length))).toEqual(before);
  });

  it('shows nothing to a stranger in a shared channel, no matter who asks there', async () => {
    if (surface.channel !== undefined) return;

    const ours = await use(surface, ada, CHANNELS.partners);
    const theirs = await use(surface, sam, CHANNELS.partners);

    const seen = [ours.messages(sam), theirs.messages(sam), theirs.window(sam), theirs.home(sam)];
    expect(classesIn(seen.join('\n'))).toEqual([]);
  });
});

describe('reveals', () => {
  it.each([
    ['customer details', 'personal'],
    ['commission and settlement', 'finance'],
  ])('%s are refused to a member who is not in the group, who is told whom to ask', async (name) => {
    const surface = SURFACES[name];
    if (!surface) throw new Error(`There is no ${name}`);

    const brought = await use(surface, lin, CHANNELS.support);

    expect(classesIn(brought.window(lin))).toEqual([]);
    expect(brought.window(lin)).toContain(`<!subteam^${name === 'customer details' ? GROUPS.personal : GROUPS.finance}>`);
  });
});

describe(TERMINAL, () => {
  it.each([[[QUESTION]], [['--json', QUESTION]]])('shows the operator what the table says: %j', async (args) => {
    const out: string[] = [];
    const terminal = {
      env: desk.world.vendors.env,
      out: (text: string) => out.push(text),
      err: () => {},
      stopped: Promise.resolve(),
    };

    const code = await lookup(args, terminal);

    expect(code).toBe(0);
    expect(classesIn(out.join('\n'))).toEqual(TABLE.find(({ surface }) => surface === TERMINAL)?.shows);
  });
});

describe('places that never show a class', () => {
  const BEYOND = ['internal', 'finance', 'personal'] as const;
  const beyondPublic = (text: string) => BEYOND.flatMap((name) => marksIn(text, marks)[name]);

  it.each(Object.entries(SURFACES))('log, trail and metrics: %s', async (_, surface) => {
    const before = desk.log.length;

    await use(surface, ada, CHANNELS.support);

    const metrics = await (await fetch(`${desk.world.url}/metrics`)).text();
    const all = [desk.log.slice(before), metrics].join('\n');
    expect(metrics).toContain('# TYPE order_scout_lookups_total');
    expect(beyondPublic(all)).toEqual([]);
    expect(marksIn(all, marks).public).toEqual([]);
  });

  it.each(Object.entries(SURFACES))('buttons and metadata: %s', async (_, surface) => {
    await use(surface, ada, CHANNELS.support);

    const calls = desk.world.slack.calls.map((call) => call.arguments);
    expect(beyondPublic(calls.flatMap(hiddenIn).join('\n'))).toEqual([]);
    const marks = calls.flatMap(({ metadata }) => (metadata === undefined ? [] : [metadata]));
    expect(marks).toEqual(marks.map(() => RANDOM_MARK));
  });
});

/** By which a post whose response was lost is found again. */
const RANDOM_MARK = {
  event_type: 'order_scout_reply',
  event_payload: { id: expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) },
};

/** Values that travel through Slack unseen. */
function hiddenIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('{') || value.startsWith('[') ? hiddenIn(JSON.parse(value)) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    (name === 'value' || name === 'private_metadata') && typeof inner === 'string' ? [inner] : hiddenIn(inner),
  );
}
