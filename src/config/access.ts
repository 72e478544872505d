import * as z from 'zod';
import { list, read, type Variables, wholeNumber } from './reading.ts';

/** Who may ask how much, who may see what, and what is recorded of it. */
export interface AccessConfig {
  /** User groups that may ask; empty: every full member. */
  readonly userGroups: readonly string[];
  /** Channels that may be asked in; empty: every one. */
  readonly channels: readonly string[];
  /** User groups that may see a guarded class; empty: nobody. */
  readonly revealTo: { readonly personal: readonly string[]; readonly finance: readonly string[] };
  readonly quota: { readonly perMinute: number; readonly perDay: number };
}

export interface AuditConfig {
  /** Undefined: lines of the process's own log. */
  readonly file: string | undefined;
  /** Undefined: random at each start. */
  readonly key: string | undefined;
  readonly plainIds: boolean;
}

export const ACCESS = z.object({
  ALLOWED_USER_GROUPS: list.default([]).describe('User groups that may ask, comma-separated ids; empty: every full member.'),
  ALLOWED_CHANNELS: list.default([]).describe('Channels in which people may ask, comma-separated ids; empty: every channel.'),
  PII_USER_GROUPS: list.default([]).describe('User groups that may see personal data; empty: nobody.'),
  FINANCE_USER_GROUPS: list.default([]).describe('User groups that may see commissions and settlements; empty: nobody.'),
  USER_LOOKUPS_PER_MINUTE: wholeNumber(1, 100_000).default(30).describe('Lookups a person may make in a minute.'),
  USER_LOOKUPS_PER_DAY: wholeNumber(1, 1_000_000).default(1000).describe('Lookups a person may make in a day.'),
  AUDIT_LOG: z.string().optional().describe('File for the audit trail; empty: lines of the log.'),
  AUDIT_KEY: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe('Key with which ids in the audit trail are hashed; empty: random at each start. At least 16 characters.'),
  AUDIT_PLAIN_IDS: z
    .stringbool({ error: 'must be true or false' })
    .default(false)
    .describe('Whether the audit trail has order ids in plain text.'),
});

export function readAccess(values: Variables, problems: string[]): { access: AccessConfig; audit: AuditConfig } | undefined {
  const settings = read(ACCESS, values, problems);
  if (!settings) return undefined;
  return {
    access: {
      userGroups: settings.ALLOWED_USER_GROUPS,
      channels: settings.ALLOWED_CHANNELS,
      revealTo: { personal: settings.PII_USER_GROUPS, finance: settings.FINANCE_USER_GROUPS },
      quota: { perMinute: settings.USER_LOOKUPS_PER_MINUTE, perDay: settings.USER_LOOKUPS_PER_DAY },
    },
    audit: { file: settings.AUDIT_LOG, key: settings.AUDIT_KEY, plainIds: settings.AUDIT_PLAIN_IDS },
  };
}
