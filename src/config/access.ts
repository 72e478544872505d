import * as z from 'zod';
import { type AccountRules, readAccountRules } from './accounts/rights.ts';
import { attempt, channelIds, groupIds, readVariables, type Variables, wholeNumber } from './reading.ts';
import { checkWritable } from './writable.ts';

/** Who may ask how much, who may see what, and what is recorded of it. */
export interface AccessConfig {
  /** User groups that may ask; empty: every full member. */
  readonly userGroups: readonly string[];
  /** Channels that may be asked in; empty: every one. */
  readonly channels: readonly string[];
  /** User groups that may see a guarded class; empty: nobody. */
  readonly revealTo: { readonly personal: readonly string[]; readonly finance: readonly string[] };
  readonly quota: { readonly perMinute: number; readonly perDay: number; readonly listedPerDay: number };
  /** Which accounts of providers not everybody may use. */
  readonly accounts: AccountRules;
  /** Whether the workflow step outputs tracking numbers, although their class is internal. */
  readonly workflowTrackingNumbers: boolean;
}

export interface AuditConfig {
  /** Undefined: lines of the process's own log. */
  readonly file: string | undefined;
  /** Undefined: random at each start. */
  readonly key: string | undefined;
  readonly plainIds: boolean;
}

export const ACCESS = z.object({
  ALLOWED_USER_GROUPS: groupIds
    .default([])
    .describe(
      'IDs of the user groups that may ask; empty: every full member. Guests, people of other organisations and deactivated users never may.',
    ),
  ALLOWED_CHANNELS: channelIds.default([]).describe('IDs of the channels in which people may ask; empty: every channel.'),
  ACCOUNT_GROUPS: z
    .string()
    .default('')
    .describe(
      'User groups that may use an account, where they alone read the answer: `account=group[+group]`, separated by commas, e.g. `linksfield.eu=S0123+S0456`. For a number that names no account these accounts are asked first. An account in neither this setting nor `ACCOUNT_CHANNELS` is for everybody who may ask.',
    ),
  ACCOUNT_CHANNELS: z
    .string()
    .default('')
    .describe(
      'Channels in which an account may be used by and shown to everybody: `account=channel[+channel]`, separated by commas, e.g. `linksfield.eu=C0123`. An account that only this setting names is used nowhere else.',
    ),
  PII_USER_GROUPS: groupIds.default([]).describe('IDs of the user groups that may open *Customer details*; empty: nobody.'),
  FINANCE_USER_GROUPS: groupIds
    .default([])
    .describe('IDs of the user groups that may open *Commission and settlement*; empty: nobody.'),
  USER_LOOKUPS_PER_MINUTE: wholeNumber(1, 100_000)
    .default(30)
    .describe('Identifiers that one person may look up in a minute, cached answers included.'),
  USER_LOOKUPS_PER_DAY: wholeNumber(1, 1_000_000)
    .default(1000)
    .describe('Identifiers that one person may look up in a day, cached answers included.'),
  BULK_PER_DAY: wholeNumber(0, 1_000_000)
    .default(2000)
    .describe('Identifiers from lists that one person may look up in a day, apart from the limits above; 0 switches lists off.'),
  WORKFLOW_TRACKING_NUMBERS: z
    .stringbool({ error: 'must be true or false' })
    .default(false)
    .describe(
      'Whether the workflow step also outputs tracking numbers, which only the person who asks sees elsewhere: the editors of a workflow decide who reads its outputs.',
    ),
  AUDIT_LOG: z
    .string()
    .optional()
    .describe(
      'File of the audit trail, readable for its owner only, rotated: 20 files of 20 MB. Empty: log lines with `audit: true`.',
    ),
  AUDIT_KEY: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe(
      'Secret for the hashes of identifiers on the audit trail, at least 16 characters. Empty: hashes are comparable only until the next restart.',
    ),
  AUDIT_PLAIN_IDS: z
    .stringbool({ error: 'must be true or false' })
    .default(false)
    .describe('Whether the audit trail contains identifiers in plain text.'),
});

/**
 * Notes every problem; undefined when a setting cannot be read.
 * @param accounts ids of the accounts that are set up
 */
export function readAccess(
  values: Variables,
  accounts: readonly string[],
  problems: string[],
): { access: AccessConfig; audit: AuditConfig } | undefined {
  const settings = readVariables(ACCESS, values, problems);
  const { AUDIT_LOG: file } = values;
  const rules = readAccountRules(values, accounts, problems);
  if (file) attempt('AUDIT_LOG', problems, () => checkWritable(file));
  if (!settings) return undefined;
  return {
    access: {
      userGroups: settings.ALLOWED_USER_GROUPS,
      channels: settings.ALLOWED_CHANNELS,
      revealTo: { personal: settings.PII_USER_GROUPS, finance: settings.FINANCE_USER_GROUPS },
      quota: {
        perMinute: settings.USER_LOOKUPS_PER_MINUTE,
        perDay: settings.USER_LOOKUPS_PER_DAY,
        listedPerDay: settings.BULK_PER_DAY,
      },
      accounts: rules,
      workflowTrackingNumbers: settings.WORKFLOW_TRACKING_NUMBERS,
    },
    audit: { file: settings.AUDIT_LOG, key: settings.AUDIT_KEY, plainIds: settings.AUDIT_PLAIN_IDS },
  };
}
