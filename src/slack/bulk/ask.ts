import { setTimeout as delay } from 'node:timers/promises';
import PQueue from 'p-queue';
import { identifiersOf } from '../../bulk/list.ts';
import { isWorthRetrying, outcomeOf, type RowOutcome } from '../../bulk/outcome.ts';
import type { Finding } from '../../core/finding.ts';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Language } from '../../core/language.ts';
import type { Times } from '../../core/times.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { PersonAsking, Question } from '../answer/question.ts';
import type { Recorder } from '../answer/record.ts';
import type { ListResult } from '../cards/bulk/tally.ts';
import type { Access, Denial } from '../policy/access.ts';

export interface AskDeps {
  readonly accountsFor: AccountsFor<'look'>;
  readonly access: Pick<Access, 'denialOf'>;
  readonly recorder: Pick<Recorder, 'listed'>;
  readonly times: Pick<Times, 'listRetry'>;
}

/** A list that is being looked up. */
export interface ListAsking {
  readonly asker: PersonAsking;
  readonly language: Language;
  readonly result: ListResult;
  /** Nothing further is asked once it has fired. */
  readonly signal: AbortSignal;
  /** Saves what became of an entry, however long that takes; throws when the signal has fired. */
  record(position: number, outcome: RowOutcome): Promise<void>;
  /** The person may not ask any more. */
  onDenied(denial: Denial): void;
}

/** Enough to keep every provider busy within its pace. */
const AT_ONCE = 4;
/** How often a number is asked while only a rate limit is in the way. */
const MAX_TRIES = 5;

/** Asks about the entries that have no outcome yet, a few at once. */
export async function askRest(deps: AskDeps, asking: ListAsking): Promise<void> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  const { entries, outcomes } = asking.result;
  const rest = [...entries.keys()].filter((position) => !outcomes.has(position));
  await queue.addAll(
    rest.flatMap((position) =>
      identifiersOf(entries.slice(position, position + 1)).map((one) => () => askOne(deps, asking, position, one)),
    ),
  );
}

async function askOne(deps: AskDeps, asking: ListAsking, position: number, identifier: Identifier): Promise<void> {
  const { asker, signal } = asking;
  if (signal.aborted || (await isDenied(deps, asking))) return;
  const findings = await findingsOf(deps, asking, identifier);
  if (signal.aborted && isWorthRetrying(outcomeOf(findings))) return;
  await asking.record(position, outcomeOf(findings));
  const question: Question = { surface: 'list', asker, identifiers: [identifier], typed: '' };
  deps.recorder.listed(question, findings);
}

/** Waits while Slack does not say what the person may do: that alone ends no list. */
async function isDenied({ access, times }: AskDeps, { asker, signal, onDenied }: ListAsking): Promise<boolean> {
  let denial = await access.denialOf(asker);
  for (let tries = 1; denial === 'notChecked' && tries < MAX_TRIES && !signal.aborted; tries++) {
    await pause(times.listRetry, signal);
    denial = await access.denialOf(asker);
  }
  if (denial) onDenied(denial);
  return denial !== undefined;
}

async function findingsOf(deps: AskDeps, asking: ListAsking, identifier: Identifier): Promise<readonly Finding[]> {
  const { asker, language, signal } = asking;
  const { team, user, channel } = asker;
  for (let tries = 1; ; tries++) {
    const accounts = await deps.accountsFor({ asker: { team, user, channel }, isForAll: false });
    const findings = await accounts.look([identifier], { team, language, asker: JSON.stringify([team, 'list']), isOfList: true })
      .done;
    if (tries === MAX_TRIES || signal.aborted || !isWorthRetrying(outcomeOf(findings))) return findings;
    await pause(deps.times.listRetry * tries, signal);
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
