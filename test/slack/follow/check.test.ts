import { expect, it, vi } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import type { Lookup } from '../../../src/core/lookup.ts';
import { type CheckDeps, checkFollowed, type FollowedAccount } from '../../../src/slack/follow/check.ts';
import { type Follow, followedKey } from '../../../src/slack/follow/follow.ts';
import { createFollows } from '../../../src/slack/follow/follows.ts';
import { finding, found, ICCID, LINKSFIELD, linksfieldOrder } from '../../support/cards.ts';
import { memoryRecords } from '../../support/memory-records.ts';

const NOW = 1_700_000_000_000;
const { account, public: shown } = linksfieldOrder();
const FOLLOW: Follow = {
  team: 'T1',
  user: 'U1',
  place: { kind: 'person', channel: 'D1' },
  account,
  order: shown.id,
  identifier: { kind: 'order', value: shown.id },
  told: { stage: 'pending', statuses: [], attention: [] },
  until: NOW + 1_000,
};
const KEY = followedKey(account, FOLLOW.order);

it.each([
  ['is told to a follower', async () => undefined, 1],
  ['is told to nobody who stops while the provider is asked', (stop: () => Promise<void>) => stop(), 0],
])('check: a change %s', async (_, meanwhile, notices) => {
  const follows = createFollows(memoryRecords(), () => NOW);
  await follows.add(FOLLOW);
  const said: string[] = [];

  const deps = depsOf(follows, said, () => meanwhile(() => follows.remove(FOLLOW)));
  await checkFollowed(deps, KEY);

  expect(said).toHaveLength(notices);
  expect(await follows.of(KEY)).toHaveLength(notices);
});

it('check: a provider whose breaker is open is not asked, and the order is due again later', async () => {
  const follows = createFollows(memoryRecords(), () => NOW);
  await follows.add(FOLLOW);
  const said: string[] = [];
  const look = vi.fn<FollowedAccount['look']>();
  const add = vi.fn<CheckDeps['jobs']['add']>(async () => undefined);

  const accountOf = () => ({ look, isSuspended: () => true });
  await checkFollowed({ ...depsOf(follows, said), accountOf, jobs: { add } }, KEY);

  expect(look).not.toHaveBeenCalled();
  expect(said).toEqual([]);
  expect(add.mock.calls).toEqual([['follow', KEY, expect.any(Number)]]);
  expect(add.mock.calls[0]?.[2]).toBeGreaterThan(NOW);
  expect(await follows.of(KEY)).toEqual([FOLLOW]);
});

it('check: an order whose time is over is told as over, not asked for and never due again', async () => {
  const follows = createFollows(memoryRecords(), () => NOW);
  await follows.add({ ...FOLLOW, until: NOW });
  const said: string[] = [];
  const add = vi.fn<CheckDeps['jobs']['add']>();
  const asked = vi.fn(async () => undefined);

  await checkFollowed({ ...depsOf(follows, said, asked), jobs: { add } }, KEY);

  expect(said).toEqual(['chat.postMessage']);
  expect([asked.mock.calls, add.mock.calls]).toEqual([[], []]);
  expect(await follows.of(KEY)).toEqual([]);
});

it('check: of two followers of an order the one whose time is over ends, the other one is told the change', async () => {
  const follows = createFollows(memoryRecords(), () => NOW);
  await follows.add({ ...FOLLOW, until: NOW });
  await follows.add({ ...FOLLOW, user: 'U2', place: { kind: 'person', channel: 'D2' } });
  const said: string[] = [];

  await checkFollowed(depsOf(follows, said), KEY);

  expect(said).toHaveLength(2);
  expect((await follows.of(KEY)).map(({ user }) => user)).toEqual(['U2']);
});

function depsOf(
  follows: CheckDeps['follows'],
  said: string[],
  meanwhile: () => Promise<void> = async () => undefined,
): CheckDeps {
  const answer = async (): Promise<readonly Finding[]> => {
    await meanwhile();
    return [finding(ICCID, LINKSFIELD, found([linksfieldOrder()]))];
  };
  const look = (): Lookup => ({
    findings: () => [],
    awaited: () => [],
    unasked: [],
    unclaimed: [],
    done: answer(),
    linked: Promise.resolve([]),
  });
  return {
    follows,
    jobs: { add: async () => undefined },
    accountOf: () => ({ look, isSuspended: () => false }),
    language: 'en',
    times: { follow: 1 },
    access: { denialOf: async () => undefined },
    quota: { overrunOf: async () => undefined },
    channels: { readersOf: async () => 'asker' },
    accountsFor: async () => ({ accounts: [account] }),
    responder: {
      say: async (_asker, _compose, { call }) => {
        said.push(call);
        return { isDelivered: true };
      },
    },
    audit: { note: async () => undefined },
    client: {
      chat: { postMessage: async () => ({}), update: async () => ({}) },
      conversations: { history: async () => ({}), replies: async () => ({}) },
    },
    now: () => NOW,
  };
}
