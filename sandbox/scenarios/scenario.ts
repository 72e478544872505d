import type { Json } from '../slack/json.ts';
import type { VendorId } from '../vendors/index.ts';
import type { VendorError } from '../vendors/standin.ts';

/** One thing that happens in a scenario. */
export type Step =
  | { readonly act: 'command'; readonly text: string }
  | {
      readonly act: 'message';
      readonly text: string;
      readonly attachments?: readonly Json[];
      /** Instead of the person: the app Alerts, or Sam of another company. */
      readonly by?: 'alerts' | 'sam';
    }
  | { readonly act: 'together'; readonly steps: readonly Step[] }
  /** The newest button of that name that the person sees. */
  | { readonly act: 'press'; readonly button: string }
  /** The same in the modal that the person has open. */
  | { readonly act: 'press in modal'; readonly button: string }
  /** From the menu of the newest message in the channel. */
  | { readonly act: 'shortcut'; readonly callback: string }
  | { readonly act: 'break'; readonly vendor: VendorId; readonly latency?: number; readonly error?: VendorError }
  /** Slack delivers the newest event once more, as it does when an acknowledgement got lost. */
  | { readonly act: 'redeliver' }
  /** Waits until the bot has done all that it had to. */
  | { readonly act: 'settle' };

/** A situation to look at: one click on the page, one case in its test. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** What to look at. */
  readonly description: string;
  readonly person: 'ada' | 'lin';
  readonly channel: 'support' | 'alerts' | 'partners' | 'dm';
  /** The bot is started anew before: nothing is remembered. */
  readonly fresh?: boolean;
  readonly steps: readonly Step[];
  /** What can then be read on the page. */
  readonly expects: readonly string[];
  /** What can be read there exactly once. */
  readonly once?: string;
  /** The bot description nothing. */
  readonly isSilent?: boolean;
}
