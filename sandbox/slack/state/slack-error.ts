import type { Json } from '../json.ts';

/** Slack message no: its error code, and what stands beside it in the answer. */
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

/** What a rule of the messages or views was broken by; `pointer` is a JSON pointer. */
export interface Violation {
  readonly pointer: string;
  readonly message: string;
}

/** `invalid_blocks` and its like, with Slack's sentences that point at the pointer. */
export function invalidError(code: string, violations: readonly Violation[]): SlackApiError {
  const messages = violations.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
  return new SlackApiError(code, {
    errors: violations.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`),
    response_metadata: { messages },
  });
}
