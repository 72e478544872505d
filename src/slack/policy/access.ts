import type { Asker } from '../answer/question.ts';
import { isDirectMessage } from '../answer/question.ts';
import type { Groups } from './groups.ts';
import { isFullMember } from './membership.ts';
import type { People } from './people.ts';
import type { HomeTeam } from './workspace.ts';

/** Why somebody gets nothing; words.ts has a sentence for each. */
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
  /** Where the bot is installed. */
  readonly home: HomeTeam;
}

export interface Access {
  /** Undefined: may ask. Fails closed: what Slack cannot tell is refused. */
  denialOf(asker: Asker): Promise<Denial | undefined>;
  /** Whether this person may see that class. */
  mayReveal(asker: Asker, guarded: Guarded): Promise<boolean>;
}

export function createAccess(parts: AccessDeps): Access {
  return {
    denialOf: (asker) => denialOf(parts, asker),
    async mayReveal(asker, guarded) {
      if (asker.user === undefined || (await denialOf(parts, asker)) !== undefined) return false;
      return (await parts.groups.isInAny(asker.team, asker.user, parts.rules.revealTo[guarded])) === true;
    },
  };
}

async function denialOf(parts: AccessDeps, asker: Asker): Promise<Denial | undefined> {
  const { rules, people, groups, home } = parts;
  if (!isAllowedChannel(rules.channels, asker.channel)) return 'notInChannel';
  // Another app's post has no person: there the channel alone is judged.
  if (asker.user === undefined) return undefined;
  const person = await people.find(asker.team, asker.user);
  if (!person) return 'notChecked';
  if (!isFullMember(person, home)) return 'membersOnly';
  if (rules.userGroups.length === 0) return undefined;
  const isIn = await groups.isInAny(asker.team, asker.user, rules.userGroups);
  if (isIn === undefined) return 'notChecked';
  return isIn ? undefined : 'groupsOnly';
}

/** Direct messages to the bot (`D…`) and places without a channel (App Home, modals) concern nobody else. */
function isAllowedChannel(allowed: readonly string[], channel: string | undefined): boolean {
  return allowed.length === 0 || channel === undefined || isDirectMessage(channel) || allowed.includes(channel);
}
