import { LRUCache } from 'lru-cache';
import { atMostEntries } from '../../core/entries.ts';
import type { Answer, Finding } from '../../core/finding.ts';
import { type Identifier, isPersonId } from '../../core/identifier/identifier.ts';
import type { MessageRef, Surface } from '../answer/question.ts';
import type { Words } from '../words/words.ts';

/** Why a message was or was not answered. */
export type Rule = keyof Words['why']['rules'];

/** How a surface handled a message. */
export interface Noted {
  /** The surface's name, as in the metrics. */
  readonly surface: Surface;
  readonly rule: Rule;
  /** What was read from the message; ids of people are counted and not kept. */
  readonly identifiers?: readonly Identifier[] | undefined;
  readonly findings?: readonly Finding[] | undefined;
}

/** One question to one provider, and what came of it. */
export interface TracedQuestion {
  /** Undefined: the id of a person. */
  readonly identifier: string | undefined;
  /** The id of the account, and its label. */
  readonly account: string;
  readonly provider: string;
  /** What it was asked by, in order, e.g. `iccid`. */
  readonly by: readonly string[];
  readonly outcome: Answer['kind'];
  readonly from?: 'provider' | 'cache' | 'stale' | undefined;
  /** How long we waited, in milliseconds. */
  readonly took?: number | undefined;
  /** The error ID that the log gives with the cause of a failure. */
  readonly reference?: string | undefined;
}

/** How a message was dealt with, once; a message can be met again: redelivered, edited, dismissed. */
export interface Trace {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly surface: Surface;
  readonly rule: Rule;
  /** The values that were read, without ids of people. */
  readonly read: readonly string[];
  /** How many ids of people were read. */
  readonly people: number;
  readonly asked: readonly TracedQuestion[];
}

/** What happened to messages within the last hour, in this process. */
export interface Traces {
  note(place: MessageRef, noted: Noted): void;
  /** Links our reply to the message, so that both have the same traces. */
  replied(place: MessageRef, reply: string): void;
  /** Oldest first; empty when nothing is known. */
  find(place: MessageRef): readonly Trace[];
}

const KEPT_MS = 60 * 60_000;
const MAX_MESSAGES = 5_000;
const MAX_TRACES = 10;
const MAX_IDENTIFIERS = 20;

/** @param now epoch milliseconds */
export function createTraces(now: () => number = Date.now): Traces {
  const bounds = { ...atMostEntries(MAX_MESSAGES), ttl: KEPT_MS, perf: { now } };
  const traces = new LRUCache<string, readonly Trace[]>(bounds);
  const answered = new LRUCache<string, string>(bounds);
  return {
    note(place, noted) {
      const key = keyOf(place);
      const known = traces.get(key) ?? [];
      const trace = traceOf(noted, now());
      if (!known.some((one) => isSameTrace(one, trace))) traces.set(key, [...known, trace].slice(-MAX_TRACES));
    },
    replied: (place, reply) => void answered.set(keyOf({ ...place, ts: reply }), keyOf(place)),
    find(place) {
      const key = keyOf(place);
      return traces.get(answered.get(key) ?? key) ?? [];
    },
  };
}

function keyOf({ team, channel, ts }: MessageRef): string {
  return `${team} ${channel} ${ts}`;
}

/** Slack sends several events for one message, e.g. when a link is unfurled: the same silence is noted once. */
function isSameTrace(one: Trace, other: Trace): boolean {
  return one.surface === other.surface && one.rule === other.rule && one.asked.length + other.asked.length === 0;
}

function traceOf({ surface, rule, identifiers = [], findings = [] }: Noted, at: number): Trace {
  const read = identifiers.filter((identifier) => !isPersonId(identifier)).map(({ value }) => value);
  return {
    at,
    surface,
    rule,
    read: read.slice(0, MAX_IDENTIFIERS),
    people: identifiers.length - read.length,
    asked: findings.slice(0, 2 * MAX_IDENTIFIERS).map(questionOf),
  };
}

function questionOf({ identifier, source, asked, answer }: Finding): TracedQuestion {
  return {
    identifier: isPersonId(identifier) ? undefined : identifier.value,
    account: source.id,
    provider: source.label,
    by: asked.map(({ by }) => by),
    outcome: answer.kind,
    from: 'from' in answer ? answer.from : undefined,
    took: 'took' in answer ? answer.took : undefined,
    reference: answer.kind === 'failed' ? answer.reference : undefined,
  };
}
