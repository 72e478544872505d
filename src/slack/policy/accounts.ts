import type { Asker } from '../answer/question.ts';
import type { Channels } from './channels.ts';
import type { Groups } from './groups.ts';

/** A use of the vendors' accounts: who asks, and whether a whole channel reads the answer. */
export interface AccountUse {
  readonly asker: Asker;
  readonly isForAll: boolean;
}

export interface Accounts {
  /**
   * The ids of the accounts that may be used, those of the person's own groups first, then in the order of the configuration.
   * The others are neither asked nor named. Fails closed: an account with a rule is left out when Slack does not answer.
   */
  usableFor(use: AccountUse): Promise<readonly string[]>;
}

export interface AccountsDeps {
  /** All that are set up, in the order of the configuration. */
  readonly accounts: readonly string[];
  /** ACCOUNT_GROUPS and ACCOUNT_CHANNELS by the id of an account; one without a rule is for everybody. */
  readonly rules: ReadonlyMap<string, { readonly groups: readonly string[]; readonly channels: readonly string[] }>;
  readonly groups: Pick<Groups, 'isInAny'>;
  readonly channels: Pick<Channels, 'readersOf'>;
}

export function createAccounts(deps: AccountsDeps): Accounts {
  const { accounts, rules } = deps;
  if (rules.size === 0) return { usableFor: async () => accounts };
  return {
    async usableFor({ asker, isForAll }) {
      const isPersonal = asker.user !== undefined && (!isForAll || (await deps.channels.readersOf(asker)) === 'asker');
      const judged = await Promise.all(accounts.map(async (id) => ({ id, right: await rightTo(deps, id, asker, isPersonal) })));
      const having = (wanted: Right) => judged.filter(({ right }) => right === wanted).map(({ id }) => id);
      return [...having('own'), ...having('shared')];
    },
  };
}

/** `own`: of a group of the person's. `shared`: of everybody, or of everybody in the channel. */
type Right = 'own' | 'shared' | 'none';

/** A channel's readers are no group: where all of them read the answer, only the channel counts. */
async function rightTo(
  { rules, groups }: AccountsDeps,
  id: string,
  { team, user, channel }: Asker,
  isPersonal: boolean,
): Promise<Right> {
  const rule = rules.get(id);
  if (!rule) return 'shared';
  if (isPersonal && user !== undefined && (await groups.isInAny(team, user, rule.groups)) === true) return 'own';
  return channel !== undefined && rule.channels.includes(channel) ? 'shared' : 'none';
}
