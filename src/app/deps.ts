import type { webApi } from '@slack/bolt';
import type { Audit } from '../audit/audit.ts';
import { hasWebhook } from '../config/accounts/providers.ts';
import type { ServeConfig } from '../config/config.ts';
import type { Times } from '../core/times.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import { createResponder, type Responder } from '../slack/answer/answer.ts';
import { type ButtonValues, createButtonValues } from '../slack/answer/button-value.ts';
import { type Composers, createComposers } from '../slack/answer/composers.ts';
import { createPostQueue, type PostQueue } from '../slack/answer/delivery/post-queue.ts';
import { createRecorder, type Recorder } from '../slack/answer/record.ts';
import type { SlackFiles } from '../slack/bulk/files.ts';
import type { FollowedAccount } from '../slack/follow/check.ts';
import { createFollowing, type Following } from '../slack/follow/following.ts';
import { createDeduplicator, type Deduplicator } from '../slack/memory/deduplication.ts';
import { createRecent, type Recent } from '../slack/memory/recent.ts';
import { createTraces, type Traces } from '../slack/memory/trace.ts';
import type { Store } from '../state/store.ts';
import { longestLife } from '../upstream/answers/freshness.ts';
import { openAudit } from './audit.ts';
import { openJobs } from './jobs.ts';
import { newReference } from './lookups/account-lookups.ts';
import { createLookups, type Lookups, type SharedLookups } from './lookups/lookups.ts';
import { createChangeLog, createShared } from './lookups/shared.ts';
import { createRights, type Rights } from './rights.ts';

/** What the surfaces are made of; built once. */
export interface BotDeps extends Rights {
  readonly config: ServeConfig;
  readonly times: Times;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly lookups: Lookups;
  readonly store: Store;
  readonly jobs: Jobs;
  readonly posts: PostQueue;
  readonly following: Following;
  readonly audit: Audit;
  readonly traces: Traces;
  readonly recent: Recent;
  readonly deduplicator: Deduplicator;
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
  const { language, channelLanguages, environment } = config;
  const jobs = openJobs(config, times, log);
  const audit = openAudit(config, log);
  const metrics = createMetrics({ droppedLines: log.output.dropped, canAudit: audit.canWrite, jobs: jobs.states });
  const lookups = createLookups(config, log, metrics, times, sharedOf(config, store));
  const rights = createRights({ config, times, log, client, store, metrics, lookups });
  const traces = createTraces();
  const recent = createRecent(store, Date.now);
  const recorder = createRecorder({ ...rights, traces, recent, audit, metrics, log, newReference });
  const answering = { orders: lookups, recorder, language, channelLanguages, environment, times };
  const responder = createResponder({ ...rights, ...answering });
  const posts = createPostQueue(times.postPace);
  const following = createFollowing({
    ...rights,
    jobs,
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
    ...rights,
    config,
    times,
    log,
    metrics,
    lookups,
    store,
    jobs,
    posts,
    following,
    audit,
    traces,
    recent,
    deduplicator,
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
