import { LIMITS } from '../limits.ts';
import { all, anyOf, boolean, byType, list, oneOf, type Rule, shape, string, url } from './rules.ts';

/** A plain_text object. */
export function plain(max: number, min = 1): Rule {
  const rule = shape({ text: string(max, min) }, { emoji: boolean });
  return byType(() => ({ plain_text: rule }));
}

export function mrkdwn(max: number): Rule {
  const rule = shape({ text: string(max) }, { verbatim: boolean });
  return byType(() => ({ mrkdwn: rule }));
}

/** A plain_text or a mrkdwn object. */
export function textObject(max: number): Rule {
  const plainText = shape({ text: string(max) }, { emoji: boolean });
  const mrkdwnText = shape({ text: string(max) }, { verbatim: boolean });
  return byType(() => ({ plain_text: plainText, mrkdwn: mrkdwnText }));
}

export const style = oneOf('primary', 'danger');

export const confirm = shape(
  { title: plain(LIMITS.confirmTitle), text: textObject(LIMITS.confirmText) },
  { confirm: plain(LIMITS.confirmButton), deny: plain(LIMITS.confirmButton), style },
);

/** An option whose text is an object of the given kind. */
export function option(text: Rule): Rule {
  return shape({ text, value: string(LIMITS.optionValue) }, { description: textObject(LIMITS.optionText), url: url(LIMITS.url) });
}

export const plainOption = option(plain(LIMITS.optionText));

export const optionGroup = shape({ label: plain(LIMITS.optionText), options: list(plainOption, LIMITS.options) });

const slackFile = all(shape({}, { id: string(LIMITS.id), url: url(LIMITS.url) }), anyOf(['id', 'url'], true));

/** What an image block and an image element have in common. */
export const imageSource = { image_url: url(LIMITS.url), slack_file: slackFile };
export const hasImageSource = anyOf(['image_url', 'slack_file'], true);
