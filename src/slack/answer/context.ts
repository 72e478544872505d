import type { Language } from '../../core/language.ts';
import type { Times } from '../../core/times.ts';
import type { CardContext } from '../cards/card.ts';
import { languageOf, type People, type Person } from '../policy/people.ts';
import { valueWithin } from '../policy/timeout.ts';
import { words } from '../words/words.ts';
import type { AccountsFor, AccountsInUse } from './accounts/in-use.ts';
import { type Asker, accountUse, type Question } from './question.ts';
import type { Recorder } from './record.ts';

export interface ContextDeps {
  readonly orders: Pick<CardContext, 'openLink'>;
  readonly accountsFor: AccountsFor;
  readonly people: People;
  /** DEFAULT_LOCALE. */
  readonly language: Language;
  /** CHANNEL_LOCALES: the language of what everybody in a channel reads, where it is another. */
  readonly channelLanguages: ReadonlyMap<string, Language>;
  /** ENVIRONMENT_NAME, where it is shown. */
  readonly environment: string | undefined;
  readonly recorder: Pick<Recorder, 'newReference'>;
  readonly times: Pick<Times, 'language'>;
}

/** Whose language is used: nobody's but the channel's where everybody in it reads the answer. */
export function readerOf(question: Question): Asker {
  const { asker, isForAll } = accountUse(question);
  return isForAll ? { ...asker, user: undefined } : asker;
}

/** What every card of a reply needs: in whose language it is, the time, a reference to quote. */
export async function contextFor(
  deps: ContextDeps,
  { team, user, channel }: Asker,
  { known, prefixes }: Pick<AccountsInUse, 'known' | 'prefixes'>,
): Promise<CardContext> {
  const { orders, environment } = deps;
  const person = user === undefined ? undefined : (deps.people.known(team, user) ?? (await findSoon(deps, team, user)));
  const ofChannel = user === undefined && channel !== undefined ? deps.channelLanguages.get(channel) : undefined;
  const language = languageOf(person) ?? ofChannel ?? deps.language;
  const { openLink } = orders;
  const reference = deps.recorder.newReference();
  return { words: words(language, known), language, now: Date.now(), environment, openLink, known, prefixes, reference };
}

async function findSoon({ people, times }: ContextDeps, team: string, user: string): Promise<Person | undefined> {
  return await valueWithin(people.find(team, user), times.language);
}
