import { expect, it } from 'vitest';
import type { Identifier } from '../../../src/core/identifier/identifier.ts';
import { providers } from '../../../src/providers/index.ts';
import { createButtonValues } from '../../../src/slack/answer/button-value.ts';

function order(value: string, rest: Partial<Identifier> = {}): Identifier {
  return { kind: 'order', value, raw: value, ...rest };
}

it('a button asks the same again', () => {
  const buttonValues = createButtonValues([]);

  const value = buttonValues.encode([order('CU-1234567890'), order('T-1', { providers: ['tuya'] })]);

  expect(buttonValues.decode(value)).toMatchObject([{ value: 'CU-1234567890' }, { value: 'T-1', providers: ['tuya'] }]);
});

it.each([
  ['cus_9f8e7d6c5b', true],
  ['jane.doe@shop.example', false],
  ['+447700900123', false],
])('%s names a person and travels in no button', (id, namesPerson) => {
  const buttonValues = createButtonValues([]);

  const value = buttonValues.encode([order(id, { providers: ['clink'], namesPerson })]);

  expect(value).not.toContain(id);
  expect(buttonValues.decode(value)).toMatchObject([{ value: id, providers: ['clink'] }]);
});

it('hints of people travel in no button either', () => {
  const buttonValues = createButtonValues([]);

  const value = buttonValues.encode([order('T-1', { hints: { user: 'ay1600000000001' } })]);

  expect(value).not.toContain('ay16');
  expect(buttonValues.decode(value)).toMatchObject([{ value: 'T-1', hints: { user: 'ay1600000000001' } }]);
});

it('button value: one that we did not write gives no question', () => {
  const buttonValues = createButtonValues([]);

  expect(['', '{}', 'null', '{"ids":3}', '{"ids":[],"key":"forgotten"}'].map((value) => buttonValues.decode(value))).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});

it.each([
  { k: 'order', v: 'cus_9f8e7d6c5b', p: ['clink'] },
  { k: 'reference', v: 'cus_9f8e7d6c5b' },
  { k: 'reference', v: 'jane.doe@shop.example' },
  { k: 'reference', v: '+447700900123' },
  { k: 'order', v: '', p: ['tuya'] },
])('button value: with an id of a person (%o) we did not write it', (id) => {
  const buttonValues = createButtonValues(providers.map(({ known }) => known));

  expect(buttonValues.decode(JSON.stringify({ ids: [{ k: 'order', v: 'T-1' }, id] }))).toBeUndefined();
});
