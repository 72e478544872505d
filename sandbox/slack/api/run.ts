import type { Answer } from '../http/response.ts';
import { SlackRefusal } from '../state/slack-error.ts';
import type { World } from '../state/state.ts';
import { type RawCall, readArguments, readToken } from './arguments.ts';
import type { Method } from './method.ts';
import { METHODS } from './methods.ts';

/** Carries out a method: knows it, checks token and scopes, runs it. Slack's refusals are answers, with status 200. */
export function answerCall(name: string, call: RawCall, world: World): Answer {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const headers = scopeHeaders(method, world);
  try {
    if (!method) throw new SlackRefusal('unknown_method', { req_method: name });
    checkToken(method, readToken(call), world);
    checkScopes(method, world);
    return { status: 200, headers, body: { ok: true, ...method.run(readArguments(call), world) } };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { status: 200, headers, body: { ok: false, error: error.code, ...error.details } };
  }
}

function checkToken({ token: kind = 'bot' }: Method, token: string, { secrets, revoked, stepTokens }: World): void {
  if (token === '') throw new SlackRefusal('not_authed');
  if (revoked.has(token)) throw new SlackRefusal('token_revoked');
  if (stepTokens.has(token) && kind === 'bot') return;
  if (token !== secrets.botToken && token !== secrets.appToken) throw new SlackRefusal('invalid_auth');
  if ((token === secrets.appToken) !== (kind === 'app')) throw new SlackRefusal('not_allowed_token_type');
}

function checkScopes({ scopes = [] }: Method, world: World): void {
  if (scopes.length === 0 || scopes.some((scope) => world.scopes.has(scope))) return;
  throw new SlackRefusal('missing_scope', { needed: scopes.join(','), provided: [...world.scopes].join(',') });
}

function scopeHeaders(method: Method | undefined, { scopes }: World): Record<string, string> {
  return {
    'x-oauth-scopes': method?.token === 'app' ? 'connections:write' : [...scopes].join(','),
    ...(method?.scopes ? { 'x-accepted-oauth-scopes': method.scopes.join(',') } : {}),
  };
}
