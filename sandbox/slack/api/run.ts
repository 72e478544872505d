import type { Answer } from '../http/answer.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';
import { type RawCall, readArguments, readToken } from './arguments.ts';
import type { Method } from './method.ts';
import { METHODS } from './methods.ts';

/** Runs a method after the checks of its token and scopes. Slack's errors have HTTP status 200. */
export function runMethod(name: string, call: RawCall, slack: SlackState): Answer {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const headers = scopeHeaders(method, slack);
  try {
    if (!method) throw new SlackApiError('unknown_method', { req_method: name });
    checkToken(method, readToken(call), slack);
    checkScopes(method, slack);
    return { status: 200, headers, body: { ok: true, ...method.run(readArguments(call), slack) } };
  } catch (error) {
    if (!(error instanceof SlackApiError)) throw error;
    return { status: 200, headers, body: { ok: false, error: error.code, ...error.details } };
  }
}

function checkToken({ token: kind = 'bot' }: Method, token: string, { secrets, revoked, stepTokens }: SlackState): void {
  if (token === '') throw new SlackApiError('not_authed');
  if (revoked.has(token)) throw new SlackApiError('token_revoked');
  if (stepTokens.has(token) && kind === 'bot') return;
  if (token !== secrets.botToken && token !== secrets.appToken) throw new SlackApiError('invalid_auth');
  if ((token === secrets.appToken) !== (kind === 'app')) throw new SlackApiError('not_allowed_token_type');
}

function checkScopes({ scopes = [] }: Method, slack: SlackState): void {
  if (scopes.length === 0 || scopes.some((scope) => slack.scopes.has(scope))) return;
  throw new SlackApiError('missing_scope', { needed: scopes.join(','), provided: [...slack.scopes].join(',') });
}

function scopeHeaders(method: Method | undefined, { scopes }: SlackState): Record<string, string> {
  return {
    'x-oauth-scopes': method?.token === 'app' ? 'connections:write' : [...scopes].join(','),
    ...(method?.scopes ? { 'x-accepted-oauth-scopes': method.scopes.join(',') } : {}),
  };
}
