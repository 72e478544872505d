export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

export interface TextQuestion {
  readonly message: string;
  /** Taken when nothing is typed. */
  readonly initial?: string | undefined;
  /** Not shown while it is typed. */
  readonly isSecret?: boolean;
  /** What is wrong with the text; undefined when it can be used. */
  problem?(text: string): string | undefined;
}

/** Asks the person at the terminal. Every question rejects with Cancelled when the person presses Ctrl-C. */
export interface Prompter {
  say(text: string): void;
  text(question: TextQuestion): Promise<string>;
  choose(message: string, choices: readonly Choice[]): Promise<string>;
  /** At least one. */
  chooseSeveral(message: string, choices: readonly Choice[]): Promise<readonly string[]>;
  confirm(message: string): Promise<boolean>;
}

export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
