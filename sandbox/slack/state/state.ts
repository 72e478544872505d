import { EVENTS, SCOPES } from '../workspace/permissions.ts';
import { createWorkspace, type Workspace } from '../workspace/workspace.ts';
import { createFaults, type Faults } from './call-faults.ts';
import { type CallLog, createCallLog } from './call-log.ts';
import { type Clock, createClock } from './clock.ts';
import { createFiles, type Files } from './files.ts';
import { createResponseUrls, type ResponseUrls } from './response-urls.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createViews, type Views } from './views.ts';

export interface Secrets {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}

/** The state of the stand-in. */
export interface SlackState {
  readonly clock: Clock;
  readonly workspace: Workspace;
  readonly views: Views;
  readonly files: Files;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly faults: Faults;
  readonly log: CallLog;
  readonly secrets: Secrets;
  /** Scopes of the bot token. */
  readonly scopes: Set<string>;
  /** Revoked tokens. */
  readonly revoked: Set<string>;
  /** Tickets of apps.connections.open for Socket Mode connections. */
  readonly tickets: Set<string>;
  /** The app's event subscriptions, such as `message.channels`. */
  readonly subscriptions: Set<string>;
  /** Domains whose links the app unfurls. */
  readonly unfurlDomains: Set<string>;
  /** Tokens of running workflow steps. */
  readonly stepTokens: Set<string>;
  /** Results of workflow steps, by execution ID. */
  readonly functions: Map<string, FunctionResult>;
  /** The server's address, set once it is known. */
  readonly address: { http: string };
  reset(): void;
}

export type FunctionResult =
  | { readonly state: 'running' }
  | { readonly state: 'completed'; readonly outputs: Readonly<Record<string, unknown>> }
  | { readonly state: 'failed'; readonly error: string };

export function createSlackState(secrets: Secrets, triggerLifetime: number): SlackState {
  const clock = createClock();
  const workspace = createWorkspace();
  const slack: SlackState = {
    clock,
    workspace,
    views: createViews(clock),
    files: createFiles(),
    triggers: createTriggers(clock, triggerLifetime),
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
  for (const part of [slack.clock, slack.views, slack.files, slack.triggers, slack.responseUrls, slack.log, slack.workspace])
    part.reset();
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
