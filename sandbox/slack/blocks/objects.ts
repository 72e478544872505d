import { MOST } from './limits.ts';
import { all, anyOf, boolean, byType, list, oneOf, type Rule, shape, string, url } from './rules.ts';

/** A plain_text object. */
export function plain(most: number, least = 1): Rule {
  const rule = shape({ text: string(most, least) }, { emoji: boolean });
  return byType(() => ({ plain_text: rule }));
}

export function mrkdwn(most: number): Rule {
  const rule = shape({ text: string(most) }, { verbatim: boolean });
  return byType(() => ({ mrkdwn: rule }));
}

/** A plain_text or a mrkdwn object. */
export function textObject(most: number): Rule {
  const plainText = shape({ text: string(most) }, { emoji: boolean });
  const mrkdwnText = shape({ text: string(most) }, { verbatim: boolean });
  return byType(() => ({ plain_text: plainText, mrkdwn: mrkdwnText }));
}

export const style = oneOf('primary', 'danger');

export const confirm = shape(
  { title: plain(MOST.confirmTitle), text: textObject(MOST.confirmText) },
  { confirm: plain(MOST.confirmButton), deny: plain(MOST.confirmButton), style },
);

/** An option whose text is an object of the given kind. */
export function option(text: Rule): Rule {
  return shape({ text, value: string(MOST.optionValue) }, { description: textObject(MOST.optionText), url: url(MOST.url) });
}

export const plainOption = option(plain(MOST.optionText));

export const optionGroup = shape({ label: plain(MOST.optionText), options: list(plainOption, MOST.options) });

const slackFile = all(shape({}, { id: string(MOST.id), url: url(MOST.url) }), anyOf(['id', 'url'], true));

/** What an image block and an image element have in common. */
export const imageSource = { image_url: url(MOST.url), slack_file: slackFile };
export const hasImageSource = anyOf(['image_url', 'slack_file'], true);
