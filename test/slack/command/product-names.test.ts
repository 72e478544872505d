import { expect, it } from 'vitest';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk({ env: { PRODUCT_NAMES: 'CLJF_ZRR_20250317_001=China 5 GB 30 days' } });

it('product names: the card shows the name, the details the code too', async () => {
  const [card = ''] = await desk.ask('linksfield:4567');
  await desk.world.slack.press({ user: PEOPLE.ada, message: desk.last(), action_id: 'details' });
  await desk.settled();

  expect(card).toContain('China 5 GB 30 days');
  expect(card).not.toContain('CLJF_ZRR_20250317_001');
  expect(JSON.stringify(desk.world.slack.modalOf(PEOPLE.ada)?.view)).toContain('Product code');
  expect(JSON.stringify(desk.world.slack.modalOf(PEOPLE.ada)?.view)).toContain('CLJF_ZRR_20250317_001');
});
