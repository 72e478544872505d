import { describe, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { SCOPES } from '../../../sandbox/slack/workspace/permissions.ts';
import { words } from '../../../src/slack/words/words.ts';
import { useDesk } from '../../support/desk.ts';
import { sentenceOf, whyOf } from '../../support/why.ts';
import { saidIn, windowOf } from '../../support/window.ts';
import { DONE, listMessage, PATIENCE, resultCells, share, shown } from './lists.ts';

const desk = useDesk();
const { ada, gil } = PEOPLE;

const FOUND = '89852202209089971478';
const ORDER = 'CU-7ZOIHX0RB16U20250828111429591';
const CSV = [
  'Customer,ICCID,Plan',
  `Ada,${FOUND},1 GB`,
  'Lin,89860012345678901234,1 GB',
  'Gil,8.98522E+19,1 GB',
  `Kim,${FOUND},1 GB`,
].join('\n');

describe('a file in a direct message', () => {
  it('is looked up: counts, damaged rows, a table with problems first', async () => {
    await share(desk, CSV);

    const message = await listMessage(desk, DONE);
    expect(message.text).toBe('Your list is done: 2 numbers. 1 found. 1 not found. 1 row could not be read. 1 repeated row');
    const lines = shown(message).split('\n');
    expect(lines).toContain('Row 4, 8.98522E+19: A spreadsheet has rounded this number and its last digits are lost');
    expect(lines).toContain(`🟢 Active · ${FOUND} · ${ORDER} · Linksfield`);
    expect(lines).toContain('Not found · 89860012345678901234 · — · —');
  });

  it('is a list, and what is typed with it is a question', async () => {
    const text = 'And order_7success1?';

    await desk.world.slack.share({ user: ada, channel: CHANNELS.dm, name: 'sims.csv', content: CSV, text });

    expect((await listMessage(desk, DONE)).text).toContain('2 numbers');
    expect(shown(await listMessage(desk, /^(?!And ).*order_7success1/))).toContain('Clink');
  });

  it('with a sentence that names no number is answered as a list alone', async () => {
    const before = desk.seen(ada, CHANNELS.dm).length;

    await desk.world.slack.share({ user: ada, channel: CHANNELS.dm, name: 'sims.csv', content: CSV, text: 'please check' });

    await listMessage(desk, DONE);
    await desk.settled();
    expect(desk.seen(ada, CHANNELS.dm).slice(before).join('\n')).not.toContain('I found no ICCID');
  });

  it.each(['help', '帮助'])('with %s alone is looked up, and the help is shown', async (text) => {
    const before = desk.seen(ada, CHANNELS.dm).length;

    await desk.world.slack.share({ user: ada, channel: CHANNELS.dm, name: 'sims.csv', content: CSV, text });

    await vi.waitFor(() => {
      const said = desk.seen(ada, CHANNELS.dm).slice(before);
      expect(said.filter((line) => line.startsWith('Your list is done'))).toHaveLength(1);
      expect(said.filter((line) => line.startsWith('I find orders by ICCID'))).toHaveLength(1);
    }, PATIENCE);
  });

  it('has the whole result as a file in the thread of its message: a row for each row of the list', async () => {
    await share(desk, CSV);

    const { ts } = await listMessage(desk, DONE);
    const [file] = desk.world.slack.seenBy(ada, CHANNELS.dm).filter(({ thread_ts, files }) => thread_ts === ts && files);
    expect(file?.files).toHaveLength(1);
    const rows = resultCells(desk).map(([row, input, , , result, , order, , status, , total, currency]) =>
      [row, input, result, order, status, total, currency].join('|'),
    );
    expect(rows).toEqual([
      'Row|Input|Result|Order|Status|Total|Currency',
      `2|'${FOUND}|Found|${ORDER}|Active|≈ 10.00|USD`,
      "3|'89860012345678901234|Not found||||",
      '4|8.98522E+19|A spreadsheet has rounded this number and its last digits are lost||||',
      `5|'${FOUND}|Same as row 2||||`,
    ]);
  });

  it('asks a number once, however often it is in the list', async () => {
    const before = desk.log.length;

    await share(desk, CSV);
    await listMessage(desk, DONE);

    const trail = desk.log
      .slice(before)
      .split('\n')
      .filter((line) => line.includes('"surface":"list"'));
    expect(trail.filter((line) => line.includes('"event":"lookup"'))).toHaveLength(2);
  });

  it('with two columns of numbers asks which one is meant', async () => {
    await share(desk, `Order number,ICCID\n4567,${FOUND}\n4568,8944476500008878576`);
    const question = await listMessage(desk, /^More than one column/);
    expect(shown(question)).toContain(`ICCID (column B): ${FOUND} and 8944476500008878576`);

    await desk.world.slack.press({ user: ada, message: question, action_id: 'choose_column:1' });

    const message = await listMessage(desk, DONE);
    expect(message.ts).toBe(question.ts);
    expect(resultCells(desk).map(([, input]) => input)).toEqual(['Input', `'${FOUND}`, "'8944476500008878576"]);
  });

  it('with numbers of something else alone asks before it looks them up', async () => {
    await share(desk, 'Ticket ID,Subject\n4567,no data\n');
    const question = await listMessage(desk, /^No column is named after orders/);

    await desk.world.slack.press({ user: ada, message: question, action_id: 'choose_column:0' });

    expect((await listMessage(desk, DONE)).text).toContain('Your list is done: 1 number.');
  });

  it('with more numbers than the limit in the column that was chosen gets a sentence, and another may be chosen', async () => {
    const rows = Array.from({ length: 1_001 }, (_, at) => `8985220220908${at + 100_000},4567`);
    await share(desk, ['ICCID,Order number', ...rows].join('\n'));
    const question = await listMessage(desk, /^More than one column/);

    await desk.world.slack.press({ user: ada, message: question, action_id: 'choose_column:0' });
    await listMessage(desk, /^There are more than 1,000/);
    await desk.world.slack.press({ user: ada, message: question, action_id: 'choose_column:1' });

    expect((await listMessage(desk, DONE)).text).toContain('Your list is done: 1 number.');
  });

  it.each([
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0]), 'sims.xlsx', /^This is a workbook/],
    ['no text', Uint8Array.from([0, 1, 2, 3, 0, 0, 1]), 'sims.bin', /^This file is no text/],
    ['no identifiers', 'Name,City\nAda,Berlin\nLin,Shenzhen', 'people.csv', /^I found no ICCID and no order number/],
    [
      'too many rows',
      Array.from({ length: 5_000 }, (_, at) => `8985220220908${at + 100_000}`).join('\n'),
      'all.csv',
      /^There are more than 1,000/,
    ],
    [
      'lines of different encodings',
      Buffer.concat([Buffer.from('订单,1\n'), Buffer.from([0xb6, 0xa9, 0xb5, 0xa5])]),
      'mix.csv',
      /^The lines of this file/,
    ],
  ])('with %s gets a sentence', async (_, content, name, sentence) => {
    await share(desk, content, name);

    expect(shown(await listMessage(desk, sentence))).toMatch(sentence);
  });

  it('without the scope files:read is answered with a sentence that names it', async () => {
    desk.world.slack.grant(SCOPES.filter((scope) => scope !== 'files:read'));

    await share(desk, CSV);

    expect((await listMessage(desk, /does not let me read files/)).text).toContain('files:read');
  });

  it('without the scope files:write has its result in the message, which names the scope', async () => {
    desk.world.slack.grant(SCOPES.filter((scope) => scope !== 'files:write'));

    await share(desk, CSV);

    expect(shown(await listMessage(desk, DONE))).toContain('the app lacks the scope files:write');
  });

  it('is read in Chinese for a person whose Slack is in Chinese', async () => {
    await desk.world.slack.share({ user: PEOPLE.lin, channel: CHANNELS.dmLin, name: 'a.csv', content: `ICCID\n${FOUND}` });

    const message = await listMessage(desk, /^列表查询完成/, PEOPLE.lin, CHANNELS.dmLin);
    expect(message.text).toContain('1 个已找到');
  });

  it('is looked up once, though Slack delivers the event again', async () => {
    const { deliveries } = await desk.world.slack.share({ user: ada, channel: CHANNELS.dm, name: 'a.csv', content: CSV });
    await listMessage(desk, DONE);

    for (const delivery of deliveries) await desk.world.slack.redeliver(delivery, { number: 1 });
    await desk.settled();

    expect(desk.world.slack.callsOf('file')).toHaveLength(1);
  });

  it('is one trial for the guard against guessing, however many of its numbers do not exist', async () => {
    await share(desk, Array.from({ length: 30 }, (_, at) => `89852202209${String(at * 7_919 + 10_000_000)}`).join('\n'));
    await listMessage(desk, DONE);
    await desk.settled();

    expect((await desk.ask(FOUND)).join('\n')).toContain('Active');
  });
});

