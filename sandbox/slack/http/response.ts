import { type RawCall, readArguments } from '../api/arguments.ts';
import { runMethod } from '../api/run.ts';
import { isObject, type Json, tryParseJson } from '../json.ts';
import type { CallFault } from '../state/call-faults.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import type { Answer } from './answer.ts';
import { handleResponseUrl, statusOf } from './response-url.ts';

/** A request of the bot. */
export interface Request extends RawCall {
  /** A method of the Web API, or `response_url`. */
  readonly method: string;
  readonly path: string;
}

/** The answer of a fault; undefined if the call runs normally. */
export function faultAnswer(fault: CallFault | undefined): Answer | undefined {
  if (!fault) return undefined;
  const { error, status, retryAfter, drop } = fault;
  if (retryAfter !== undefined)
    return { status: 429, headers: { 'retry-after': String(retryAfter) }, body: { ok: false, error: 'ratelimited' } };
  if (error !== undefined) return { status: status ?? 200, headers: {}, body: { ok: false, error } };
  if (status !== undefined) return { status, headers: {}, body: '' };
  return drop === 'before' ? { status: 0, headers: {}, body: '' } : undefined;
}

export function answerRequest(request: Request, slack: SlackState): Answer {
  return request.method === 'response_url' ? answerResponseUrl(request, slack) : runMethod(request.method, request, slack);
}

function answerResponseUrl({ path, body }: Request, slack: SlackState): Answer {
  const message = tryParseJson(body);
  try {
    if (!isObject(message)) throw new SlackApiError('invalid_payload');
    handleResponseUrl(path, message, slack);
    return { status: 200, headers: {}, body: 'ok' };
  } catch (error) {
    if (!(error instanceof SlackApiError)) throw error;
    return { status: statusOf(error), headers: {}, body: { ok: false, error: error.code } };
  }
}

/** Arguments for the call log, without the token; {} if they cannot be parsed. */
export function parseArguments(request: Request): Json {
  try {
    const { token: _token, ...given } = readArguments(request);
    return given;
  } catch (error) {
    if (!(error instanceof SlackApiError)) throw error;
    return {};
  }
}
