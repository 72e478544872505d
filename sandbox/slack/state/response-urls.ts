import { randomBytes } from 'node:crypto';
import type { Message } from '../workspace/messages.ts';
import type { Clock } from './clock.ts';
import { SlackApiError } from './slack-error.ts';

/** Where a response_url leads. */
export interface ResponseTarget {
  readonly user: string;
  readonly channel: string;
  /** The message that the button stands on; undefined for a command's, which can replace nothing. */
  readonly original?: Pick<Message, 'channel' | 'ts' | 'thread_ts'> | undefined;
}

/** Five posts within thirty minutes each. */
export interface ResponseUrls {
  /** Returns the path that comes behind the stand-in's address. */
  issue(target: ResponseTarget): string;
  /** Throws `invalid_url`, `expired_url` or `used_url`. */
  use(path: string): ResponseTarget;
  reset(): void;
}

export const RESPONSE_PATH = '/response/';
const LIFE_MS = 30 * 60_000;
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
      if (clock.now() - url.at > LIFE_MS) throw new SlackApiError('expired_url');
      if (url.uses >= MAX_USES) throw new SlackApiError('used_url');
      url.uses += 1;
      return url.target;
    },
    reset: () => urls.clear(),
  };
}
