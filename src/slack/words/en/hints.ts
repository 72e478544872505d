import type { GeneralHint } from '../../../core/failure.ts';

/** For the people who run the bot. */
export const HINTS = {
  check_base_url: 'check the base URL in the settings.',
  our_bug: 'this looks like a defect of the bot; the log has the details under the reference.',
  check_clock: "check this server's clock; the vendor found our time wrong.",
} satisfies Record<Exclude<GeneralHint, 'busy_here'>, string>;
