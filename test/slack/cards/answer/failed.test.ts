import { expect, it } from 'vitest';
import { failureTexts } from '../../../../src/slack/cards/answer/missing/failed.ts';
import { words } from '../../../../src/slack/words/words.ts';

it.each([
  ['en', words('en'), 'Too many look-ups are waiting for Tuya'],
  ['zh', words('zh'), '等待 Tuya 的查询过多'],
] as const)('failure: a question that got no turn is not the vendor’s fault (%s)', (_, words, said) => {
  const failing = {
    identifier: { kind: 'reference', value: '4567', raw: '4567' },
    source: { id: 'tuya', kind: 'tuya', label: 'Tuya' },
    failure: 'queue_timeout',
    hint: undefined,
    code: undefined,
    reference: 'ab12cd34',
  } as const;

  const [text = '', ...others] = failureTexts([failing], undefined, words);

  expect(text).toContain(said);
  expect(text).not.toContain(words.failures.timeout.what('Tuya'));
  expect(text.split('\n')).toHaveLength(2);
  expect(others).toEqual([]);
});
