import * as z from 'zod';
import { parseJson } from '../../../core/parse-json.ts';

/**
 * What Slack's refusal of a call means for us:
 * `invalid`: the message itself, so that plain text may still pass; `busy`: worth another try; `final`: it will not pass.
 */
export interface SlackError {
  readonly kind: 'invalid' | 'busy' | 'final';
  /** Slack's own word, e.g. `invalid_blocks`, or the status of a response_url. */
  readonly code: string;
  /** Milliseconds for which Slack asks to wait. */
  readonly retryAfter?: number | undefined;
  /** Slack may have done what was asked all the same. */
  readonly isDoubtful: boolean;
}

const INVALID = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'invalid_arguments',
  'invalid_arg_name',
  'invalid_metadata_format',
  'no_text',
]);
const BUSY = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  // Two updates of a view collided; ours send no hash, so that the next try succeeds.
  'hash_conflict',
]);

/** Of the busy ones, those after which Slack has done nothing. */
const NOT_DONE = new Set(['ratelimited', 'rate_limited', 'hash_conflict']);

/** Slack's words are short; anything else might be text of ours, and would be another label of a metric each time. */
const CODE = /^[a-z0-9_.-]{1,64}$/i;

const SLACK_ERROR = z.object({
  code: z.string().optional(),
  statusCode: z.number().optional(),
  /** Seconds; only where Slack limits the rate. */
  retryAfter: z.number().optional(),
  data: z.object({ error: z.string() }).optional(),
});

/** Reads the errors of @slack/web-api, of Bolt's `respond` and of transport/fetch.ts. */
export function readSlackError(error: unknown): SlackError {
  const { code = 'unknown', statusCode, data, retryAfter } = SLACK_ERROR.safeParse(error).data ?? {};
  if (retryAfter !== undefined) return { kind: 'busy', code: 'ratelimited', retryAfter: retryAfter * 1_000, isDoubtful: false };
  if (data) return ofCode(data.error);
  if (statusCode !== undefined)
    return { kind: kindOfStatus(statusCode), code: String(statusCode), isDoubtful: statusCode >= 500 };
  return isUnsent(error, code) ? { kind: 'final', code, isDoubtful: false } : { kind: 'busy', code, isDoubtful: true };
}

function ofCode(word: string): SlackError {
  const code = CODE.test(word) ? word : 'unlisted';
  const kind = INVALID.has(code) ? 'invalid' : BUSY.has(code) ? 'busy' : 'final';
  return { kind, code, isDoubtful: kind === 'busy' && !NOT_DONE.has(code) };
}

/** The call could not even be written, as with an address that is none: Node says so itself. The network's errors have a cause. */
function isUnsent(error: unknown, code: string): boolean {
  const isProgrammers = error instanceof TypeError || error instanceof URIError || error instanceof RangeError;
  return code.startsWith('ERR_') || (isProgrammers && error.cause === undefined);
}

/** A response_url answers 404 when it is used up or too old, and another 4xx when it cannot take the message. */
function kindOfStatus(status: number): SlackError['kind'] {
  if (status === 429 || status >= 500) return 'busy';
  return status === 404 || status === 410 ? 'final' : 'invalid';
}

const REFUSED = z.object({ ok: z.literal(false), error: z.string() });

/** A response_url may refuse under status 200 too, in the Web API's own words. */
export async function throwIfRejected(reply: unknown): Promise<void> {
  if (!(typeof reply === 'object' && reply !== null && 'text' in reply && typeof reply.text === 'function')) return;
  const text = String(await reply.text());
  // Nearly always the word "ok", for which an exception each would cost more than all the rest.
  if (!text.startsWith('{')) return;
  const refused = parseJson(REFUSED, text);
  if (refused) throw Object.assign(new Error('The response_url refused the message'), { data: refused });
}
