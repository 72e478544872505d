import { beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS, CONVERSATIONS } from '../../../sandbox/slack/workspace/channels.ts';
import { GROUPS } from '../../../sandbox/slack/workspace/groups.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { INCOMPLETE, QUESTION, textIn } from '../classes/marks.ts';
import { type Surface, surfacesFor } from '../classes/surfaces.ts';
import { readTable } from '../classes/table.ts';

const { ada, lin } = PEOPLE;
const EU = 'linksfield.eu';
const EU_ORDER = 'CU-EUROPEA0000120260917093012345';
/** What only the European account can have said, and its name. */
const MARKS = /EU_MONTHLY_5GB|Linksfield EU/;

const desk = useDesk({
  hasFurtherAccounts: true,
  env: {
    // Lin is in the group, and Ada is not.
    ACCOUNT_GROUPS: `${EU}=${GROUPS.europe}`,
    ACCOUNT_CHANNELS: `${EU}=${CHANNELS.brands}`,
    PII_USER_GROUPS: GROUPS.support,
    FINANCE_USER_GROUPS: GROUPS.support,
    AUTO_REPLY_CHANNELS: `${CHANNELS.alerts},${CHANNELS.support},${CHANNELS.brands}`,
    REPEAT_WINDOW_MINUTES: '0',
    UNFURL_DOMAINS: 'shop.example=/orders/([^/?#]+)',
  },
});
const OFFERED = `${INCOMPLETE} ${EU_ORDER}`;
/** With orders of other accounts, which have something to reveal. */
const SURFACES = surfacesFor(`${EU_ORDER} ${QUESTION}`, OFFERED);
/** A card of one order has a reply for its customer. */
const ALONE = surfacesFor(EU_ORDER, OFFERED);
const ROWS = readTable().filter(({ accounts }) => accounts !== 'all');
const rowsOf = (...wanted: readonly string[]) => ROWS.filter(({ accounts }) => wanted.includes(accounts));

beforeEach(async () => {
  await desk.world.restart();
});

function surfaceOf({ surface }: { readonly surface: string }): Surface {
  const found = (surface === 'reply for the customer' ? ALONE : SURFACES)[surface];
  if (!found) throw new Error(`Nothing checks the row "${surface}"`);
  return found;
}

/** Uses a surface; what it brought to each person, and what it asked the European account. */
async function use({ before, use: deed, channel: own }: Surface, user: string, channel: string) {
  const where = own === CHANNELS.dm && user === lin ? CHANNELS.dmLin : (own ?? channel);
  await before?.(desk, user, where);
  const already = new Set<unknown>(desk.world.slack.workspace.messages);
  const asked = europe().length;
  await deed(desk, user, where);
  return {
    seenBy: (reader: string) => textIn([messagesOf(reader, already), viewsOf(reader), [...desk.world.slack.functions.values()]]),
    asked: europe().length - asked,
  };
}

function europe() {
  return desk.world.vendors.further?.[EU].requests ?? [];
}

function messagesOf(reader: string, already: ReadonlySet<unknown>) {
  return CONVERSATIONS.filter(({ members }) => members.includes(reader))
    .flatMap(({ id }) => desk.world.slack.seenBy(reader, id))
    .filter((message) => !already.has(message))
    .map(({ bot_id, text, blocks, attachments }) => (bot_id === APP.bot ? { text, blocks, attachments } : { attachments }));
}

function viewsOf(reader: string) {
  return [desk.world.slack.modalOf(reader)?.view.blocks, desk.world.slack.homeOf(reader)?.view.blocks];
}

describe('a person who may not use an account', () => {
  it.each(ROWS)('does not reach it and does not read its name by: $surface', async (row) => {
    const brought = await use(surfaceOf(row), ada, CHANNELS.support);

    expect(brought.seenBy(ada)).not.toMatch(MARKS);
    expect(brought.seenBy(lin)).not.toMatch(MARKS);
    expect(brought.asked).toBe(0);
  });

  it.each(rowsOf('person'))('who may use it reaches it or reads its name by: $surface', async (row) => {
    const brought = await use(surfaceOf(row), lin, CHANNELS.support);

    expect(brought.asked > 0 || MARKS.test(brought.seenBy(lin))).toBe(true);
    expect(brought.seenBy(ada)).not.toMatch(MARKS);
  });
});

describe('what a whole channel reads', () => {
  it.each(rowsOf('channel'))('has nothing of an account that is not for the channel, whoever asks: $surface', async (row) => {
    const brought = await use({ ...surfaceOf(row), channel: CHANNELS.support }, lin, CHANNELS.support);

    expect(brought.seenBy(ada)).not.toMatch(MARKS);
  });

  it.each(rowsOf('channel'))('has all of it in a channel of the account: $surface', async (row) => {
    const brought = await use({ ...surfaceOf(row), channel: CHANNELS.brands }, ada, CHANNELS.brands);

    expect(brought.seenBy(ada)).toMatch(MARKS);
  });
});
