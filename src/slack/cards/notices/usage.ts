import type { KnownProvider } from '../../../core/provider/known-provider.ts';
import type { Words } from '../../words/words.ts';
import { environmentTexts } from '../answer/source.ts';
import { plainSentences } from '../answer/summary.ts';
import { sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { bold, code } from '../mrkdwn.ts';
import { noticeCard } from './notice.ts';
import { unreadReason } from './unread.ts';

export interface Usage {
  /** What the person wrote; `help` for any call for help. */
  readonly typed: string;
  /** The command as it is called in this workspace, with its slash. */
  readonly command: string;
}

/** Examples where nobody asked for help: the answer is read on a phone, too. */
const FEW = 2;
const HELP = 'help';

/** How to ask, in full where somebody asked for help. What was typed in vain is repeated, shortened; a known reason is one line. */
export function usageCard({ typed, command }: Usage, context: CardContext): Message {
  const { words } = context;
  const reason = unreadReason(typed, context, code);
  if (reason !== undefined) return noticeCard(reason, context);
  const opening = openingOf(typed.trim(), words);
  const isHelp = typed === HELP;
  const examples = exampleLines(command, context).slice(0, isHelp ? undefined : FEW);
  const end = isHelp ? words.usage.elsewhere : words.usage.more(code(`${command} help`));
  return {
    text: plainSentences([opening, `${words.usage.examples}${words.colon} ${examples[0] ?? ''}`], words),
    blocks: [
      ...sections([opening]),
      ...sections([bold(`${words.usage.examples}${words.colon}`), ...examples.map((line) => `• ${line}`)]),
      ...smallPrint([end, ...environmentTexts(context)]),
    ],
  };
}

function openingOf(typed: string, { usage }: Words): string {
  if (typed === '') return usage.empty;
  if (typed === HELP) return usage.help;
  return usage.unknown(code(typed));
}

/** Values from the vendors' documentation: no real order. */
const ICCID = '89852202209089971478';
const NUMBER = '4567';

type Example = readonly [text: string, meaning: string];

function exampleLines(command: string, { words, known, prefixes }: CardContext): string[] {
  const { usage } = words;
  const examples: readonly Example[] = [
    ...(known.some(({ knowsSims }) => knowsSims) ? [[ICCID, usage.byIccid] as const] : []),
    [NUMBER, usage.byOrder],
    ...known.slice(0, 1).map(({ provider }) => [`${provider}:${NUMBER}`, usage.byProvider] as const),
    ...prefixes
      .filter(isAccount)
      .slice(0, 1)
      .map((account) => [`${account}:${NUMBER}`, usage.byAccount] as const),
    ...known.flatMap(buyerQuestion).map((text) => [text, usage.byBuyer] as const),
    [`${ICCID} ${NUMBER}`, usage.several],
    ...(isSlashCommand(command) ? subCommands(words) : []),
  ];
  return examples.map(([text, meaning]) => `${code(`${command} ${text}`)} ${meaning}`);
}

/** `linksfield.eu` */
function isAccount(prefix: string): boolean {
  return prefix.includes('.');
}

/** `tuya: user=ID`, where a provider lists the orders of a buyer. */
function buyerQuestion({ provider, listsBuyers, needs }: KnownProvider): string[] {
  const [need] = Object.keys(needs);
  return listsBuyers && need !== undefined ? [`${provider}: ${need}=ID`] : [];
}

function subCommands({ why, trail, following, bulk }: Words): readonly Example[] {
  return [
    ['bulk', bulk.purpose],
    [`follow ${NUMBER}`, following.purpose],
    ['why https://….slack.com/archives/…', why.purpose],
    ['audit me', trail.purpose],
  ];
}

/** Mentions and direct messages have no sub-commands. */
function isSlashCommand(command: string): boolean {
  return command.startsWith('/');
}
