import type { Identifier } from '../../core/identifier/identifier.ts';
import { attachedText, messageText, writtenText } from '../intake/message.ts';
import { property, textIn } from '../intake/readers.ts';
import type { MessageEvent } from './message-event.ts';

const COMMAND = /^\s*!order(?![\p{L}\p{N}_])/iu;
/** At the beginning of each line: blocks repeat the text. */
const COMMANDS = /(^|\n)[^\S\n]*!order(?![\p{L}\p{N}_])[^\S\n]*/giu;

/** Whether the message mentions us anywhere or begins with `!order`. */
export function isAddressed(message: unknown, ourUser: string | undefined): boolean {
  return isMentioned(message, ourUser) || COMMAND.test(textIn(property(message, 'text')));
}

/** The text of a message to us, without the mention and without `!order`. */
export function commandText(message: unknown): string {
  return withoutCommand(messageText(message));
}

/** The same without what is attached, names of files included. */
export function typedText(message: unknown): string {
  return withoutCommand(writtenText(message));
}

function withoutCommand(text: string): string {
  return text.replace(COMMANDS, '$1').trim();
}

/** What a person asks with a message to us: what they typed in any case, with what is recognised in an attachment by its shape. */
export function askedIn(message: unknown, read: (text: string) => readonly Identifier[]): readonly Identifier[] {
  const typed = typedIn(message, read);
  if (typed.length === 0) return read(commandText(message));
  const known = new Set(typed.map(({ value }) => value));
  const attached = read(attachedText(message)).filter(({ kind, value }) => kind !== 'reference' && !known.has(value));
  return [...typed, ...attached];
}

/** What a person has typed, without what is attached. */
export function typedIn(message: unknown, read: (text: string) => readonly Identifier[]): readonly Identifier[] {
  return read(typedText(message));
}

/** How the person invoked us, for usage examples: `!order`, `@name`, or nothing in a direct message. */
export function invocation({ message, isDirect }: Pick<MessageEvent, 'message' | 'isDirect'>, name: string): string {
  if (isDirect) return '';
  return COMMAND.test(textIn(property(message, 'text'))) ? '!order' : `@${name}`;
}

export function isMentioned(message: unknown, ourUser: string | undefined): boolean {
  const text = textIn(property(message, 'text'));
  return ourUser !== undefined && (text.includes(`<@${ourUser}>`) || text.includes(`<@${ourUser}|`));
}
