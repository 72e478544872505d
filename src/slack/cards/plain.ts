import type { ContextBlock, KnownBlock } from '@slack/types';
import type { Message } from './card.ts';
import { utc } from './mrkdwn.ts';
import { withCharacters } from './order/symbols.ts';

type TextObject = Exclude<ContextBlock['elements'][number], { type: 'image' }>;

const DATE = /<!date\^(\d{1,15})\^[^|<>]{0,200}\|[^<>]{0,200}>/g;
const LINK = /<(https:[^|<>]{1,3000})\|([^<>]{0,300})>/g;
const MAIL = /<mailto:[^|<>]{1,300}\|([^<>]{1,300})>/g;
const CODE_SPAN = /(`[^`]{1,3000}`)/;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const ORIGINALS: Readonly<Record<string, string>> = { '∗': '*', '∼': '~', ˋ: '`', ˍ: '_', '∶': ':' };

/**
 * A message as a terminal shows it: dates in UTC, no formatting characters, link buttons as their address.
 * @param between before each section but the first
 */
export function asText({ text, blocks }: Message, between = '\n'): string {
  const paragraphs = blocks
    .map((block) => ({ gap: block.type === 'section' ? between : '\n', lines: paragraphOf(block).filter((line) => line !== '') }))
    .filter(({ lines }) => lines.length > 0);
  const whole = paragraphs.map(({ gap, lines }, index) => `${index === 0 ? '' : gap}${lines.join('\n')}`).join('');
  return whole === '' ? readable(text) : whole;
}

/** A fragment without its mrkdwn. */
export function readable(mrkdwn: string): string {
  const parts = mrkdwn.split(CODE_SPAN);
  return parts.map((part, index) => (index % 2 === 1 ? resolveEntities(part.slice(1, -1)) : resolveProse(part))).join('');
}

function resolveProse(text: string): string {
  const resolved = text
    .replace(DATE, (_, seconds: string) => utc(Number(seconds) * 1000))
    .replace(LINK, '$2: $1')
    .replace(MAIL, '$1')
    .replaceAll('*', '')
    .replaceAll('\u200B', '');
  return resolveEntities(withCharacters(resolved).replace(/[∗∼ˋˍ∶]/gu, (character) => ORIGINALS[character] ?? character));
}

function resolveEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

function paragraphOf(block: KnownBlock): string[] {
  switch (block.type) {
    case 'section':
      return [block.text, ...(block.fields ?? [])].filter((text) => text !== undefined).map(textOf);
    case 'context':
      return [
        block.elements
          .filter((element) => element.type !== 'image')
          .map(textOf)
          .join(' · '),
      ];
    case 'divider':
      return ['────────'];
    case 'table':
    case 'data_table':
      return block.rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')).join(' · '));
    case 'actions':
      return block.elements.flatMap((element) =>
        element.type === 'button' && element.url ? [`${element.text.text}: ${element.url}`] : [],
      );
    default:
      return [];
  }
}

function textOf(object: TextObject): string {
  return object.type === 'mrkdwn' ? readable(object.text) : object.text;
}
