import { WebClient } from '@slack/web-api';
import { type Dispatcher, fetch } from 'undici';
import type { ServeConfig } from '../../config/config.ts';
import { cleanText } from '../../core/failure/failure.ts';
import { TIMES } from '../../core/times.ts';
import { createSlackFetch } from '../../slack/transport/fetch.ts';
import { createBoltLogger } from '../../slack/transport/logger.ts';
import { SLACK_PATH } from '../../slack/transport/receivers.ts';
import { SCOPE_USES, SCOPES } from '../../slack/transport/scopes.ts';
import { type Check, failed, ok, warning } from '../check.ts';
import { clockChecks, createServerClock, type ServerClock } from '../provider/clock.ts';
import { timed } from '../timed.ts';
import { checkCards } from './cards.ts';

export interface SlackOptions {
  readonly dispatcher: Dispatcher;
  /** Of each call, in milliseconds. */
  readonly deadline: number;
}

type SlackSettings = Pick<ServeConfig, 'slack' | 'http'>;

const SILENT = createBoltLogger({ info: () => {}, warn: () => {}, error: () => {} });

/** Whether Slack accepts the tokens, what they were granted, whether it takes our cards, and how its payloads will come in. */
export async function checkSlack(settings: SlackSettings, options: SlackOptions): Promise<readonly Check[]> {
  const clock = createServerClock(Date.now);
  const client = clientOf(settings, options, clock);
  const [token, transport] = await Promise.all([
    checkToken(client, settings.slack.botToken, options),
    checkTransport(client, settings, options),
  ]);
  return [...token, transport, ...clockChecks('Slack', clock.lead())];
}

function clientOf({ slack: { apiUrl } }: SlackSettings, { dispatcher }: SlackOptions, clock: ServerClock): WebClient {
  const send = createSlackFetch((url, init) => fetch(url, { ...init, dispatcher }), {
    apiUrl,
    within: TIMES.slackCall,
    retries: 0,
  });
  return new WebClient(undefined, {
    slackApiUrl: apiUrl,
    logger: SILENT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: async (url, init) => {
      const response = await send(url, init);
      clock.noteDate(response.headers.get('date') ?? '');
      return response;
    },
  });
}

async function checkToken(client: WebClient, token: string, { deadline }: SlackOptions): Promise<readonly Check[]> {
  const called = await timed(deadline, () => client.auth.test({ token }));
  if ('failure' in called) return [failed('Slack token', `SLACK_BOT_TOKEN: ${called.failure}`, called.milliseconds)];
  const { reply, milliseconds } = called;
  if (!reply.bot_id) return [failed('Slack token', "SLACK_BOT_TOKEN is a person's token, not the bot's (xoxb-…)", milliseconds)];
  const accepted = `accepted: ${cleanText(`${reply.user}, bot of the team ${reply.team}`)}`;
  const scopes = scopesCheck(reply.response_metadata?.scopes);
  return [ok('Slack token', accepted, milliseconds), scopes, await checkCards(client, token, deadline)];
}

function scopesCheck(granted: readonly string[] | undefined): Check {
  if (!granted) return warning('Slack scopes', 'Slack did not say which are granted');
  const missing = SCOPES.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return ok('Slack scopes', `all ${SCOPES.length} of manifest.yml granted`);
  const needed = missing.filter((scope) => SCOPE_USES[scope]?.without === undefined);
  if (needed.length === 0) return warning('Slack scopes', `not granted: ${missing.map(optionalScope).join('; ')}`);
  const advice = 'compare the app with manifest.yml and install it anew';
  return failed('Slack scopes', `not granted: ${missing.join(', ')}; ${advice}`);
}

function optionalScope(scope: string): string {
  return `${scope} (${SCOPE_USES[scope]?.without})`;
}

async function checkTransport(
  client: WebClient,
  { slack: { transport }, http }: SlackSettings,
  { deadline }: SlackOptions,
): Promise<Check> {
  const check = 'Slack transport';
  if (transport.kind === 'http') {
    const address = `https://<your host>${SLACK_PATH}, leading to ${http.host}:${http.port} here`;
    return ok(check, `HTTP: point all request URLs of the app at ${address}; the signing secret cannot be checked from here`);
  }
  const called = await timed(deadline, () => client.apps.connections.open({ token: transport.appToken }));
  if ('failure' in called) return failed(check, `Socket Mode, SLACK_APP_TOKEN: ${called.failure}`, called.milliseconds);
  return ok(check, 'Socket Mode: app-level token accepted', called.milliseconds);
}
