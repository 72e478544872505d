import type { Json } from '../json.ts';

/** An error of Slack's API: its code, and further fields of the answer. */
export class SlackApiError extends Error {
  override readonly name = 'SlackApiError';
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A broken rule of messages or views; `pointer` is a JSON pointer. */
export interface Violation {
  readonly pointer: string;
  readonly message: string;
}

/** `invalid_blocks` and similar errors, with Slack's messages and their JSON pointers. */
export function invalidError(code: string, violations: readonly Violation[]): SlackApiError {
  const messages = violations.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
  return new SlackApiError(code, {
    errors: violations.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`),
    response_metadata: { messages },
  });
}
