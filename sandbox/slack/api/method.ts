import type { Json } from '../json.ts';
import { text } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';

/** One method of the Web API. */
export interface Method {
  /** One of them must have been granted. */
  readonly scopes?: readonly string[];
  /** Which token it takes; a bot's unless it says `app`. */
  readonly token?: 'bot' | 'app';
  /** Returns what stands beside `ok: true`; throws SlackApiError. */
  run(args: Json, slack: SlackState): Json;
}

export type Methods = Readonly<Record<string, Method>>;

/** An argument that must be there: `invalid_arguments` with the place otherwise. */
export function required(args: Json, name: string): string {
  const value = text(args, name);
  if (value !== '') return value;
  const message = `missing required field: ${name}`;
  throw new SlackApiError('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${message}`] } });
}
