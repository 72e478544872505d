import type { Json } from '../json.ts';

/** One piece of a typed text: plain text, or Slack's `<…>` syntax. */
const PIECES = /<[^<>]*>|[^<]+|</g;

/** The rich_text block that Slack adds to a typed message. */
export function toRichText(text: string): readonly Json[] {
  if (text === '') return [];
  const elements = (text.match(PIECES) ?? []).map(element);
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

function element(piece: string): Json {
  if (!piece.startsWith('<') || !piece.endsWith('>')) return { type: 'text', text: decode(piece) };
  const [target = '', label] = piece.slice(1, -1).split('|');
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!subteam^')) return { type: 'usergroup', usergroup_id: target.slice('!subteam^'.length) };
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) };
  return { type: 'link', url: decode(target), ...(label === undefined ? {} : { text: decode(label) }) };
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The links in a text, as `<url>` or `<url|label>`. */
export function linksIn(text: string): readonly URL[] {
  const targets = (text.match(PIECES) ?? []).filter((piece) => piece.startsWith('<http')).map((piece) => piece.slice(1, -1));
  return targets.flatMap((target) => {
    const url = decode(target.split('|', 1)[0] ?? '');
    return URL.canParse(url) ? [new URL(url)] : [];
  });
}
