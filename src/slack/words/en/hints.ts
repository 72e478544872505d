import type { GeneralHint } from '../../../core/failure/failure.ts';

/** For the people who run the bot. */
export const HINTS = {
  check_base_url: 'check the base URL in the settings.',
  our_bug: 'this looks like a bug in Order Scout; the log has the details under this error ID.',
  check_clock: "check this server's clock; the provider rejected our time.",
} satisfies Record<GeneralHint, string>;
