import { expect, it } from 'vitest';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk();

it('miss: the card has a code to quote, and the log has it with who was asked, without the number', async () => {
  const [card = ''] = await desk.ask('89852202209090000135');

  const [, code = 'none'] = /quote ([0-9a-f]{8})/.exec(card) ?? [];
  const line = desk.log.split('\n').find((text) => text.includes(code)) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({ msg: 'No order was found', surface: 'command', missed: 1 });
  expect(line).not.toContain('89852202209090000135');
});

it('miss: an order that is found has no code', async () => {
  const [card = ''] = await desk.ask('order_7success1');

  expect(card).not.toContain('quote');
});
