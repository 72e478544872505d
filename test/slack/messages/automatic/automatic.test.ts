import { expect, it } from 'vitest';
import type { Responder } from '../../../../src/slack/answer/answer.ts';
import { createButtonValues } from '../../../../src/slack/answer/button-value.ts';
import { createPostQueue } from '../../../../src/slack/answer/delivery/post-queue.ts';
import type { AnswerResult } from '../../../../src/slack/answer/look-up.ts';
import { createDeduplicator } from '../../../../src/slack/memory/deduplication.ts';
import { createThreads } from '../../../../src/slack/memory/threads.ts';
import { createTraces } from '../../../../src/slack/memory/trace.ts';
import type { Alert } from '../../../../src/slack/messages/automatic/alert.ts';
import type { AutomaticDeps } from '../../../../src/slack/messages/automatic/automatic.ts';
import { createAutomatic } from '../../../../src/slack/messages/automatic/automatic.ts';
import { createReplyBursts } from '../../../../src/slack/messages/automatic/digests/bursts.ts';
import { createDigests } from '../../../../src/slack/messages/automatic/digests/digests.ts';
import { createDismissibleReplies } from '../../../../src/slack/messages/automatic/dismissible.ts';
import { createPermalinks } from '../../../../src/slack/messages/automatic/permalinks.ts';
import { createAutomaticQueue } from '../../../../src/slack/messages/automatic/queue.ts';
import { createRepeats } from '../../../../src/slack/messages/automatic/repeats.ts';
import { createWrittenMessages } from '../../../../src/slack/messages/automatic/still-written.ts';
import { createMemoryStore } from '../../../../src/state/memory.ts';
import { contextOf } from '../../../support/cards.ts';
import { SIM } from '../../../support/orders.ts';

const REFUSED: AnswerResult = { outcome: 'refused', refusal: 'notChecked', findings: [], isDelivered: false, isPosted: false };
const ANSWERED: AnswerResult = { outcome: 'answered', findings: [], isDelivered: true, isPosted: true };
const EVENT: Alert['event'] = {
  team: 'T1',
  channel: 'C1',
  ts: '1.2',
  isDirect: false,
  isShared: false,
  thread: undefined,
  parentAuthor: undefined,
  person: 'U1',
  author: { user: 'U1', bot: undefined },
  message: { text: `SIM ${SIM}` },
  previous: undefined,
};

/** Of a bot that answers what the results say, one for each question. */
function depsOf(results: AnswerResult[]): AutomaticDeps {
  const store = createMemoryStore();
  const unused = () => expect.fail('nothing is said');
  return {
    accountsFor: async () => ({ read: () => [{ kind: 'iccid', value: SIM, raw: SIM }] }),
    responder: {
      answer: async () => results.shift() ?? unused(),
      say: unused,
      during: (work) => work,
      idle: unused,
      unfinished: unused,
    },
    channels: { readersOf: async () => 'colleagues', forget: unused },
    access: { denialOf: async () => undefined },
    times: { slackRetry: 1 },
    deduplicator: createDeduplicator(store, { mentionEvent: 1 }),
    written: createWrittenMessages(store, async () => undefined),
    autoReplyChannels: ['*'],
    queue: createAutomaticQueue(),
    buttonValues: createButtonValues([]),
    threads: createThreads(store),
    traces: createTraces(),
    repeats: createRepeats(store, 60_000),
    bursts: createReplyBursts(store, 1),
    digests: { add: unused },
    dismissible: createDismissibleReplies(store),
    noteUnknown: false,
    posts: createPostQueue(1),
    permalinks: createPermalinks(() => undefined),
  };
}

const CLIENT: Alert['client'] = {
  chat: { postMessage: async () => ({}), update: async () => ({}), getPermalink: async () => ({}) },
  conversations: { replies: async () => ({}), history: async () => ({}) },
};

it('alert: whose author Slack does not name any more when its turn comes is asked again, and answered then', async () => {
  const results = [REFUSED, REFUSED, ANSWERED];
  const deps = depsOf(results);

  await createAutomatic(deps)({ event: EVENT, ourUser: 'U0', client: CLIENT, receipt: undefined });

  expect(results).toEqual([]);
  expect(deps.traces.find(EVENT).map(({ rule }) => rule)[0]).toBe('not_checked');
});

it('alert: a single one for which a storm left no room is said in the digest', async () => {
  const said: string[] = [];
  const deps = depsOf([]);
  const responder: Responder = {
    ...deps.responder,
    say: async (_asker, compose) => {
      said.push(JSON.stringify(compose(contextOf())));
      return { isDelivered: true, ts: '1.3' };
    },
  };
  const digests = createDigests({ ...deps, responder });

  await createAutomatic({ ...deps, digests, queue: { run: async () => false } })({
    event: EVENT,
    ourUser: 'U0',
    client: CLIENT,
    receipt: undefined,
  });

  expect(said).toEqual([expect.stringContaining('1 of them could not be looked up')]);
});
