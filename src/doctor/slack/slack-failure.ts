import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { cleanText, ProviderError } from '../../core/failure/failure.ts';
import { networkCode } from '../failure.ts';

const ADVICE: ReadonlyMap<string, string> = new Map([
  ['invalid_auth', "it is no token of this workspace's: copy it anew from the app's settings"],
  ['not_authed', 'it is empty'],
  ['account_inactive', 'the app was removed from the workspace: install it anew'],
  ['token_revoked', 'it was revoked: install the app anew'],
  ['token_expired', 'it has expired: switch token rotation off and install the app anew'],
  ['not_allowed_token_type', 'it is another kind of token: xoxb-… for the bot, xapp-… for Socket Mode'],
  ['missing_scope', 'it lacks a scope: the app-level token needs connections:write'],
  ['unknown_method', 'it does not know this method'],
]);

/** Why a call of Slack's API failed; undefined when the error is not from such a call. Of the error only Slack's code and the system's go on: the rest holds requests. */
export function slackFailureWords(error: unknown): string | undefined {
  if (error instanceof WebAPIPlatformError) return refusalWords(cleanText(error.data.error));
  if (error instanceof WebAPIRateLimitedError) return `Slack asks to wait for ${error.retryAfter} s`;
  if (error instanceof WebAPIHTTPError) return `Slack answered with status ${error.statusCode}`;
  if (error instanceof WebAPIRequestError)
    return `no connection to Slack (${networkCode(error.original) ?? 'no further reason'}): check the network, SLACK_API_URL and HTTPS_PROXY`;
  return error instanceof ProviderError ? error.message : undefined;
}

function refusalWords(code: string): string {
  const advice = ADVICE.get(code);
  return `refused by Slack${advice ? `: ${advice}` : ''} (${code})`;
}
