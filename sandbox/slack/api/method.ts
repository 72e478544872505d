import type { Json } from '../json.ts';
import { text } from '../json.ts';
import { SlackRefusal } from '../state/slack-error.ts';
import type { World } from '../state/state.ts';

/** One method of the Web API. */
export interface Method {
  /** One of them must have been granted. */
  readonly scopes?: readonly string[];
  /** Which token it takes; a bot's unless it says `app`. */
  readonly token?: 'bot' | 'app';
  /** Returns what stands beside `ok: true`; throws SlackRefusal. */
  run(args: Json, world: World): Json;
}

export type Methods = Readonly<Record<string, Method>>;

/** An argument that must be there: `invalid_arguments` with the place otherwise. */
export function required(args: Json, name: string): string {
  const value = text(args, name);
  if (value !== '') return value;
  const message = `missing required field: ${name}`;
  throw new SlackRefusal('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${message}`] } });
}
