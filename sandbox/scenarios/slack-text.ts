import type { User } from '../slack/workspace/people.ts';

const ADDRESS = /https?:\/\/[^\s<>|]+/g;

/** Converts typed text to the syntax that Slack sends to apps: escaped, with mentions and links in angle brackets. */
export function toSlackText(typed: string, users: Iterable<User>): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const linked = escaped.replace(ADDRESS, (address) => `<${address}>`);
  return [...users].reduce((text, { id, real_name }) => text.replaceAll(`@${real_name}`, `<@${id}>`), linked);
}
