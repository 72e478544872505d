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
export interface World {
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
  readonly functions: Map<string, FunctionEnd>;
  /** Where Socket Mode connects; set as soon as the address is known. */
  readonly address: { http: string };
  reset(): void;
}

export type FunctionEnd =
  | { readonly state: 'running' }
  | { readonly state: 'completed'; readonly outputs: Readonly<Record<string, unknown>> }
  | { readonly state: 'failed'; readonly error: string };

export function createWorld(secrets: Secrets): World {
  const clock = createClock();
  const workspace = createWorkspace();
  const world: World = {
    clock,
    workspace,
    views: createViews(clock),
    triggers: createTriggers(clock),
    responseUrls: createResponseUrls(clock),
    faults: createFaults(),
    log: createCallLog(({ id }) => workspace.tell({ kind: 'called', id })),
    secrets,
    scopes: new Set(SCOPES),
    revoked: new Set(),
    tickets: new Set(),
    subscriptions: new Set(EVENTS),
    unfurlDomains: new Set(),
    stepTokens: new Set(),
    functions: new Map(),
    address: { http: '' },
    reset: () => reset(world),
  };
  return world;
}

function reset(world: World): void {
  for (const part of [world.clock, world.views, world.triggers, world.responseUrls, world.log, world.workspace]) part.reset();
  world.faults.mend();
  world.revoked.clear();
  world.functions.clear();
  world.stepTokens.clear();
  world.unfurlDomains.clear();
  refill(world.scopes, SCOPES);
  refill(world.subscriptions, EVENTS);
}

function refill(set: Set<string>, words: readonly string[]): void {
  set.clear();
  for (const word of words) set.add(word);
}
