import type { Asker } from '../answer/question.ts';
import type { Channels } from './channels.ts';
import type { Groups } from './groups.ts';
import { isFullMember } from './membership.ts';
import type { People } from './people.ts';
import type { HomeTeam } from './workspace.ts';

/** Why a question is denied; words.ts has a sentence for each. */
export type Denial = 'membersOnly' | 'groupsOnly' | 'notInChannel' | 'notChecked';

/** Classes that only a user group may see. */
export type Guarded = 'personal' | 'finance';

export interface AccessRules {
  /** Empty: every full member. */
  readonly userGroups: readonly string[];
  /** Empty: every channel. */
  readonly channels: readonly string[];
  /** Empty: nobody. */
  readonly revealTo: Readonly<Record<Guarded, readonly string[]>>;
}

export interface AccessDeps {
  readonly rules: AccessRules;
  readonly people: People;
  readonly groups: Groups;
  readonly channels: Pick<Channels, 'readersOf'>;
  /** Where the bot is installed. */
  home(): HomeTeam;
}

export interface Access {
  /** Undefined: may ask. Fails closed: denied if Slack does not answer. */
  denialOf(asker: Asker): Promise<Denial | undefined>;
  /** Whether this person may see that class. */
  mayReveal(asker: Asker, guarded: Guarded): Promise<boolean>;
}

export function createAccess(deps: AccessDeps): Access {
  return {
    denialOf: (asker) => denialOf(deps, asker),
    async mayReveal(asker, guarded) {
      if (asker.user === undefined || (await denialOf(deps, asker)) !== undefined) return false;
      return (await deps.groups.isInAny(asker.team, asker.user, deps.rules.revealTo[guarded])) === true;
    },
  };
}

async function denialOf(deps: AccessDeps, asker: Asker): Promise<Denial | undefined> {
  const { rules, people, groups, home } = deps;
  if (!(await isAllowedChannel(deps, asker))) return 'notInChannel';
  // Another app's post has no person, so only the channel is checked.
  if (asker.user === undefined) return undefined;
  const person = await people.find(asker.team, asker.user);
  if (!person) return 'notChecked';
  if (!isFullMember(person, home())) return 'membersOnly';
  if (rules.userGroups.length === 0) return undefined;
  const isIn = await groups.isInAny(asker.team, asker.user, rules.userGroups);
  if (isIn === undefined) return 'notChecked';
  return isIn ? undefined : 'groupsOnly';
}

/** Direct messages to the bot and places without a channel (App Home, modals) are private, so always allowed. */
async function isAllowedChannel({ rules: { channels: allowed }, channels }: AccessDeps, asker: Asker): Promise<boolean> {
  if (allowed.length === 0 || asker.channel === undefined || allowed.includes(asker.channel)) return true;
  return (await channels.readersOf(asker)) === 'asker';
}
