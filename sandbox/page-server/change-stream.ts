import type { ServerResponse } from 'node:http';

/** Server-sent events that make every open page fetch its state again. */
export interface ChangeStream {
  /** The changes until now. */
  readonly count: number;
  /** Notifies the pages after a short delay, once for several changes. */
  notify(): void;
  follow(response: ServerResponse): void;
  close(): void;
}

/** Each change makes every page fetch and draw its state; people notice no difference below this. */
const TOGETHER_MS = 100;

export function createChangeStream(before: () => Promise<void>): ChangeStream {
  const followers = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  let count = 0;
  const send = async () => {
    await before();
    timer = undefined;
    for (const follower of followers) follower.write('data: changed\n\n');
  };
  return {
    get count() {
      return count;
    },
    notify: () => {
      count += 1;
      timer ??= setTimeout(send, TOGETHER_MS);
    },
    follow: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('data: changed\n\n');
      followers.add(response);
      response.once('close', () => followers.delete(response));
    },
    close: () => {
      clearTimeout(timer);
      for (const follower of followers) follower.end();
    },
  };
}
