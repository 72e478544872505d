import type { Language } from '../../core/provider.ts';
import { en, type Words } from './en/en.ts';
import { zh } from './zh/zh.ts';

export type { Words } from './en/en.ts';

const WORDS: Readonly<Record<Language, Words>> = { en, zh };

export function words(language: Language): Words {
  return WORDS[language];
}
