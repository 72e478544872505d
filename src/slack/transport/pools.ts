import { isMethod } from './fetch.ts';

/**
 * Calls of one pool share its connections to Slack, so that slow calls hold up only their like:
 * `facts`: who a person is, who reads a channel, and all the rest; `views`: windows, which Slack wants within three seconds;
 * `replies`: response_urls; `posts`: messages.
 */
export type Pool = 'facts' | 'views' | 'replies' | 'posts';

export function poolOf(url: URL, apiUrl: string): Pool {
  if (!isMethod(url, new URL(apiUrl))) return 'replies';
  const method = url.pathname.split('/').at(-1) ?? '';
  if (method.startsWith('views.')) return 'views';
  return method.startsWith('chat.') ? 'posts' : 'facts';
}
