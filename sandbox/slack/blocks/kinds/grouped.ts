import { LIMITS } from '../limits.ts';
import { buttonOnly, imageOnly } from './elements.ts';
import { rulesOf } from './kind.ts';
import { mrkdwn, plain, textObject } from './objects.ts';
import { richText } from './rich-text.ts';
import { all, anyOf, boolean, byType, list, oneOf, shape, string } from './rules.ts';
import { SIMPLE } from './simple.ts';

const id = { block_id: string(LIMITS.id) };
const inside = byType(() => rulesOf(SIMPLE));

/** Slack's card block. The bot does not use it, because it is too small for an order. */
export const card = all(
  shape(
    {},
    {
      ...id,
      hero_image: imageOnly,
      icon: imageOnly,
      title: mrkdwn(LIMITS.cardTitle),
      subtitle: mrkdwn(LIMITS.cardTitle),
      body: mrkdwn(LIMITS.cardBody),
      actions: list(buttonOnly, LIMITS.cardActions),
    },
  ),
  anyOf(['hero_image', 'title', 'actions', 'body']),
);

export const carousel = shape(
  {
    elements: list(
      byType(() => ({ card })),
      LIMITS.cards,
    ),
  },
  id,
);

export const container = all(
  shape(
    { child_blocks: list(inside, LIMITS.containerBlocks) },
    {
      ...id,
      title: plain(LIMITS.containerTitle),
      rich_text_title: richText,
      subtitle: textObject(LIMITS.containerTitle),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: imageOnly,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  anyOf(['title', 'rich_text_title']),
);
