import type { Courier, Delivery } from './delivery/dispatcher.ts';
import type { Sockets } from './delivery/socket.ts';
import { settled } from './idle.ts';
import type { CallFault } from './state/call-faults.ts';
import type { ApiCall } from './state/call-log.ts';
import type { FunctionEnd, World } from './state/state.ts';
import type { StoredView } from './state/views.ts';
import type { Message } from './workspace/messages.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Looking into the stand-in, breaking it, and waiting for the bot. */
export interface Controls {
  readonly workspace: Workspace;
  /** Every Web API call, response_url post and message within an acknowledgement, newest last. */
  readonly calls: readonly ApiCall[];
  readonly deliveries: readonly Delivery[];
  readonly functions: ReadonlyMap<string, FunctionEnd>;
  /** Socket Mode's connections: how many there are, and how to end them. */
  readonly sockets: Pick<Sockets, 'count' | 'connected' | 'disconnect' | 'drop'>;
  /** What a person sees in a channel, ephemeral messages meant for others left out. */
  seenBy(user: string, channel: string): readonly Message[];
  /** The modal on top of a person's stack. */
  modalOf(user: string): StoredView | undefined;
  homeOf(user: string): StoredView | undefined;
  /** The calls of one method. */
  callsOf(method: string): readonly ApiCall[];
  fail(method: string, fault: CallFault): void;
  mend(method?: string): void;
  /** From now on the bot token has exactly these scopes. */
  grant(scopes: readonly string[]): void;
  /** From now on the app is subscribed to exactly these events. */
  subscribe(events: readonly string[]): void;
  /** Links to these domains are told to the app. */
  unfurl(domains: readonly string[]): void;
  revoke(token: string): void;
  /** Moves the stand-in's clock ahead, in milliseconds: triggers and response urls grow old. */
  pass(ms: number): void;
  /** Resolves with the first call, past or to come, that matches; rejects after `ms`. */
  until(matches: (call: ApiCall) => boolean, ms?: number): Promise<ApiCall>;
  /** Resolves when nothing is under way and the bot has been quiet for a moment. */
  settled(ms?: number): Promise<void>;
}

const QUIET_MS = 100;
const PATIENCE_MS = 10_000;

export function createControls(world: World, courier: Courier, sockets: Sockets): Controls {
  const { workspace, log, faults, views } = world;
  const count = () => log.count + courier.count;
  const isBusy = () => log.open + courier.open > 0;
  return {
    workspace,
    calls: log.calls,
    deliveries: courier.deliveries,
    functions: world.functions,
    sockets,
    seenBy: (user, channel) =>
      workspace.messages.filter((message) => message.channel === channel && (message.visibleTo ?? user) === user),
    modalOf: (user) => views.all.findLast((stored) => stored.user === user && stored.view.type !== 'home'),
    homeOf: views.home,
    callsOf: (name) => log.calls.filter(({ method }) => method === name),
    fail: faults.fail,
    mend: faults.mend,
    grant: (scopes) => exactly(world.scopes, scopes),
    subscribe: (events) => exactly(world.subscriptions, events),
    unfurl: (domains) => exactly(world.unfurlDomains, domains),
    revoke: (token) => void world.revoked.add(token),
    pass: world.clock.pass,
    until: (matches, ms = PATIENCE_MS) => log.until(matches, ms),
    settled: (ms = PATIENCE_MS) => settled(isBusy, count, QUIET_MS, ms),
  };
}

function exactly(set: Set<string>, words: readonly string[]): void {
  set.clear();
  for (const word of words) set.add(word);
}