describe('a file in a channel', () => {
  it('is not even fetched for a guest, who gets the sentence that everybody without access gets', async () => {
    const { message } = await desk.world.slack.share({
      user: ada,
      channel: CHANNELS.support,
      name: 'names.csv',
      content: 'Name',
    });

    await desk.world.slack.shortcut({ user: gil, callback_id: 'look_up_orders', message });
    await desk.settled();

    expect(saidIn(windowOf(desk, gil))).toContain(words('en').membersOnly);
    expect(desk.world.slack.callsOf('file')).toEqual([]);
  });

  it('is looked up by the shortcut in its message, and answered in a direct message only', async () => {
    const { message } = await desk.world.slack.share({
      user: PEOPLE.lin,
      channel: CHANNELS.support,
      name: 'sims.csv',
      content: CSV,
    });
    const before = desk.seen(PEOPLE.lin).length;

    await desk.world.slack.shortcut({ user: ada, callback_id: 'look_up_orders', message });

    expect(shown(await listMessage(desk, DONE))).toContain(ORDER);
    await vi.waitFor(() => expect(JSON.stringify(desk.world.slack.modalOf(ada)?.view)).toContain('direct message'), 30_000);
    expect(desk.seen(PEOPLE.lin)).toHaveLength(before);
  });

  it('is left alone otherwise', async () => {
    const { message } = await desk.world.slack.share({ user: ada, channel: CHANNELS.support, name: 'sims.csv', content: CSV });
    await desk.settled();

    expect(await whyOf(desk, message)).toContain(sentenceOf('not_an_automatic_channel'));
    expect(desk.world.slack.callsOf('file')).toEqual([]);
  });
});
