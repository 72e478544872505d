import type { Json } from '../slack/json.ts';
import type { VendorId } from '../vendors/index.ts';
import type { VendorError } from '../vendors/standin.ts';

/** One step of a scenario. */
export type Step =
  | { readonly kind: 'command'; readonly text: string }
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly attachments?: readonly Json[];
      /** Posted by the app Alerts, or by Sam of another company, instead of the person. */
      readonly by?: 'alerts' | 'sam';
    }
  /** Shares a file, and waits for the result of the list that it holds. */
  | { readonly kind: 'share'; readonly name: string; readonly content: string }
  | { readonly kind: 'together'; readonly steps: readonly Step[] }
  /** Presses the newest visible button with this action_id. */
  | { readonly kind: 'press'; readonly button: string }
  /** The same in the person's open modal. */
  | { readonly kind: 'press in modal'; readonly button: string }
  /** Runs a shortcut on the newest message of the channel. */
  | { readonly kind: 'shortcut'; readonly callback: string }
  | { readonly kind: 'break'; readonly vendor: VendorId; readonly latency?: number; readonly error?: VendorError }
  /** Clink reports an event of an order by webhook; its API says the same from then on. */
  | {
      readonly kind: 'report';
      readonly type: string;
      readonly order: string;
      readonly fields?: Readonly<Record<string, unknown>>;
    }
  /** Waits until the person sees a message with this text. */
  | { readonly kind: 'await'; readonly text: string }
  /** Delivers the newest event again, as Slack does after a lost acknowledgement. */
  | { readonly kind: 'redeliver' }
  /** Waits until the bot is idle. */
  | { readonly kind: 'settle' };

/** One button on the page, and one test case. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** What the reader should notice. */
  readonly description: string;
  readonly person: 'ada' | 'lin';
  readonly channel: 'support' | 'alerts' | 'brands' | 'partners' | 'dm' | 'connect';
  /** Restarts the bot first, so that its caches are empty. */
  readonly fresh?: boolean;
  readonly steps: readonly Step[];
  /** Texts that must be on the page afterwards. */
  readonly expects: readonly string[];
  /** A text that must be there exactly once. */
  readonly once?: string;
  /** The bot must not reply. */
  readonly isSilent?: boolean;
}
