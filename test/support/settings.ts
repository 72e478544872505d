import { VENDOR_IDS } from '../../sandbox/vendors/index.ts';

/** Settings for tests that ask more than a person may. */
export const WITHOUT_QUOTA = {
  USER_LOOKUPS_PER_MINUTE: '100000',
  USER_LOOKUPS_PER_DAY: '100000',
  BULK_PER_DAY: '100000',
} as const;

/** Settings for tests that ask providers faster than their real limits. */
export const WITHOUT_PACE: Readonly<Record<string, string>> = Object.fromEntries(
  VENDOR_IDS.map((id) => id.toUpperCase()).flatMap((name) => [
    [`${name}_PER_SECOND`, '1000'],
    [`${name}_AT_ONCE`, '100'],
  ]),
);

/** A Slack that gives a loaded machine the time it needs. */
export const PATIENT_SLACK = { ackWithin: 60_000, triggerLifetime: 60_000 } as const;

/**
 * No test waits for a pause, and none depends on how fast the machine is: deadlines are longer than any test takes. A test of a
 * deadline sets its own.
 */
export const SHORT_TIMES = {
  firstWords: 40_000,
  linkedOrders: 40_000,
  acknowledgement: 10_000,
  digest: 300,
  edits: 300,
  language: 40_000,
  slackFacts: 40_000,
  redisReply: 1_000,
  replyRetry: 10,
  replyLife: 40_000,
  postPace: 1,
  unacknowledged: 40_000,
  slackCall: 40_000,
  slackRetry: 10,
  lookupRetry: 10,
  reconnect: 10,
  request: 40_000,
  lookup: 45_000,
  listProgress: 50,
  listRetry: 50,
} as const;
