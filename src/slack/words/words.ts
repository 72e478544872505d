import type { Language } from '../../core/language.ts';
import type { KnownProvider } from '../../core/provider/known-provider.ts';
import type { NeedWords } from '../../core/provider/provider-words.ts';
import { en, type OwnWords } from './en/en.ts';
import { zh } from './zh/zh.ts';

/** Every word that a person reads, in one language: the bot's own, and those of the providers. */
export interface Words extends OwnWords {
  /** Of any provider that has such a need. */
  needWords(need: string): NeedWords;
  caveatText(provider: string, caveat: string): string;
  /** A general hint, or one of the provider. */
  hintText(provider: string, hint: string): string;
}

const WORDS: Readonly<Record<Language, OwnWords>> = { en, zh };
const NOBODY: readonly KnownProvider[] = [];
/** Each answer needs them, and they depend on their key alone. */
const kept: Readonly<Record<Language, WeakMap<readonly KnownProvider[], Words>>> = { en: new WeakMap(), zh: new WeakMap() };

/** @param known whose words are needed too; what has none is shown by its name */
export function words(language: Language, known: readonly KnownProvider[] = NOBODY): Words {
  const made = kept[language].get(known) ?? compose(language, known);
  kept[language].set(known, made);
  return made;
}

function compose(language: Language, known: readonly KnownProvider[]): Words {
  const own = WORDS[language];
  const general = new Map<string, string>(Object.entries(own.hints));
  const of = (id: string) => known.find(({ provider }) => provider === id);
  return {
    ...own,
    needWords: (need) => known.find(({ needs }) => needs[need])?.needs[need]?.[language] ?? nameless(need),
    caveatText: (provider, caveat) => of(provider)?.caveats[caveat]?.[language] ?? caveat,
    hintText: (provider, hint) => general.get(hint) ?? of(provider)?.hints[hint]?.[language] ?? hint,
  };
}

function nameless(need: string): NeedWords {
  return { label: need, hint: need, object: need, give: need, mistaken: need };
}
