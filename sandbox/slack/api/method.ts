import type { Json } from '../json.ts';
import { text } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';

/** One method of the Web API. */
export interface Method {
  /** The token needs one of them. */
  readonly scopes?: readonly string[];
  /** The token that it accepts; default `bot`. */
  readonly token?: 'bot' | 'app';
  /** Returns the fields next to `ok: true`. Throws SlackApiError. */
  run(args: Json, slack: SlackState): Json;
}

export type Methods = Readonly<Record<string, Method>>;

/** A required argument. Throws `invalid_arguments` if it is missing. */
export function requireText(args: Json, name: string): string {
  const value = text(args, name);
  if (value !== '') return value;
  const message = `missing required field: ${name}`;
  throw new SlackApiError('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${message}`] } });
}
