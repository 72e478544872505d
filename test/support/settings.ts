import { VENDOR_IDS } from '../../sandbox/vendors/index.ts';

/** Settings for tests that ask more than a person may. */
export const WITHOUT_QUOTA = { USER_LOOKUPS_PER_MINUTE: '100000', USER_LOOKUPS_PER_DAY: '100000' } as const;

/** Settings for tests that ask providers faster than their real limits. */
export const WITHOUT_PACE: Readonly<Record<string, string>> = Object.fromEntries(
  VENDOR_IDS.map((id) => id.toUpperCase()).flatMap((name) => [
    [`${name}_PER_SECOND`, '1000'],
    [`${name}_AT_ONCE`, '100'],
  ]),
);

/** A Slack that gives a loaded machine the time it needs. */
export const PATIENT_SLACK = { ackWithin: 15_000, triggerLifetime: 15_000 } as const;

/** A command is acknowledged with its answer, however busy the machine is. No test waits for a retry. What a loaded machine could miss, a deadline or the gathering of a digest, is as long as in production. */
export const SHORT_TIMES = {
  acknowledgement: 10_000,
  replyRetry: 10,
  replyLife: 2_000,
  postPace: 1,
  slackRetry: 10,
  lookupRetry: 10,
  reconnect: 10,
} as const;
