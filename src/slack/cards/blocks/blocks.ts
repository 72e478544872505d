import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { LIMITS, pack, shorten } from '../limits.ts';
import { httpsUrl, oneLine } from '../mrkdwn.ts';

const DOT = ' · ';

/** The only way to a mrkdwn object. Verbatim: Slack makes no links or mentions of plain words in it. */
function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** One line that stays literal: `:smile:` remains what it is. */
export function plainText(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(oneLine(text), limit) || '—', emoji: false };
}

/** Slack folds long sections behind "See more"; it names no figures, so that whatever is longer than a short card counts. */
const FOLDED = { characters: 300, lines: 5 } as const;

/** A text that is short enough, as it is; a long one is never folded. */
export function textSection(text: string): SectionBlock {
  const isLong = text.length > FOLDED.characters || text.split('\n').length > FOLDED.lines;
  return { type: 'section', text: mrkdwn(text), ...(isLong && { expand: true }) };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, LIMITS.header) };
}

/** The same in small grey print. */
export function note(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}

/** Lines of fragments as one section, or as several when they are too long for one. Empty lines are dropped. */
export function sections(lines: readonly string[]): SectionBlock[] {
  const kept = lines.filter((line) => line !== '');
  return pack(kept, '\n', LIMITS.section).map(textSection);
}

/** The same with a button to the right of the first one. */
export function sectionsWith(lines: readonly string[], accessory: Button | undefined): SectionBlock[] {
  const [first, ...others] = sections(lines);
  return first ? [accessory ? { ...first, accessory } : first, ...others] : [];
}

/** Short fragments in two columns, ten to a section. */
export function columns(fragments: readonly string[]): SectionBlock[] {
  const kept = fragments.filter((fragment) => fragment !== '');
  const blocks: SectionBlock[] = [];
  for (let start = 0; start < kept.length; start += LIMITS.fields) {
    blocks.push({ type: 'section', fields: kept.slice(start, start + LIMITS.fields).map(mrkdwn) });
  }
  return blocks;
}

/** Fragments in small grey print, separated by dots. */
export function smallPrint(fragments: readonly string[]): ContextBlock[] {
  return joinFragments(fragments, LIMITS.contextElement).map(note);
}

/** The blocks with small print that follows small print joined to one line, as far as it fits. */
export function joinSmallPrint(blocks: readonly KnownBlock[]): KnownBlock[] {
  const joined: KnownBlock[] = [];
  for (const block of blocks) {
    const [before, text] = [smallText(joined.at(-1)), smallText(block)];
    const isJoined = before !== '' && text !== '' && before.length + text.length + DOT.length <= LIMITS.contextElement;
    if (isJoined) joined[joined.length - 1] = note(before + DOT + text);
    else joined.push(block);
  }
  return joined;
}

function smallText(block: KnownBlock | undefined): string {
  if (block?.type !== 'context') return '';
  const [element, ...others] = block.elements;
  return element?.type === 'mrkdwn' && others.length === 0 ? element.text : '';
}

/** Fragments with dots between, as one line, or as several when that would get too long. */
export function joinFragments(fragments: readonly string[], limit = LIMITS.field): string[] {
  return pack(
    fragments.filter((fragment) => fragment !== ''),
    DOT,
    limit,
  );
}

export function button(actionId: string, label: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plainText(label, LIMITS.buttonText), value };
}

/** A button that opens a page; undefined when the address is none that we link to. */
export function linkButton(actionId: string, label: string, url: string): Button | undefined {
  const address = httpsUrl(url);
  if (address === undefined) return undefined;
  return { type: 'button', action_id: actionId, text: plainText(label, LIMITS.buttonText), url: address };
}

/** A row of buttons and menus, or nothing when there is none. */
export function row(buttons: readonly (Button | Overflow | StaticSelect | undefined)[]): ActionsBlock[] {
  const elements = buttons.filter((element) => element !== undefined);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
