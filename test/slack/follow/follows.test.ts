import { describe, expect, it } from 'vitest';
import { type Follow, followedKey } from '../../../src/slack/follow/follow.ts';
import { createFollows, MAX_FOLLOWS, MAX_FOLLOWS_PER_PERSON } from '../../../src/slack/follow/follows.ts';
import { memoryRecords } from '../../support/memory-records.ts';

const NOW = 1_700_000_000_000;

function follow(order: string, user = 'U1', changes: Partial<Follow> = {}): Follow {
  return {
    team: 'T1',
    user,
    place: { kind: 'person', channel: user },
    account: 'clink',
    order,
    identifier: { kind: 'order', value: order },
    told: { stage: 'pending', statuses: [], attention: [] },
    until: NOW + 1_000,
    ...changes,
  };
}

describe('who follows what', () => {
  it('follows: a person follows an order once, and a thread once, whoever asks', async () => {
    const follows = createFollows(memoryRecords(), () => NOW);
    const place = { kind: 'thread', channel: 'C1', thread: '1.0' } as const;

    const outcomes = [
      await follows.add(follow('a')),
      await follows.add(follow('a')),
      await follows.add(follow('a', 'U2')),
      await follows.add(follow('a', 'U1', { place })),
      await follows.add(follow('a', 'U2', { place })),
    ];

    expect(outcomes).toEqual(['added', 'already', 'added', 'added', 'already']);
    expect(await follows.of(followedKey('clink', 'a'))).toHaveLength(3);
    expect(await follows.of(followedKey('clink.eu', 'a'))).toEqual([]);
  });

  it('follows: a person has a limit, and ending one makes room', async () => {
    const follows = createFollows(memoryRecords(), () => NOW);
    for (let index = 0; index < MAX_FOLLOWS_PER_PERSON; index += 1) await follows.add(follow(`order ${index}`));

    const refused = await follows.add(follow('one more'));
    const other = await follows.add(follow('one more', 'U2'));
    await follows.remove(follow('order 0'));

    expect([refused, other, await follows.add(follow('one more'))]).toEqual(['tooManyYours', 'added', 'added']);
    expect(await follows.list('T1', 'U1')).toHaveLength(MAX_FOLLOWS_PER_PERSON);
  });

  it('follows: two processes together do not exceed the limit of a person', async () => {
    const records = memoryRecords();
    const [one, other] = [createFollows(records, () => NOW), createFollows(records, () => NOW)];
    for (let index = 1; index < MAX_FOLLOWS_PER_PERSON; index += 1) await one.add(follow(`order ${index}`));

    await Promise.all([one.add(follow('a')), other.add(follow('b'))]);

    expect((await one.list('T1', 'U1')).length).toBeLessThanOrEqual(MAX_FOLLOWS_PER_PERSON);
  });

  it('follows: one that was counted and never kept, because its process died, soon counts no more', async () => {
    const clock = { now: NOW };
    const records = memoryRecords(() => clock.now);
    const dying = createFollows(
      {
        ...records,
        put: (space, ...rest) => (space === 'follows' ? records.put(space, ...rest) : Promise.reject(new Error('killed'))),
      },
      () => clock.now,
    );
    const follows = createFollows(records, () => clock.now);
    const until = NOW + 14 * 24 * 3_600_000;
    await expect(dying.add(follow('a', 'U1', { until }))).rejects.toThrow('killed');

    clock.now += 60_000;
    const outcomes: string[] = [];
    for (let index = 0; index < MAX_FOLLOWS_PER_PERSON; index += 1)
      outcomes.push(await follows.add(follow(`order ${index}`, 'U1', { until })));

    expect(new Set(outcomes)).toEqual(new Set(['added']));
  });

  it('follows: one that was ended meanwhile stays ended when its check records what it told', async () => {
    const follows = createFollows(memoryRecords(), () => NOW);
    await follows.add(follow('a'));
    await follows.remove(follow('a'));

    await follows.update(follow('a'));

    expect(await follows.of(followedKey('clink', 'a'))).toEqual([]);
  });

  it('follows: all together have a limit', async () => {
    const follows = createFollows(memoryRecords(), () => NOW);
    const people = Math.ceil(MAX_FOLLOWS / MAX_FOLLOWS_PER_PERSON);
    for (let user = 0; user < people; user += 1)
      for (let index = 0; index < MAX_FOLLOWS_PER_PERSON; index += 1) await follows.add(follow(`order ${index}`, `U${user}`));

    expect(await follows.add(follow('one more', 'newcomer'))).toBe('tooManyAll');
    expect(await follows.keys()).toHaveLength(MAX_FOLLOWS_PER_PERSON);
  });

  it('follows: what has ended while it was checked stays ended', async () => {
    const follows = createFollows(memoryRecords(), () => NOW);
    await follows.add(follow('a'));
    await follows.remove(follow('a'));

    const isFollowed = await follows.update(follow('a'));

    expect(isFollowed).toBe(false);
    expect(await follows.of(followedKey('clink', 'a'))).toEqual([]);
  });

  it('follows: what another release has written is left out', async () => {
    const records = memoryRecords();
    const follows = createFollows(records, () => NOW);
    await follows.add(follow('a'));
    await records.put(`follow ${followedKey('clink', 'a')}`, 'other', '{"team":"T1"}', 1_000);

    expect(await follows.of(followedKey('clink', 'a'))).toEqual([follow('a')]);
  });
});
