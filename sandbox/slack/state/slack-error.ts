import type { Json } from '../json.ts';

/** Slack says no: its error code, and what stands beside it in the answer. */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** What a rule of the messages or views was broken by; `place` is a JSON pointer. */
export interface Fault {
  readonly place: string;
  readonly says: string;
}

/** `invalid_blocks` and its like, with Slack's sentences that point at the place. */
export function refuseInvalid(code: string, faults: readonly Fault[]): SlackRefusal {
  const messages = faults.map(({ place, says }) => `[ERROR] ${says} [json-pointer:${place}]`);
  return new SlackRefusal(code, {
    errors: faults.map(({ place, says }) => `${says} [json-pointer:${place}]`),
    response_metadata: { messages },
  });
}
