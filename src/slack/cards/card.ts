import type { KnownBlock } from '@slack/types';
import type { Finding, SourceName } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Language } from '../../core/language.ts';
import type { KnownProvider } from '../../core/provider/known-provider.ts';
import type { Stories } from '../../core/story/story.ts';
import type { Words } from '../words/words.ts';

/** What is posted: `text` says the answer alone, for notifications, screen readers and where Slack refuses the blocks. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** What every card needs apart from its data. */
export interface CardContext {
  /** A code to quote for this answer; its log line has the same. */
  readonly reference?: string | undefined;
  readonly words: Words;
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Shown as a badge when set. */
  readonly environment?: string | undefined;
  /** Where the vendor's own page of an order is; `label` names the place ("Clink dashboard"), `url` is https. */
  readonly openLink: (account: string, orderId: string) => { label: string; url: string } | undefined;
  /** How the ids of the providers that are set up are recognised. */
  readonly known: readonly KnownProvider[];
  /** The names that may come before a colon: of providers, and of their accounts where there are several. */
  readonly prefixes: readonly string[];
}

/** What a lookup knows at a moment. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly awaited: readonly {
    readonly identifier: Identifier;
    readonly source: SourceName;
  }[];
  /** What the orders that were found led to at other providers. */
  readonly linked: readonly Finding[];
  /** What belongs together among all these orders. */
  readonly stories: Stories;
  /** Accounts that were not asked about a number, because there are too many. */
  readonly unasked?: readonly { readonly identifier: Identifier; readonly source: SourceName }[] | undefined;
  /** No provider takes these. */
  readonly unclaimed: readonly Identifier[];
  /** How many identifiers of the text were not looked up because there were too many. */
  readonly leftOut: number;
  /** Those, where they are known. */
  readonly beyond?: readonly Identifier[] | undefined;
  /** What the person wrote. */
  readonly typed: string;
}

/** What the buttons of a card carry. */
export interface Buttons {
  /** At most 2,000 characters: the value of every button. */
  readonly question: string;
  /** The same for one of the card's numbers. */
  readonly questionOf?: ((identifier: Identifier) => string) | undefined;
  /** True on a card that the channel sees already. */
  readonly shown: boolean;
  /** On a card that a person showed to a channel: that person's id at Slack. */
  readonly shownBy?: string | undefined;
  /** What was probably meant by a mistyped prefix, and the question for it. */
  readonly corrected?: { readonly text: string; readonly question: string } | undefined;
  /** Where not all numbers were looked up: the question for all of them, and how many they are. */
  readonly all?: { readonly question: string; readonly count: number } | undefined;
  /** On an automatic reply: the person who may take it back, or ANYBODY. */
  readonly author?: string | undefined;
  /** Below a sentence of what a provider reports, which a refreshed card would not have. */
  readonly isReport?: boolean | undefined;
}
