import type { Delivery, Sender } from './delivery/sender.ts';
import type { Sockets } from './delivery/socket.ts';
import { waitUntilIdle } from './idle.ts';
import type { CallFault } from './state/call-faults.ts';
import type { ApiCall } from './state/call-log.ts';
import type { Files } from './state/files.ts';
import type { FunctionResult, SlackState } from './state/state.ts';
import type { StoredView } from './state/views.ts';
import type { Message } from './workspace/messages.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Inspects the stand-in, injects faults, and waits for the bot. */
export interface Controls {
  readonly workspace: Workspace;
  /** Every Web API call, response_url post and message within an acknowledgement, newest last. */
  readonly calls: readonly ApiCall[];
  readonly deliveries: readonly Delivery[];
  readonly functions: ReadonlyMap<string, FunctionResult>;
  readonly files: Pick<Files, 'all' | 'add'>;
  /** Socket Mode connections. */
  readonly sockets: Pick<Sockets, 'count' | 'send' | 'write' | 'connected' | 'disconnect' | 'drop'>;
  /** The messages that a person sees in a channel. */
  seenBy(user: string, channel: string): readonly Message[];
  /** The modal on top of a person's stack. */
  modalOf(user: string): StoredView | undefined;
  homeOf(user: string): StoredView | undefined;
  /** The calls of one method. */
  callsOf(method: string): readonly ApiCall[];
  /** How many calls of one method wait for their answer. */
  pending(method: string): number;
  fail(method: string, fault: CallFault): void;
  restore(method?: string): void;
  /** Sets the scopes of the bot token. */
  grant(scopes: readonly string[]): void;
  /** Sets the app's event subscriptions. */
  subscribe(events: readonly string[]): void;
  /** Sets the domains whose links are sent to the app. */
  unfurl(domains: readonly string[]): void;
  revoke(token: string): void;
  /** Moves the stand-in's clock ahead, in milliseconds, so that triggers and response_urls expire. */
  advance(ms: number): void;
  /** Resolves with the first matching call, past or future; rejects after `ms`. */
  until(matches: (call: ApiCall) => boolean, ms?: number): Promise<ApiCall>;
  /**
   * Resolves when nothing is under way; rejects after `ms`.
   * @param idle resolves when the bot is idle; without it the bot must have been quiet for a moment
   */
  settled(ms?: number, idle?: () => Promise<void>): Promise<void>;
}

const TIMEOUT_MS = 90_000;

export function createControls(slack: SlackState, sender: Sender, sockets: Sockets): Controls {
  const { workspace, log, faults, views } = slack;
  const count = () => log.count + sender.count;
  const isBusy = () => log.open + sender.open > 0;
  return {
    workspace,
    calls: log.calls,
    deliveries: sender.deliveries,
    functions: slack.functions,
    files: slack.files,
    sockets,
    seenBy: (user, channel) =>
      workspace.messages.filter((message) => message.channel === channel && (message.visibleTo ?? user) === user),
    modalOf: (user) => views.all.findLast((stored) => stored.user === user && stored.view.type !== 'home'),
    homeOf: views.home,
    callsOf: (name) => log.calls.filter(({ method }) => method === name),
    pending: log.pending,
    fail: faults.fail,
    restore: faults.restore,
    grant: (scopes) => refill(slack.scopes, scopes),
    subscribe: (events) => refill(slack.subscriptions, events),
    unfurl: (domains) => refill(slack.unfurlDomains, domains),
    revoke: (token) => void slack.revoked.add(token),
    advance: slack.clock.advance,
    until: (matches, ms = TIMEOUT_MS) => log.until(matches, ms),
    settled: (ms = TIMEOUT_MS, idle) => waitUntilIdle({ isBusy, count, idle }, ms),
  };
}

function refill(set: Set<string>, words: readonly string[]): void {
  set.clear();
  for (const word of words) set.add(word);
}
