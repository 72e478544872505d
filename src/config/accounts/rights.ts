import type { Variables } from '../reading.ts';

/** Who may use an account that not everybody may use. */
export interface AccountRule {
  /** User groups whose members may use it where they alone read the answer. */
  readonly groups: readonly string[];
  /** Channels in which everybody may use it. */
  readonly channels: readonly string[];
}

/** By the id of the account; an account without a rule is for everybody who may ask. */
export type AccountRules = ReadonlyMap<string, AccountRule>;

const GROUP = /^S[A-Z0-9]+$/;
const CHANNEL = /^[CDG][A-Z0-9]+$/;

/**
 * Reads ACCOUNT_GROUPS and ACCOUNT_CHANNELS: `account=ID+ID` each. Notes every problem.
 * @param accounts ids of the accounts that are set up
 */
export function readAccountRules(values: Variables, accounts: readonly string[], problems: string[]): AccountRules {
  const read = (name: string, id: RegExp, what: string) =>
    readEntries(
      values[name] ?? '',
      (entry) => readEntry(entry, accounts, { id, what }),
      (problem) => problems.push(`${name}: ${problem}`),
    );
  const groups = read('ACCOUNT_GROUPS', GROUP, 'IDs of user groups, such as S0123456789');
  const channels = read('ACCOUNT_CHANNELS', CHANNEL, 'IDs of channels, such as C0123456789');
  const ruled = accounts.filter((account) => groups.has(account) || channels.has(account));
  return new Map(ruled.map((account) => [account, { groups: groups.get(account) ?? [], channels: channels.get(account) ?? [] }]));
}

type Entry = readonly [account: string, ids: readonly string[]];

function readEntries(
  text: string,
  reader: (entry: string) => Entry,
  note: (problem: string) => void,
): ReadonlyMap<string, readonly string[]> {
  const read = new Map<string, readonly string[]>();
  for (const entry of text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    try {
      const [account, ids] = reader(entry);
      read.set(account, [...(read.get(account) ?? []), ...ids]);
    } catch (error) {
      note(error instanceof Error ? error.message : String(error));
    }
  }
  return read;
}

function readEntry(entry: string, accounts: readonly string[], { id, what }: { id: RegExp; what: string }): Entry {
  const [name = '', list = '', ...more] = entry.split('=').map((part) => part.trim());
  const account = name.toLowerCase();
  const ids = list.split('+').map((one) => one.trim());
  if (!accounts.includes(account)) throw new Error(`${name} is no account that is set up (${accounts.join(', ')})`);
  if (more.length > 0 || !ids.every((one) => id.test(one)))
    throw new Error(`${entry} must be account=ID or account=ID+ID, with ${what}`);
  return [account, ids];
}
