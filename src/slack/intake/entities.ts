/** A text without Slack's own writing: what a person sees, and the addresses behind it that are not seen. */
export interface Decoded {
  readonly text: string;
  readonly addresses: readonly string[];
}

/** Replaces a mention, a date or an emoji, so that the digits before and after it do not become one number. */
export const APART = '\t';

const ENTITY = /<([^<>|]*)(?:\|([^<>]*))?>/g;
const MENTION = /^(?:@[UWB][A-Z0-9]{2,}$|#[CDG][A-Z0-9]{2,}$|!)/;
const SCHEME = /^(?:tel|mailto):/i;
const DIALLED = /^tel:/i;
const NOT_DIGITS = /\D/g;
const ESCAPED = /&(?:amp|lt|gt);/g;
const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * Reads mrkdwn (docs.slack.dev/messaging/formatting-message-text): `<url|label>` becomes its label, its address is told
 * apart; mentions of people, groups, channels and everybody, and dates, are dropped; `&amp;` and its like are undone.
 */
export function decode(mrkdwn: string): Decoded {
  const addresses: string[] = [];
  const text = mrkdwn.replace(ENTITY, (_, target: string, label: string | undefined) => {
    if (MENTION.test(target)) return APART;
    const address = addressOf(unescapeEntities(target));
    if (!label || unescapeEntities(label) === address) return addressOf(target);
    if (dialsLabel(target, label)) return label;
    addresses.push(address);
    return label;
  });
  return { text: unescapeEntities(text), addresses };
}

/** Slack makes a link of what looks like a phone number: its address repeats the digits that people see. */
export function dialsLabel(target: string, label: string): boolean {
  return DIALLED.test(target) && target.replace(NOT_DIGITS, '') === label.replace(NOT_DIGITS, '');
}

/** What is dialled or written to, without `tel:` and `mailto:`; other addresses as they are. */
export function addressOf(url: string): string {
  return url.replace(SCHEME, '');
}

function unescapeEntities(text: string): string {
  return text.replace(ESCAPED, (entity) => CHARACTERS[entity] ?? entity);
}
