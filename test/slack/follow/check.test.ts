import { expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import type { Lookup } from '../../../src/core/lookup.ts';
import { type CheckDeps, checkFollowed } from '../../../src/slack/follow/check.ts';
import { type Follow, followedKey } from '../../../src/slack/follow/follow.ts';
import { createFollows } from '../../../src/slack/follow/follows.ts';
import { finding, found, ICCID, LINKSFIELD, linksfieldOrder } from '../../support/cards.ts';
import { memoryRecords } from './memory-records.ts';

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

it.each([
  ['is told to a follower', async () => undefined, 1],
  ['is told to nobody who stops while the provider is asked', (stop: () => Promise<void>) => stop(), 0],
])('check: a change %s', async (_, meanwhile, notices) => {
  const follows = createFollows(memoryRecords(), () => NOW);
  await follows.add(FOLLOW);
  const said: string[] = [];

  const deps = depsOf(follows, said, () => meanwhile(() => follows.remove(FOLLOW)));
  await checkFollowed(deps, followedKey(account, FOLLOW.order));

  expect(said).toHaveLength(notices);
  expect(await follows.of(followedKey(account, FOLLOW.order))).toHaveLength(notices);
});

function depsOf(follows: CheckDeps['follows'], said: string[], meanwhile: () => Promise<void>): CheckDeps {
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
