import type { Stage, Tone } from '../../../core/order.ts';

/** An emoji as Slack names it, and the character for a terminal. Different shapes, never colour alone. */
interface Symbol {
  readonly name: string;
  readonly character: string;
}

const STAGES: Readonly<Record<Stage, Symbol>> = {
  pending: { name: ':hourglass_flowing_sand:', character: '⏳' },
  paid: { name: ':moneybag:', character: '💰' },
  active: { name: ':signal_strength:', character: '📶' },
  shipped: { name: ':truck:', character: '🚚' },
  delivered: { name: ':mailbox:', character: '📫' },
  completed: { name: ':white_check_mark:', character: '✅' },
  cancelled: { name: ':no_entry_sign:', character: '🚫' },
  refunded: { name: ':leftwards_arrow_with_hook:', character: '↩' },
  failed: { name: ':x:', character: '❌' },
  disputed: { name: ':scales:', character: '⚖' },
  unknown: { name: ':grey_question:', character: '❔' },
};

const TONES: Readonly<Record<Tone, Symbol>> = {
  good: { name: ':heavy_check_mark:', character: '✔' },
  waiting: { name: ':hourglass_flowing_sand:', character: '⏳' },
  bad: { name: ':heavy_exclamation_mark:', character: '❗' },
  neutral: { name: ':black_small_square:', character: '▪' },
};

const OTHERS = {
  attention: { name: ':warning:', character: '⚠' },
  missing: { name: ':mag:', character: '🔍' },
  failed: { name: ':electric_plug:', character: '🔌' },
  needed: { name: ':pencil2:', character: '✏' },
  awaited: { name: ':hourglass_flowing_sand:', character: '⏳' },
  story: { name: ':link:', character: '🔗' },
  environment: { name: ':test_tube:', character: '🧪' },
} as const satisfies Record<string, Symbol>;

export function stageSymbol(stage: Stage): string {
  return STAGES[stage].name;
}

export function toneSymbol(tone: Tone): string {
  return TONES[tone].name;
}

export function symbol(name: keyof typeof OTHERS): string {
  return OTHERS[name].name;
}

const CHARACTERS = new Map(
  [STAGES, TONES, OTHERS].flatMap((table) => Object.values<Symbol>(table)).map(({ name, character }) => [name, character]),
);

/** Without the emoji at its beginning: for text that is read aloud. */
export function withoutSymbol(line: string): string {
  return line.replace(/^:[a-z0-9_]{1,40}: /, '');
}

/** Puts characters in the place of the emoji names that cards use. */
export function withCharacters(text: string): string {
  return text.replace(/:[a-z0-9_]{1,40}:/g, (name) => CHARACTERS.get(name) ?? name);
}
