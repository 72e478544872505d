import type { Scenario } from './scenario.ts';

const ASKS = { command: 16, mention: 16, alert: 12 };
const LOAD = { asks: ASKS, seconds: 8, within: 20 };
/** A claim's lease is half a minute; then another process answers. */
const PAST_LEASE = 50;
/** Nothing but the store keeps two processes from answering one mention, and a mention is answered without it. */
const NO_STORE = 'all but mentions';
const POSTS = ['chat.postMessage', 'chat.postEphemeral', 'chat.update'];
const FACTS = ['users.info', 'conversations.info', 'usergroups.users.list'];

export const SCENARIOS: readonly Scenario[] = [
  { ...LOAD, name: 'every event reaches every process, and comes again', spread: 'all', isRedelivered: true, faults: [] },
  {
    ...LOAD,
    name: 'a process is killed in mid-answer',
    within: PAST_LEASE,
    faults: [
      { at: 0, fault: { kind: 'vendor', fault: { latency: 1_000 }, for: 8 } },
      { at: 4, fault: { kind: 'kill', place: 0 } },
    ],
  },
  { ...LOAD, name: 'Redis is killed', spread: NO_STORE, faults: [{ at: 2, fault: { kind: 'redis', how: 'stop', for: 7 } }] },
  { ...LOAD, name: 'Redis hangs', spread: NO_STORE, faults: [{ at: 2, fault: { kind: 'redis', how: 'freeze', for: 7 } }] },
  { ...LOAD, name: 'Redis is full', spread: NO_STORE, faults: [{ at: 2, fault: { kind: 'redis', how: 'full', for: 7 } }] },
  {
    ...LOAD,
    name: 'Redis is slow',
    spread: 'all',
    faults: [{ at: 1, fault: { kind: 'redis', how: 'slow', pause: 450, for: 7 } }],
  },
  {
    name: 'processes restart in turn',
    // As long as three times the grace of a process that stops, and the start of the next.
    asks: { command: 60, mention: 30, alert: 20 },
    seconds: 24,
    within: PAST_LEASE,
    faults: [{ at: 1, fault: { kind: 'restart' } }],
  },
  {
    ...LOAD,
    name: 'followed orders change while a process is killed',
    follows: 30,
    // A pending order is looked at each minute, and a dead process holds a check for half a minute.
    within: 150,
    faults: [{ at: 50, fault: { kind: 'kill', place: 0 } }],
  },
  {
    ...LOAD,
    name: 'followed orders change while Redis hangs',
    spread: NO_STORE,
    follows: 30,
    within: 150,
    faults: [{ at: 45, fault: { kind: 'redis', how: 'freeze', for: 10 } }],
  },
  {
    ...LOAD,
    name: 'lists are looked up while two processes are killed',
    // A process works on two at once, so each has two when the first is killed.
    lists: 6,
    // A dead process holds its lists for half a minute or a little more.
    within: 120,
    faults: [
      { at: 1, fault: { kind: 'kill', place: 0 } },
      { at: 4, fault: { kind: 'kill', place: 1 } },
    ],
  },
  {
    ...LOAD,
    name: 'lists are looked up while Redis hangs',
    spread: NO_STORE,
    lists: 6,
    within: 60,
    faults: [{ at: 2, fault: { kind: 'redis', how: 'freeze', for: 10 } }],
  },
  {
    ...LOAD,
    name: 'the vendor hangs, sends garbage, resets, refuses, and drips',
    mayBeSilent: true,
    within: 30,
    faults: [
      { at: 1, fault: { kind: 'vendor', fault: { error: 'hang' }, for: 2 } },
      { at: 3, fault: { kind: 'vendor', fault: { error: 'html' }, for: 1 } },
      { at: 4, fault: { kind: 'vendor', fault: { error: 'drop' }, for: 1 } },
      { at: 5, fault: { kind: 'vendor', fault: { error: 'rate_limited' }, for: 1 } },
      { at: 6, fault: { kind: 'vendor', fault: { error: 'unavailable' }, for: 1 } },
      { at: 7, fault: { kind: 'vendor', fault: { error: 'drip' }, for: 1 } },
    ],
  },
  {
    ...LOAD,
    name: 'Slack does not say who people are and who reads a channel',
    within: 40,
    faults: [{ at: 0, fault: { kind: 'slack', methods: FACTS, fault: { status: 500 }, for: 10 } }],
  },
  ...(
    [
      ['answers 429', { retryAfter: 2 }],
      ['answers 500', { status: 500 }],
      ['resets connections', { drop: 'before' }],
      ['hangs', { delay: 12_000, status: 500 }],
    ] as const
  ).flatMap(([how, fault]): Scenario[] => [
    {
      ...LOAD,
      name: `Slack ${how} where messages are posted`,
      within: 60,
      faults: [{ at: 2, fault: { kind: 'slack', methods: POSTS, fault, for: 6 } }],
    },
    {
      ...LOAD,
      name: `Slack ${how} at response_url`,
      within: 60,
      faults: [{ at: 2, fault: { kind: 'slack', methods: ['response_url'], fault, for: 6 } }],
    },
  ]),
  {
    ...LOAD,
    name: 'Socket Mode: refreshed and dropped connections',
    transport: 'socket',
    within: 60,
    faults: [
      { at: 2, fault: { kind: 'refresh-sockets' } },
      { at: 5, fault: { kind: 'drop-sockets' } },
    ],
  },
  {
    name: 'a storm of 1,000 alerts',
    isAlone: true,
    asks: { command: 20, mention: 10, alert: 1_000 },
    seconds: 20,
    within: 60,
    faults: [],
    mayBeSilent: true,
  },
];
