import { randomBytes } from 'node:crypto';
import type { Message } from '../workspace/messages.ts';
import type { Clock } from './clock.ts';
import { SlackApiError } from './slack-error.ts';

/** The target of a response_url. */
export interface ResponseTarget {
  readonly user: string;
  readonly channel: string;
  /** The button's message; undefined for a command, which has no message to replace. */
  readonly original?: Pick<Message, 'channel' | 'ts' | 'thread_ts'> | undefined;
}

/** response_urls: each accepts five posts within thirty minutes. */
export interface ResponseUrls {
  /** Returns the path of a new response_url. */
  issue(target: ResponseTarget): string;
  /** Throws `invalid_url`, `expired_url` or `used_url`. */
  use(path: string): ResponseTarget;
  reset(): void;
}

export const RESPONSE_PATH = '/response/';
const LIFETIME_MS = 30 * 60_000;
const MAX_USES = 5;

export function createResponseUrls(clock: Clock): ResponseUrls {
  const urls = new Map<string, { readonly target: ResponseTarget; readonly at: number; uses: number }>();
  return {
    issue: (target) => {
      const path = `${RESPONSE_PATH}${randomBytes(12).toString('hex')}`;
      urls.set(path, { target, at: clock.now(), uses: 0 });
      return path;
    },
    use: (path) => {
      const url = urls.get(path);
      if (!url) throw new SlackApiError('invalid_url');
      if (clock.now() - url.at > LIFETIME_MS) throw new SlackApiError('expired_url');
      if (url.uses >= MAX_USES) throw new SlackApiError('used_url');
      url.uses += 1;
      return url.target;
    },
    reset: () => urls.clear(),
  };
}
