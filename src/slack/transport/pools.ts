import { isMethod } from './fetch.ts';

/**
 * Calls of one pool share its connections to Slack, so that slow calls hold up only their like:
 * `people`: who a person is, without which nobody gets an answer; `channels`: who reads a channel, which a storm of alerts asks
 * most; `views`: windows, which Slack wants within three seconds; `replies`: response_urls; `posts`: messages;
 * `background`: all the rest, such as links to earlier messages, for which no person waits.
 */
export type Pool = 'people' | 'channels' | 'views' | 'replies' | 'posts' | 'background';

/** By the beginning of the method's name; the first that fits. */
const METHODS: readonly (readonly [string, Pool])[] = [
  ['users.', 'people'],
  ['usergroups.', 'people'],
  ['conversations.info', 'channels'],
  ['conversations.members', 'channels'],
  ['views.', 'views'],
  ['chat.getPermalink', 'background'],
  ['chat.unfurl', 'background'],
  ['chat.', 'posts'],
];

export function poolOf(url: URL, apiUrl: string): Pool {
  if (!isMethod(url, new URL(apiUrl))) return 'replies';
  const method = url.pathname.split('/').at(-1) ?? '';
  return METHODS.find(([beginning]) => method.startsWith(beginning))?.[1] ?? 'background';
}
