import { expect, it } from 'vitest';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk();

it.each([
  ['answers with an error', 'unavailable', 'Clink answered with an error; the problem is on its side.'],
  ['cannot be reached', 'drop', 'Clink could not be reached.'],
] as const)('failing: the card says that a provider %s', async (_, error, sentence) => {
  desk.world.vendors.clink.fault = { error };

  const [card = ''] = await desk.ask('order_7success1');

  expect(card).toContain(sentence);
});

it('failing: the card says that a provider does not answer in time', async () => {
  await desk.useTimes({ request: 20 });
  desk.world.vendors.clink.fault = { error: 'hang' };

  const [card = ''] = await desk.ask('order_7success1');

  expect(card).toContain('Clink took too long to answer.');
});
