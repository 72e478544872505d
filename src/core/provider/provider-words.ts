import type { Language } from '../language.ts';

/** The same in every language. Sentences are mrkdwn. */
export type InLanguages<Words = string> = Readonly<Record<Language, Words>>;

export interface NeedWords {
  /** Label of the form's field, plain text. */
  readonly label: string;
  /** Where a person finds it, plain text. */
  readonly hint: string;
  /** As part of a sentence: "the program ID". */
  readonly object: string;
  /** On the button that opens the form, plain text. */
  readonly give: string;
  /** The provider has nothing under what a person gave. */
  readonly mistaken: string;
}

/** What only a person can know, such as a buyer's id. */
export interface Need extends InLanguages<NeedWords> {
  /** A value that belongs to nobody, with which the doctor may ask. */
  readonly dummy: string;
}

/** What a provider has to say that no other has, by the names that its queries and errors use. */
export interface ProviderWords {
  /** `Query.needs`; also the keys of `key=value` that people type. */
  readonly needs: Readonly<Record<string, Need>>;
  /** `Query.caveat`: why "not found" may not be the whole truth. */
  readonly caveats: Readonly<Record<string, InLanguages>>;
  /** `ProviderError.hint`: what the people who run the bot can do. */
  readonly hints: Readonly<Record<string, InLanguages>>;
}
