import { lossyNumber } from '../../../core/parse/lookalikes.ts';
import type { Words } from '../../words/words.ts';
import { environmentTexts } from '../answer/source.ts';
import { plainSentences } from '../answer/summary.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { bold, code } from '../mrkdwn.ts';

export interface Usage {
  /** What the person wrote; `help` and nothing are answered as such. */
  readonly typed: string;
  /** The command as it is called in this workspace, with its slash. */
  readonly command: string;
}

const HELP = /^(?:help|帮助|幫助)[\s.!?。！？]*$/iu;

/** How to ask. What was typed in vain is repeated, shortened. */
export function usageCard({ typed, command }: Usage, context: CardContext): Message {
  const { words } = context;
  const opening = openingOf(typed.trim(), words);
  const examples = exampleLines(command, words);
  return {
    text: plainSentences([opening, `${words.usage.examples}${words.colon} ${examples[0] ?? ''}`], words),
    blocks: [
      ...sections([opening]),
      ...sections([bold(`${words.usage.examples}${words.colon}`), ...examples.map((line) => `• ${line}`)]),
      ...smallPrint([words.usage.elsewhere, ...environmentTexts(context)]),
    ],
  };
}

function openingOf(typed: string, { usage }: Words): string {
  if (typed === '') return usage.empty;
  if (HELP.test(typed)) return usage.help;
  const lossy = lossyNumber(typed);
  return lossy === undefined ? usage.unknown(code(typed)) : usage.digitsLost(code(lossy));
}

/** Values from the vendors' documentation: no real order. */
function exampleLines(command: string, words: Words): string[] {
  const { usage } = words;
  const iccid = '89852202209089971478';
  const examples: readonly (readonly [string, string])[] = [
    [iccid, usage.byIccid],
    ['4567', usage.byOrder],
    ['linksfield:4567', usage.byProvider],
    ['tuya: user=UID', usage.byBuyer],
    [`${iccid} 4567`, usage.several],
    ...(isSlashCommand(command) ? subCommands(words) : []),
  ];
  return examples.map(([text, meaning]) => `${code(`${command} ${text}`)} ${meaning}`);
}

function subCommands({ why, trail }: Words): readonly (readonly [string, string])[] {
  return [
    ['why https://….slack.com/archives/…', why.purpose],
    ['audit me', trail.purpose],
  ];
}

/** Mentions and direct messages have no sub-commands. */
function isSlashCommand(command: string): boolean {
  return command.startsWith('/');
}
