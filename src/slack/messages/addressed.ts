import { textOf } from '../intake/message.ts';
import { property, textIn } from '../intake/readers.ts';
import type { MessageEvent } from './message-event.ts';

const COMMAND = /^\s*!order(?![\p{L}\p{N}_])/iu;
/** At the beginning of each line: blocks repeat the text. */
const COMMANDS = /(^|\n)[^\S\n]*!order(?![\p{L}\p{N}_])[^\S\n]*/giu;

/** Whether the message mentions us anywhere or begins with `!order`. */
export function isAddressed(message: unknown, ourUser: string | undefined): boolean {
  const text = textIn(property(message, 'text'));
  return isMention(text, ourUser) || COMMAND.test(text);
}

/** The text of a message to us, without the mention and without `!order`. */
export function commandText(message: unknown): string {
  return textOf(message).replace(COMMANDS, '$1').trim();
}

/** How the person invoked us, for usage examples: `!order`, `@name`, or nothing in a direct message. */
export function invocation({ message, isDirect }: Pick<MessageEvent, 'message' | 'isDirect'>, name: string): string {
  if (isDirect) return '';
  return COMMAND.test(textIn(property(message, 'text'))) ? '!order' : `@${name}`;
}

function isMention(text: string, ourUser: string | undefined): boolean {
  return ourUser !== undefined && (text.includes(`<@${ourUser}>`) || text.includes(`<@${ourUser}|`));
}
