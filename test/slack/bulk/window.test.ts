import { describe, expect, it, vi } from 'vitest';
import { objects } from '../../../sandbox/slack/json.ts';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { SCOPES } from '../../../sandbox/slack/workspace/permissions.ts';
import { useDesk } from '../../support/desk.ts';
import { DONE, listMessage, resultCells, shown } from './lists.ts';

const desk = useDesk();
const { ada, gil } = PEOPLE;
const FOUND = '89852202209089971478';
const MANY = Array.from({ length: 12 }, (_, at) => `8985220220908${String(at + 100_000)}`);

async function open(text = 'bulk', user: string = ada) {
  await desk.world.slack.command({ user, channel: CHANNELS.support, text });
  await desk.settled();
  const view = desk.world.slack.modalOf(user);
  if (!view) throw new Error('No window is open');
  return view;
}

function inputsOf(view: { readonly view: { readonly blocks?: unknown } }): readonly string[] {
  return objects(view.view.blocks)
    .filter(({ type }) => type === 'input')
    .map(({ block_id }) => String(block_id));
}

describe('/order bulk', () => {
  it('opens a window with a field for numbers and one for a file', async () => {
    const view = await open();

    expect(inputsOf(view)).toEqual(['list_numbers_0', 'list_file']);
  });

  it.each(['Bulk', 'bulk.', '批量'])('is known as %s too', async (text) => {
    expect(inputsOf(await open(text))).toContain('list_numbers_0');
  });

  it('with something to look up behind it is a look-up', async () => {
    await desk.ask(`bulk ${FOUND}`);

    expect(desk.world.slack.modalOf(ada)).toBeUndefined();
    expect(desk.seen().at(-1)).toContain(FOUND);
  });

  it('without the scope files:read has no field for a file', async () => {
    desk.world.slack.grant(SCOPES.filter((scope) => scope !== 'files:read'));
    await desk.world.restart();

    expect(inputsOf(await open())).toEqual(['list_numbers_0']);
    desk.world.slack.grant(SCOPES);
    await desk.world.restart();
  });

  it('is refused to a guest', async () => {
    await desk.world.slack.command({ user: gil, channel: CHANNELS.support, text: 'bulk' });
    await desk.settled();

    expect(desk.world.slack.modalOf(gil)).toBeUndefined();
    expect(desk.seen(gil).at(-1)).toContain('Only full members');
  });

  it('what is pasted is looked up; the answer is in a direct message', async () => {
    const view = await open();

    await desk.world.slack.submit({ user: ada, view, values: { list_numbers_0: `ICCID\n${FOUND}\n${FOUND}` } });

    expect((await listMessage(desk, DONE)).text).toContain('1 repeated row');
    expect(JSON.stringify(desk.world.slack.modalOf(ada)?.view)).toContain('direct message');
  });

  it('a file that is chosen is looked up', async () => {
    const view = await open();
    const file = desk.world.slack.files.add({
      name: 'a.csv',
      mimetype: 'text/csv',
      content: Buffer.from(`ICCID,Plan\n${FOUND},1 GB\n8944476500008878576,1`),
    });

    await desk.world.slack.submit({ user: ada, view, values: { list_file: [file.id] } });

    await listMessage(desk, DONE);
    expect(resultCells(desk).map(([row]) => row)).toEqual(['Row', '2', '3']);
  });

  it.each([
    ['nothing', {}, /paste some numbers/],
    ['no numbers', { list_numbers_0: 'hello there' }, /found no ICCID/],
    [
      'too many',
      { list_numbers_0: Array.from({ length: 140 }, (_, at) => 10_000 + at).join('\n'), ...tooMany() },
      /more than 1,000/,
    ],
  ])('with %s shows an error at the field', async (_, values, sentence) => {
    let view = await open();
    for (let fields = 1; fields < 8; fields++) view = await addField(view);

    const { errors } = await desk.world.slack.submit({ user: ada, view, values });

    expect(JSON.stringify(errors)).toMatch(sentence);
  });

  it('a further field keeps what is typed in the others', async () => {
    const view = await addField(await open());

    await desk.world.slack.submit({ user: ada, view, values: { list_numbers_0: FOUND, list_numbers_1: '8944476500008878576' } });

    expect((await listMessage(desk, DONE)).text).toContain('2 numbers');
  });
});

async function addField(view: { readonly id: string }) {
  await desk.world.slack.press({ user: ada, view, action_id: 'list_room' });
  await desk.settled();
  const changed = desk.world.slack.modalOf(ada);
  if (!changed) throw new Error('The window is gone');
  return changed;
}

/** Seven further fields of 143 numbers each. */
function tooMany(): Record<string, string> {
  const field = (index: number) => Array.from({ length: 143 }, (_, at) => 1_000_000 + index * 1_000 + at).join('\n');
  return Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`list_numbers_${at + 1}`, field(at)]));
}

describe('more than ten numbers in a question', () => {
  it('the answer has a button that opens the window with all of them', async () => {
    await desk.ask(MANY.join(' '));
    const message = desk.last();
    expect(JSON.stringify(message.blocks)).toContain('Look up all 12');

    await desk.world.slack.press({ user: ada, message, action_id: 'look_up_all' });
    await desk.settled();

    const view = desk.world.slack.modalOf(ada);
    expect(JSON.stringify(view?.view)).toContain(MANY.join('\\n'));
    if (view) await desk.world.slack.submit({ user: ada, view });
    expect((await listMessage(desk, DONE)).text).toContain('12 numbers');
  });

  it('what is no longer known after a restart is said in the window', async () => {
    const numbers = Array.from({ length: 60 }, (_, at) => `8985220220908${String(at + 100_000)}`);
    await desk.ask(numbers.join(' '));
    const message = desk.last();
    await desk.world.restart();

    await desk.world.slack.press({ user: ada, message, action_id: 'look_up_all' });

    await vi.waitFor(() => expect(JSON.stringify(desk.world.slack.modalOf(ada)?.view)).toContain('no longer here'), 30_000);
  });

  it('ten and fewer have none', async () => {
    await desk.ask(MANY.slice(0, 10).join(' '));

    expect(JSON.stringify(desk.last().blocks)).not.toContain('look_up_all');
  });
});

describe('a list for somebody else', () => {
  it('nobody but the person can stop it or choose for them', async () => {
    await desk.world.slack.share({
      user: ada,
      channel: CHANNELS.dm,
      name: 'a.csv',
      content: `Order number,ICCID\n4567,${FOUND}\n4568,8944476500008878576`,
    });
    const question = await listMessage(desk, /^More than one column/);
    const value = objects(question.blocks).flatMap(({ elements }) => objects(elements))[0]?.value;

    await desk.world.slack.workspace.post({
      ...question,
      channel: CHANNELS.dmLin,
      ts: '1.000001',
      blocks: [
        {
          type: 'actions',
          block_id: 'b',
          elements: [{ type: 'button', action_id: 'choose_column:0', value, text: { type: 'plain_text', text: 'x' } }],
        },
      ],
    });
    await desk.world.slack.press({
      user: PEOPLE.lin,
      message: { channel: CHANNELS.dmLin, ts: '1.000001' },
      action_id: 'choose_column:0',
    });
    await desk.settled();

    expect(desk.seen(PEOPLE.lin, CHANNELS.dmLin).at(-1)).toContain('其他人');
    expect(shown(await listMessage(desk, /^More than one column/))).toContain('Which one');
  });
});
