import { expect, it } from 'vitest';
import { AUTOMATIC } from '../../src/config/automatic.ts';

const { FOLLOW_CHANNELS } = AUTOMATIC;

it.each([
  ['C1=dispute,refund', [{ channel: 'C1', notices: ['dispute', 'refund'] }]],
  [
    'C1=dispute,refund,G2=refund',
    [
      { channel: 'C1', notices: ['dispute', 'refund'] },
      { channel: 'G2', notices: ['refund'] },
    ],
  ],
  [' C1 = refund , dispute ', [{ channel: 'C1', notices: ['dispute', 'refund'] }]],
])('FOLLOW_CHANNELS: %j is read', (text, follow) => {
  expect(FOLLOW_CHANNELS.parse(text)).toEqual(follow);
});

it.each([
  'dispute',
  'C1',
  'C1=',
  'C1=disputes',
  'C1=dispute,',
  '#alerts=dispute',
  'D1=dispute',
  '*=dispute',
  'C1=dispute=refund',
  'C1=dispute;C2=refund',
])('FOLLOW_CHANNELS: %j is refused, and what is right is said', (text) => {
  expect(FOLLOW_CHANNELS.safeParse(text).error?.issues[0]?.message).toContain('C0123456789=dispute,refund');
});
