import type { webApi } from '@slack/bolt';
import type { ServeConfig } from '../config/config.ts';
import type { Times } from '../core/times.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { AccountsFor } from '../slack/answer/accounts/in-use.ts';
import { readSlackError } from '../slack/answer/delivery/slack-error.ts';
import { type Access, createAccess } from '../slack/policy/access.ts';
import { createAccounts } from '../slack/policy/accounts.ts';
import { type Channels, createChannels } from '../slack/policy/channels.ts';
import { createGroups, type Groups } from '../slack/policy/groups.ts';
import { createPeople, type People } from '../slack/policy/people.ts';
import { createQuota, type Quota, type QuotaEffects } from '../slack/policy/quota.ts';
import { createInstallation, type Installation } from '../slack/policy/workspace.ts';
import type { Store } from '../state/store.ts';
import type { Lookups } from './lookups/lookups.ts';

/** Who may ask what, and how much: what Slack says of people and channels, under the rules of the settings. */
export interface Rights {
  readonly installation: Installation;
  readonly people: People;
  readonly groups: Groups;
  readonly channels: Channels;
  readonly access: Access;
  readonly accountsFor: AccountsFor;
  readonly quota: Quota;
}

interface RightsDeps {
  readonly config: ServeConfig;
  readonly times: Times;
  readonly log: Log;
  readonly client: webApi.WebClient;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly lookups: Lookups;
}

export function createRights(deps: RightsDeps): Rights {
  const { config, client, store, lookups } = deps;
  const { access: rules } = config;
  const facts = factsFrom(deps);
  const installation = createInstallation(client);
  const people = createPeople(facts('users.info', 'Slack did not say who a person is'));
  const groups = createGroups(facts('usergroups.users.list', 'Slack did not say who is in a user group'));
  const readers = facts('conversations.info', 'Slack did not say who reads a channel');
  const channels = createChannels({ ...readers, external: config.externalChannels });
  const access = createAccess({ rules, people, groups, channels, home: installation.home });
  const accounts = createAccounts({ accounts: lookups.accounts, rules: rules.accounts, groups, channels });
  const accountsFor: AccountsFor = async (use) => lookups.among(await accounts.usableFor(use));
  const quota = createQuota(store, rules.quota, { now: Date.now, onBlock: reportingBlocks(deps) });
  return { installation, people, groups, channels, access, accountsFor, quota };
}

/** How Slack is asked with one of its methods, and what is logged when it does not say. */
function factsFrom({ client, times, metrics, log }: RightsDeps) {
  return (call: string, message: string) => ({
    client,
    within: times.slackFacts,
    kept: times.slackFactsKept,
    onFailure: (err: unknown) => {
      metrics.slackFailure({ call, error: readSlackError(err).code });
      log.warn({ err }, message);
    },
  });
}

function reportingBlocks({ metrics, log }: RightsDeps): QuotaEffects['onBlock'] {
  return ({ asker: { team, user, channel }, countsOn }) => {
    metrics.blocked();
    if (user !== undefined) log.warn({ team, user }, 'A person is blocked for ten minutes: many of their numbers do not exist');
    else log.warn({ team, channel, countsOn }, 'An app or workflow is blocked for ten minutes: many of its numbers do not exist');
  };
}
