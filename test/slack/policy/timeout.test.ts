import { expect, it } from 'vitest';
import { valueWithin } from '../../../src/slack/policy/timeout.ts';

it.each([-5, 0, 1])('value within %i ms: undefined when the value never arrives', async (milliseconds) => {
  expect(await valueWithin(new Promise(() => {}), milliseconds)).toBeUndefined();
});

it('value within a time that is over: a value that is there already arrives', async () => {
  expect(await valueWithin(Promise.resolve('ada'), -5)).toBe('ada');
});
