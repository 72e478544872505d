import type { KnownBlock } from '@slack/types';
import { expect, it } from 'vitest';
import { groupsOf } from '../../../../src/slack/cards/answer/groups.ts';
import { fitBlocks } from '../../../../src/slack/cards/limits.ts';
import { finding, found, ICCID, LINKSFIELD, linksfieldOrder, MISSING, reportOf, TUYA } from '../../../support/cards.ts';

it('result groups: orders hold the named classes and no other, even at run time', () => {
  const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, found([linksfieldOrder()]))] });

  const keys = [groupsOf(report, 'public'), groupsOf(report, 'public', 'internal')].map(([group]) =>
    Object.keys(group?.results[0]?.orders[0] ?? {}),
  );

  expect(keys).toEqual([
    ['provider', 'account', 'public'],
    ['provider', 'account', 'public', 'internal'],
  ]);
});

it('result groups: findings about the same identifier are together, and finding no orders is a miss', () => {
  const report = reportOf({ findings: [finding(ICCID, LINKSFIELD, found([])), finding({ ...ICCID }, TUYA, MISSING)] });

  const groups = groupsOf(report, 'public');

  expect(groups.map(({ notFound, results }) => [notFound.map(({ source }) => source.id), results])).toEqual([
    [['linksfield', 'tuya'], []],
  ]);
});

it('fitting blocks: a body that gives way ends in no divider', () => {
  const line = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });
  const parts = { body: [line('a'), { type: 'divider' } as const, line('b'), line('c')], left: line('…'), tail: [line('z')] };

  const fitting = [4, 5, 6].map((blocks) =>
    fitBlocks(parts, { blocks, text: 100 }).map((block) => block.type === 'section' && block.text?.text),
  );

  expect(fitting).toEqual([
    ['a', '…', 'z'],
    ['a', false, 'b', 'c', 'z'],
    ['a', false, 'b', 'c', 'z'],
  ]);
});

it('fitting blocks: text counts as well as blocks', () => {
  const line = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });
  const parts = { body: [line('aaaa'), line('bbbb')], left: line('…'), tail: [line('z')] };

  const fitting = fitBlocks(parts, { blocks: 50, text: 8 });

  expect(fitting).toEqual([line('aaaa'), line('…'), line('z')]);
});
