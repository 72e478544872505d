import type { Stage, Tone } from '../../../core/order/vocabulary.ts';

/** An emoji as Slack names it, and the character for a terminal. Different shapes, never colour alone. */
interface Symbol {
  readonly name: string;
  readonly character: string;
}

const STAGES: Readonly<Record<Stage, Symbol>> = {
  pending: { name: ':hourglass_flowing_sand:', character: '⏳' },
  paid: { name: ':credit_card:', character: '💳' },
  active: { name: ':large_green_circle:', character: '🟢' },
  shipped: { name: ':truck:', character: '🚚' },
  delivered: { name: ':mailbox:', character: '📫' },
  completed: { name: ':white_check_mark:', character: '✅' },
  cancelled: { name: ':no_entry_sign:', character: '🚫' },
  refunded: { name: ':leftwards_arrow_with_hook:', character: '↩' },
  failed: { name: ':x:', character: '❌' },
  disputed: { name: ':scales:', character: '⚖' },
  unknown: { name: ':grey_question:', character: '❔' },
};

const OTHERS = {
  bad: { name: ':heavy_exclamation_mark:', character: '❗' },
  attention: { name: ':warning:', character: '⚠' },
  missing: { name: ':mag:', character: '🔍' },
  down: { name: ':electric_plug:', character: '🔌' },
  limited: { name: ':hourglass:', character: '⌛' },
  denied: { name: ':key:', character: '🔑' },
  needed: { name: ':pencil2:', character: '✏' },
  awaited: { name: ':hourglass_flowing_sand:', character: '⏳' },
  story: { name: ':link:', character: '🔗' },
  environment: { name: ':test_tube:', character: '🧪' },
} as const satisfies Record<string, Symbol>;

export function stageSymbol(stage: Stage): string {
  return STAGES[stage].name;
}

/** Only what is bad has a symbol: a tick beside every neutral fact says nothing. */
export function withToneSymbol(tone: Tone, fragment: string): string {
  return tone === 'bad' ? `${OTHERS.bad.name} ${fragment}` : fragment;
}

export function symbol(name: keyof typeof OTHERS): string {
  return OTHERS[name].name;
}

const CHARACTERS = new Map(
  [STAGES, OTHERS].flatMap((table) => Object.values<Symbol>(table)).map(({ name, character }) => [name, character]),
);

/** Without the emoji at its beginning: for text that is read aloud. */
export function withoutSymbol(line: string): string {
  return line.replace(/^:[a-z0-9_]{1,40}: /, '');
}

/** Puts characters in the place of the emoji names that cards use. */
export function withCharacters(text: string): string {
  return text.replace(/:[a-z0-9_]{1,40}:/g, (name) => CHARACTERS.get(name) ?? name);
}
