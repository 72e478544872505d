import { APART, addressOf, dialsLabel } from './entities.ts';
import type { Parts } from './parts.ts';
import { property, textIn } from './readers.ts';

/**
 * A paragraph, quote or code block of rich text. Its elements are one text with nothing between them: a number stays one
 * when half of it is bold. The addresses of its links follow.
 */
export function paragraph(value: unknown, parts: Parts): void {
  const seen: string[] = [];
  const addresses: string[] = [];
  const elements = property(value, 'elements');
  if (!Array.isArray(elements)) return;
  for (const element of elements) {
    seen.push(visible(element));
    addresses.push(addressIn(element));
  }
  for (const text of [seen.join(''), ...addresses]) parts.say(text);
}

/** What a person reads; mentions, dates and emoji are dropped. A colour is what Slack makes of `#123456`. */
function visible(element: unknown): string {
  const type = property(element, 'type');
  if (type === 'color') return textIn(property(element, 'value'));
  return textIn(element) || (type === 'link' ? addressIn(element) : APART);
}

function addressIn(element: unknown): string {
  const url = textIn(property(element, 'url'));
  return property(element, 'type') === 'link' && !dialsLabel(url, textIn(element)) ? addressOf(url) : '';
}
