import { EVENTS, SCOPES } from '../workspace/permissions.ts';
import { createWorkspace, type Workspace } from '../workspace/workspace.ts';
import { createFaults, type Faults } from './call-faults.ts';
import { type CallLog, createCallLog } from './call-log.ts';
import { type Clock, createClock } from './clock.ts';
import { createResponseUrls, type ResponseUrls } from './response-urls.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createViews, type Views } from './views.ts';

export interface Secrets {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}

/** All that the stand-in remembers. */
export interface SlackState {
  readonly clock: Clock;
  readonly workspace: Workspace;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly faults: Faults;
  readonly log: CallLog;
  readonly secrets: Secrets;
  /** What the bot token was granted. */
  readonly scopes: Set<string>;
  /** Tokens that were taken back. */
  readonly revoked: Set<string>;
  /** Socket Mode connections that were promised by apps.connections.open. */
  readonly tickets: Set<string>;
  /** Names of the events that the app is subscribed to, `message.channels` and its like. */
  readonly subscriptions: Set<string>;
  /** Domains whose links the app unfurls. */
  readonly unfurlDomains: Set<string>;
  /** Tokens that steps of workflows bring along. */
  readonly stepTokens: Set<string>;
  /** Steps of workflows by execution id, and how they ended. */
  readonly functions: Map<string, FunctionResult>;
  /** Where Socket Mode connects; set as soon as the address is known. */
  readonly address: { http: string };
  reset(): void;
}

export type FunctionResult =
  | { readonly state: 'running' }
  | { readonly state: 'completed'; readonly outputs: Readonly<Record<string, unknown>> }
  | { readonly state: 'failed'; readonly error: string };

export function createSlackState(secrets: Secrets): SlackState {
  const clock = createClock();
  const workspace = createWorkspace();
  const slack: SlackState = {
    clock,
    workspace,
    views: createViews(clock),
    triggers: createTriggers(clock),
    responseUrls: createResponseUrls(clock),
    faults: createFaults(),
    log: createCallLog(({ id }) => workspace.notify({ kind: 'called', id })),
    secrets,
    scopes: new Set(SCOPES),
    revoked: new Set(),
    tickets: new Set(),
    subscriptions: new Set(EVENTS),
    unfurlDomains: new Set(),
    stepTokens: new Set(),
    functions: new Map(),
    address: { http: '' },
    reset: () => reset(slack),
  };
  return slack;
}

function reset(slack: SlackState): void {
  for (const part of [slack.clock, slack.views, slack.triggers, slack.responseUrls, slack.log, slack.workspace]) part.reset();
  slack.faults.restore();
  slack.revoked.clear();
  slack.functions.clear();
  slack.stepTokens.clear();
  slack.unfurlDomains.clear();
  refill(slack.scopes, SCOPES);
  refill(slack.subscriptions, EVENTS);
}

function refill(set: Set<string>, words: readonly string[]): void {
  set.clear();
  for (const word of words) set.add(word);
}
