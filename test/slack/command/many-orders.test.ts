import { describe, expect, it } from 'vitest';
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
