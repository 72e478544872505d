import type { Rule } from '../../src/slack/memory/trace.ts';
import { words } from '../../src/slack/words/words.ts';
import type { Desk } from './desk.ts';

/** The link that "Copy link" gives. */
function linkTo({ channel, ts }: { readonly channel: string; readonly ts: string }): string {
  return `https://sandbox.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
}

/** What `/order why` says to Ada about a message: proof that the bot has read it. */
export async function whyOf(desk: Desk, message: { readonly channel: string; readonly ts: string }): Promise<string> {
  return (await desk.ask(`why ${linkTo(message)}`)).join('\n');
}

/** The sentence of `/order why` for a rule. */
export function sentenceOf(rule: Rule): string {
  return words('en').why.rules[rule];
}
