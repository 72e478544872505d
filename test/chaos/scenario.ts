import type { CallFault } from '../../sandbox/slack/state/call-faults.ts';
import type { VendorFault } from '../../sandbox/vendors/standin.ts';
import type { Spread } from './cluster/balancer.ts';
import type { AskKind } from './load/asks.ts';

/** Something that breaks. `for` is in seconds; what has none stays broken until the scenario ends. */
export type Fault =
  | { readonly kind: 'kill'; readonly place: number }
  /** Each process restarts, the next one when the one before is ready again. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'redis'; readonly how: 'stop' | 'freeze' | 'full'; readonly for: number }
  /** Redis is frozen for `pause` milliseconds, each second. */
  | { readonly kind: 'redis'; readonly how: 'slow'; readonly pause: number; readonly for: number }
  | { readonly kind: 'vendor'; readonly fault: VendorFault; readonly for: number }
  | { readonly kind: 'slack'; readonly methods: readonly string[]; readonly fault: CallFault; readonly for: number }
  | { readonly kind: 'drop-sockets' | 'refresh-sockets' };

/** A run of the cluster, as data. */
export interface Scenario {
  readonly name: string;
  readonly transport?: 'socket';
  readonly spread?: Spread;
  /** Asked evenly over so many seconds. */
  readonly asks: Readonly<Record<AskKind, number>>;
  readonly seconds: number;
  /** What breaks, by the second at which it does. */
  readonly faults: readonly { readonly at: number; readonly fault: Fault }[];
  /** At most so many seconds after the last question until everything is answered. */
  readonly within: number;
  /** Alerts may stay unanswered: the breakdown is longer than Slack's deliveries, or nothing could be looked up. */
  readonly mayBeSilent?: boolean;
  /** Each event is delivered once more after it was acknowledged, as Slack does when the acknowledgement is lost. */
  readonly isRedelivered?: boolean;
  /** It takes a whole machine: nothing else is played meanwhile. */
  readonly isAlone?: boolean;
  /** So many people follow an order each, which changes when the faults begin; each is told of it once. */
  readonly follows?: number;
  /** So many people share a list each, which is being looked up when the faults begin; each gets one whole result. */
  readonly lists?: number;
}
