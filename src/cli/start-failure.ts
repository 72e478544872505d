import type { ServeConfig } from '../config/config.ts';
import { slackFailureWords } from '../doctor/slack/slack-failure.ts';

const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use: set another PORT',
  EACCES: 'may not be used by this user: set a PORT above 1023',
  EADDRNOTAVAIL: 'is not an address of this machine: set another HOST',
};

/** Why the bot could not start and what to do, in one line; undefined when only the stack can say. */
export function startFailure(error: unknown, { http, slack }: Pick<ServeConfig, 'http' | 'slack'>): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const advice = 'syscall' in error && error.syscall === 'listen' && 'code' in error ? LISTENING[String(error.code)] : undefined;
  if (advice !== undefined) return `${http.host}:${http.port} ${advice}`;
  const words = slackFailureWords(error);
  return words === undefined ? undefined : `${new URL(slack.apiUrl).host}: ${words}`;
}
