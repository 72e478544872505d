import type { Asking, SourceName } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier/identifier.ts';
import type { Lookup } from '../../../core/lookup.ts';
import type { CardContext } from '../../cards/card.ts';
import type { Place } from '../../cards/views/home.ts';
import type { AccountUse } from '../../policy/accounts.ts';

/** The product as far as a person may use it: accounts that are not theirs do not exist here. */
export interface AccountsInUse extends Pick<CardContext, 'known' | 'prefixes'> {
  /** Their ids. */
  readonly accounts: readonly string[];
  /** `asked`: somebody wrote the text to ask, so that free-form numbers count. */
  read(text: string, options: { asked: boolean }): readonly Identifier[];
  /** The accounts that would be asked about it. */
  sourcesFor(identifier: Identifier): readonly SourceName[];
  look(identifiers: readonly Identifier[], asking: Asking): Lookup;
  /** The inputs that a lookup of these identifiers requires, and those entered before, which may have been mistyped. */
  needsOf(identifiers: readonly Identifier[]): readonly string[];
  /** The accounts and their status. */
  places(): readonly Place[];
}

/** The only way from Slack to the vendors: by who asks, and who reads the answer. Never rejects. */
export type AccountsFor<Part extends keyof AccountsInUse = keyof AccountsInUse> = (
  use: AccountUse,
) => Promise<Pick<AccountsInUse, Part>>;
