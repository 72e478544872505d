import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Delivery } from '../../sandbox/slack/delivery/sender.ts';
import { isObject } from '../../sandbox/slack/json.ts';
import { messageOf } from '../../sandbox/slack/posted-message.ts';
import type { ApiCall } from '../../sandbox/slack/state/call-log.ts';
import { CHANNELS } from '../../sandbox/slack/workspace/channels.ts';
import type { Message as Seen } from '../../sandbox/slack/workspace/messages.ts';
import { APP, PEOPLE } from '../../sandbox/slack/workspace/people.ts';
import { startWorld, type World, type WorldOptions } from '../../sandbox/world.ts';
import type { Times } from '../../src/core/times.ts';
import { asText } from '../../src/slack/cards/plain.ts';
import { PATIENT_SLACK, SHORT_TIMES, WITHOUT_PACE, WITHOUT_QUOTA } from './settings.ts';

/**
 * A whole world for the tests of one file, and what a person in it does and sees. Vendors may be asked as fast as they answer, and
 * people may ask as much as they like, unless a test sets a limit.
 */
export interface Desk {
  readonly world: World;
  /** The bot's log so far. */
  readonly log: string;
  /** Sends `/order`, waits until the bot is done, and returns what Ada has seen in #support since. */
  ask(text: string): Promise<string[]>;
  /** What somebody sees in a channel, as text, oldest first. */
  seen(user?: string, channel?: string): string[];
  /** The newest message that somebody sees. */
  last(user?: string, channel?: string): Seen;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Starts the bot anew: it remembers nothing of earlier tests. */
  restart(): Promise<void>;
  /** Starts the bot anew with these times, for the rest of the test. What it remembered is gone. */
  useTimes(times: Partial<Times>): Promise<void>;
}

/** The first words go out long before a provider's slow case answers. */
export const FIRST_WORDS_SOON = { firstWords: 150 } as const;

const { ada } = PEOPLE;
const SLOW_MS = 600;
/** Longer than the slowest case of the stand-ins. */
const PATIENCE_MS = 120_000;
/** Methods by which the bot learns of people and conversations. */
const FACTS = ['users.', 'usergroups.', 'conversations.'];

interface DeskOptions extends WorldOptions {
  /** The bot acknowledges too late what Slack delivers. */
  readonly isLate?: boolean;
}

export function useDesk({ isLate = false, ...options }: DeskOptions = {}): Desk {
  const lines: string[] = [];
  let world: World;
  let areTimesChanged = false;
  beforeAll(async () => {
    world = await startWorld({
      slow: SLOW_MS,
      slack: PATIENT_SLACK,
      ...options,
      env: { ...WITHOUT_PACE, ...WITHOUT_QUOTA, ...options.env },
      times: { ...SHORT_TIMES, ...options.times },
      log: (line) => void lines.push(line),
    });
  });
  afterEach(async () => {
    await desk.settled();
    if (!isLate) expect(unheard()).toEqual([]);
    if (areTimesChanged || world.slack.calls.some(isUnknownFact)) await world.restart();
    areTimesChanged = false;
    world.slack.reset();
    world.vendors.reset();
  });
  afterAll(() => world.close());
  const unheard = () => world.slack.deliveries.filter(isUnheard).map(({ envelope }) => envelope.payload);
  const messages = (user: string, channel: string) => world.slack.seenBy(user, channel);
  const desk: Desk = {
    get world() {
      return world;
    },
    get log() {
      return lines.join('\n');
    },
    async ask(text) {
      const before = messages(ada, CHANNELS.support).length;
      const { status } = await world.slack.command({ user: ada, channel: CHANNELS.support, text });
      expect(status).toBe(200);
      await desk.settled();
      return desk.seen().slice(before);
    },
    seen: (user = ada, channel = CHANNELS.support) => messages(user, channel).map(readable),
    last: (user = ada, channel = CHANNELS.support) => {
      const newest = messages(user, channel).at(-1);
      if (!newest) throw new Error('Nothing is to be seen');
      return newest;
    },
    settled: () => world.settled(PATIENCE_MS),
    restart: () => world.restart(),
    async useTimes(times) {
      areTimesChanged = true;
      await world.restart(times);
    },
  };
  return desk;
}

/** Whether Slack did not say who somebody is or who reads a channel: the bot does not ask again for a while, which the next test would see. */
function isUnknownFact({ method, answer }: ApiCall): boolean {
  const isFact = FACTS.some((beginning) => method.startsWith(beginning));
  return isFact && !(isObject(answer) && answer.ok === true);
}

/**
 * Whether the bot did not acknowledge what a person or another app did: its silence then proves nothing. It may miss the events of
 * its own posts while it starts anew.
 */
function isUnheard({ envelope: { kind, payload }, status }: Delivery): boolean {
  const isOwn = kind === 'events_api' && JSON.stringify(payload).includes(APP.bot);
  return status !== 200 && !isOwn;
}

function readable({ text, blocks }: Seen): string {
  return asText(messageOf({ text, blocks }));
}
