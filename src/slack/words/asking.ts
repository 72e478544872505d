import type { Outcome } from '../memory/recent.ts';

/** Words of the windows in which people ask. Labels, buttons, titles and errors of inputs are plain text. */
export interface SearchWords {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** Beside the input, when what was typed names no order; plain text. */
  readonly nothing: string;
  readonly post: string;
  readonly posting: string;
  readonly posted: string;
  readonly postedAlready: string;
  /** Slack does not tell who reads the thread's channel. */
  readonly unseen: string;
  /** `code` is Slack's own word. */
  notPosted(code: string): string;
}

export type ProviderState = 'closed' | 'open' | 'half_open';

/** Words of the App Home. */
export interface HomeWords {
  readonly recent: string;
  readonly noRecent: string;
  readonly again: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly providers: string;
  readonly states: Readonly<Record<ProviderState, (provider: string) => string>>;
  readonly how: string;
  /** One way to ask each. */
  readonly byCommand: string;
  readonly byMessage: string;
  readonly byShortcut: string;
  readonly byMention: string;
  readonly help: string;
  contact(place: string): string;
  readonly noContact: string;
}
