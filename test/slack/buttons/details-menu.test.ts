import { describe, expect, it } from 'vitest';
import { isObject, type Json, objects, text } from '../../../sandbox/slack/json.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { saidIn, windowOf } from '../../support/window.ts';

const { ada } = PEOPLE;
const DISPUTED = 'CU-DISPUTED000120260917093012345';
const SIMS = [
  '89852202209089971478',
  '89852202209090000036',
  '89852202209090000051',
  '89852202209090000069',
  '89852202209090000119',
];
const desk = useDesk();

/** The menu of the newest message in which one order can be chosen. */
function menu(): { readonly blockId: string; readonly options: readonly Json[] } {
  const rows = objects(desk.last().blocks).filter(({ type }) => type === 'actions');
  const found = rows.find((row) => objects(row.elements).some(({ type }) => type === 'static_select'));
  if (!found) throw new Error('The message has no menu of orders');
  return { blockId: text(found, 'block_id'), options: objects(objects(found.elements)[0]?.options) };
}

async function choose(order: string): Promise<void> {
  const { blockId, options } = menu();
  const choice = options.map((option) => text(option, 'value')).find((value) => value.includes(order));
  await desk.world.slack.press({
    user: ada,
    message: desk.last(),
    action_id: 'more',
    block_id: blockId,
    ...(choice === undefined ? {} : { choice }),
  });
  await desk.settled();
}

describe('the menu below a table of orders', () => {
  it('details menu: a row of several SIMs opens alone, with its number of the table', async () => {
    await desk.ask(SIMS.join(' '));

    const labels = menu().options.map((option) => (isObject(option.text) ? text(option.text, 'text') : ''));
    await choose(DISPUTED);

    expect(labels).toHaveLength(SIMS.length);
    expect(labels).toContainEqual(expect.stringMatching(new RegExp(`…0036 · ${DISPUTED}$`)));
    expect(saidIn(windowOf(desk))).toContain(DISPUTED);
    expect(saidIn(windowOf(desk))).not.toContain('CU-7ZOIHX0RB16U');
  });

  it('details menu: an older order of a customer opens, though the id of a person does not travel through Slack', async () => {
    await desk.ask('cus_7pages0001');

    await choose('order_7pages0001n115');

    expect(JSON.stringify(desk.last().blocks)).not.toMatch(/"value":"[^"]*cus_7pages0001/);
    expect(saidIn(windowOf(desk))).toContain('order_7pages0001n115');
    expect(saidIn(windowOf(desk))).not.toContain('order_7pages0001n114');
  });

  it('details menu: an older order of one SIM opens', async () => {
    await desk.ask('89852202209090000218');

    const [{ value } = { value: '' }] = menu().options;
    await choose(String(value).split('\u001f').at(-1) ?? '');

    expect(saidIn(windowOf(desk))).toContain(String(value).split('\u001f').at(-1));
  });
});
