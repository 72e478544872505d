import type { Finding } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier/identifier.ts';
import { type Asker, accountUse, type Question, rulesOf } from '../question.ts';
import type { AccountsFor, AccountsInUse } from './in-use.ts';

/**
 * The labels of the accounts that the person could ask alone about what was not found, but not where a whole channel reads
 * the answer. For that person only: the others may not know of them.
 */
export async function withheldFrom(
  accountsFor: AccountsFor<'accounts' | 'sourcesFor'>,
  question: Question,
  here: Pick<AccountsInUse, 'accounts'>,
  findings: readonly Finding[],
): Promise<readonly string[]> {
  const { asker, isForAll } = accountUse(question);
  if (!isForAll || asker.user === undefined || !rulesOf(question.surface).isAsked) return [];
  const alone = await accountsFor({ asker, isForAll: false });
  const found = new Set(findings.filter(({ answer }) => answer.kind === 'found').map(({ identifier }) => identifier));
  const missed = question.identifiers.filter((identifier) => !found.has(identifier));
  const sources = missed.flatMap(alone.sourcesFor).filter(({ id }) => !here.accounts.includes(id));
  return [...new Set(sources.map(({ label }) => label))];
}

/** Which of the identifiers the person can ask about, but only alone. */
export async function onlyAlone(
  accountsFor: AccountsFor<'sourcesFor'>,
  asker: Asker,
  identifiers: readonly Identifier[],
): Promise<readonly Identifier[]> {
  const [alone, here] = await Promise.all([false, true].map((isForAll) => accountsFor({ asker, isForAll })));
  return identifiers.filter((one) => alone && here && alone.sourcesFor(one).length > 0 && here.sourcesFor(one).length === 0);
}
