import type { FailureHint } from '../../../core/failure.ts';
import type { Caveat, Need } from '../../../core/provider.ts';

/** For the people who run the bot. */
export const HINTS = {
  subscribe_app_mall: 'subscribe the project to App Mall Open Service and authorise it in the Seller Center.',
  allow_ip: "put this server's IP address on the vendor's allow list.",
  check_region: 'the data live in another data centre; check the region in the settings.',
  check_base_url: 'check the base URL in the settings.',
  our_bug: 'this looks like a defect of the bot; the log has the details under the reference.',
  check_clock: "check this server's clock; the vendor found our time wrong.",
} satisfies Record<Exclude<FailureHint, 'busy_here'>, string>;

interface NeedWords {
  /** Label of the form's field, plain text. */
  readonly label: string;
  /** Where a person finds it, plain text. */
  readonly hint: string;
  /** As part of a sentence. */
  readonly object: string;
  /** On the button that opens the form, plain text. */
  readonly give: string;
  /** The provider has nothing under what a person gave. */
  readonly mistaken: (provider: string) => string;
}

export const NEEDS = {
  user: {
    label: "Buyer's user ID at Tuya",
    hint: "Tuya's user ID of the buyer: the app's user list or the Seller Center shows it.",
    object: "the buyer's user ID",
    give: "Give the buyer's ID",
    mistaken: (provider: string) => `${provider} looked only among the orders of the buyer whose ID you gave. Is that ID right?`,
  },
  program: {
    label: 'Program ID at LinkBest',
    hint: 'The number of the LinkBest program in which the order was placed, e.g. 61.',
    object: 'the program ID',
    give: 'Give the program',
    mistaken: (provider: string) => `${provider} looked only in the program that you gave. Is it the right one?`,
  },
} satisfies Record<Need, NeedWords>;

export const CAVEATS = {
  past_year_only: (provider: string) =>
    `By ICCID ${provider} shows only orders of the past 365 days; an older one needs its order number.`,
  unpaid_may_be_hidden: (provider: string) =>
    `By this kind of number ${provider} shows only the latest paid order; an unpaid one may be there and stay hidden.`,
} satisfies Record<Caveat, (provider: string) => string>;
