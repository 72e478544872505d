import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk();

describe('the orders of one customer', () => {
  it('command: the newest order is shown whole, the others in a table that Slack takes', async () => {
    await desk.ask('cus_7pages0001');

    const { blocks = [] } = desk.last();
    const table = blocks.find(({ type }) => type === 'data_table');
    expect(table).toMatchObject({ caption: '119 older orders', page_size: 10 });
  });
});

describe('several numbers', () => {
  const FOUND = ['89852202209090000036', '89852202209090000051', '89852202209090000069', '89852202209090000119'];
  const UNKNOWN = '89852202209090000135';

  it('command: a table of orders does not hide which number was not found', async () => {
    const [card] = await desk.ask([...FOUND, UNKNOWN].join(' '));

    expect(card).toContain(`No order found for ${UNKNOWN}.`);
  });

  it('mention: neither does the table in a thread, though it shows no whole number', async () => {
    const { message } = await desk.world.slack.message({
      user: PEOPLE.ada,
      channel: CHANNELS.support,
      text: `<@${APP.user}> ${[...FOUND, UNKNOWN].join(' ')}`,
    });
    await desk.settled();

    const reply = desk.world.slack.seenBy(PEOPLE.ada, CHANNELS.support).find(({ thread_ts }) => thread_ts === message.ts);
    expect(JSON.stringify(reply?.blocks)).toContain('No order found for `898522…0135`.');
  });
});
