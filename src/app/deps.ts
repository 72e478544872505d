import type { webApi } from '@slack/bolt';
import type { Audit } from '../audit/audit.ts';
import { hasWebhook } from '../config/accounts/providers.ts';
import type { ServeConfig } from '../config/config.ts';
import type { Times } from '../core/times.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import type { AccountsFor } from '../slack/answer/accounts/in-use.ts';
import { createResponder, type Responder } from '../slack/answer/answer.ts';
import { type ButtonValues, createButtonValues } from '../slack/answer/button-value.ts';
import { type Composers, createComposers } from '../slack/answer/composers.ts';
import { createPostQueue, type PostQueue } from '../slack/answer/delivery/post-queue.ts';
import { readSlackError } from '../slack/answer/delivery/slack-error.ts';
import { createRecorder, type Recorder } from '../slack/answer/record.ts';
import type { SlackFiles } from '../slack/bulk/files.ts';
import type { FollowedAccount } from '../slack/follow/check.ts';
import { createFollowing, type Following } from '../slack/follow/following.ts';
import { createDeduplicator, type Deduplicator } from '../slack/memory/deduplication.ts';
import { createRecent, type Recent } from '../slack/memory/recent.ts';
import { createTraces, type Traces } from '../slack/memory/trace.ts';
import { type Access, createAccess } from '../slack/policy/access.ts';
import { createAccounts } from '../slack/policy/accounts.ts';
import { type Channels, createChannels } from '../slack/policy/channels.ts';
import { createGroups, type Groups } from '../slack/policy/groups.ts';
import { createPeople, type People } from '../slack/policy/people.ts';
import { createQuota, type Quota } from '../slack/policy/quota.ts';
import { createInstallation, type Installation } from '../slack/policy/workspace.ts';
import type { Store } from '../state/store.ts';
import { longestLife } from '../upstream/answers/freshness.ts';
import { newReference } from './account-lookups.ts';
import { openAudit } from './audit.ts';
import { openJobs } from './jobs.ts';
import { createLookups, type Lookups, type SharedLookups } from './lookups.ts';
import { createChangeLog, createShared } from './shared.ts';

/** What the surfaces are made of; built once. */
export interface BotDeps {
  readonly config: ServeConfig;
  readonly installation: Installation;
  readonly times: Times;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly lookups: Lookups;
  readonly store: Store;
  readonly jobs: Jobs;
  readonly posts: PostQueue;
  readonly following: Following;
  readonly people: People;
  readonly groups: Groups;
  readonly channels: Channels;
  readonly access: Access;
  readonly accountsFor: AccountsFor;
  readonly audit: Audit;
  readonly traces: Traces;
  readonly recent: Recent;
  readonly deduplicator: Deduplicator;
  readonly quota: Quota;
  readonly recorder: Recorder;
  readonly responder: Responder;
  readonly buttonValues: ButtonValues;
  readonly composers: Composers;
  readonly client: webApi.WebClient;
  readonly files: SlackFiles;
}

export interface Setup {
  readonly config: ServeConfig;
  readonly times: Times;
  readonly log: Log;
  readonly client: webApi.WebClient;
  readonly files: SlackFiles;
  readonly store: Store;
}

/** With one process there is nothing to share, and without webhooks no change is reported. */
function sharedOf({ redis, cache, providers }: ServeConfig, store: Store): SharedLookups {
  if (!redis) return {};
  const { cacheKey } = redis;
  return {
    answers: cacheKey === undefined ? undefined : createShared(store, cacheKey),
    changes: providers.some(hasWebhook) ? createChangeLog(store, longestLife(cache.ttl)) : undefined,
  };
}

export function createDeps({ config, times, log, client, files, store }: Setup): BotDeps {
  const { access: rules, language, channelLanguages, environment } = config;
  const jobs = openJobs(config, times, log);
  const audit = openAudit(config, log);
  const metrics = createMetrics({ droppedLines: log.output.dropped, canAudit: audit.canWrite, jobs: jobs.states });
  const lookups = createLookups(config, log, metrics, times, sharedOf(config, store));
  const slack = (call: string, message: string) => ({
    client,
    within: times.slackFacts,
    kept: times.slackFactsKept,
    onFailure: (err: unknown) => {
      metrics.slackFailure({ call, error: readSlackError(err).code });
      log.warn({ err }, message);
    },
  });
  const installation = createInstallation(client);
  const people = createPeople(slack('users.info', 'Slack did not say who a person is'));
  const groups = createGroups(slack('usergroups.users.list', 'Slack did not say who is in a user group'));
  const asked = slack('conversations.info', 'Slack did not say who reads a channel');
  const channels = createChannels({ ...asked, external: config.externalChannels });
  const access = createAccess({ rules, people, groups, channels, home: installation.home });
  const accounts = createAccounts({ accounts: lookups.accounts, rules: rules.accounts, groups, channels });
  const accountsFor: AccountsFor = async (use) => lookups.among(await accounts.usableFor(use));
  const quota = createQuota(store, rules.quota, ({ asker: { team, user, channel }, countsOn }) => {
    metrics.blocked();
    if (user !== undefined) log.warn({ team, user }, 'A person is blocked for ten minutes: many of their numbers do not exist');
    else log.warn({ team, channel, countsOn }, 'An app or workflow is blocked for ten minutes: many of its numbers do not exist');
  });
  const traces = createTraces();
  const recent = createRecent(store, Date.now);
  const recorder = createRecorder({ traces, recent, quota, audit, metrics, log, newReference });
  const responder = createResponder({
    orders: lookups,
    accountsFor,
    access,
    quota,
    people,
    recorder,
    language,
    channelLanguages,
    environment,
    times,
  });
  const posts = createPostQueue(times.postPace);
  const following = createFollowing({
    jobs,
    quota,
    access,
    channels,
    accountsFor,
    responder,
    audit,
    language,
    times,
    accountOf: (id) => followedAccount(lookups, id),
    client: posts.automatic(client),
    now: Date.now,
  });
  const buttonValues = createButtonValues(lookups.known);
  const composers = createComposers(buttonValues);
  const deduplicator = createDeduplicator(store, times);
  return {
    config,
    installation,
    times,
    log,
    metrics,
    lookups,
    store,
    jobs,
    posts,
    following,
    people,
    groups,
    channels,
    access,
    accountsFor,
    audit,
    traces,
    recent,
    deduplicator,
    quota,
    recorder,
    responder,
    buttonValues,
    composers,
    client,
    files,
  };
}

function followedAccount({ accounts, among, states }: Lookups, id: string): FollowedAccount | undefined {
  if (!accounts.includes(id)) return undefined;
  return { look: among([id]).look, isSuspended: () => states()[id] === 'open' };
}
