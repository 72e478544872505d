import { buttonOnly, imageOnly } from './elements.ts';
import { rulesOf } from './kind.ts';
import { MOST } from './limits.ts';
import { mrkdwn, plain, textObject } from './objects.ts';
import { richText } from './rich-text.ts';
import { all, anyOf, boolean, byType, list, oneOf, shape, string } from './rules.ts';
import { SIMPLE } from './simple.ts';

const id = { block_id: string(MOST.id) };
const inside = byType(() => rulesOf(SIMPLE));

/** Too small for an order, but Slack has it. */
export const card = all(
  shape(
    {},
    {
      ...id,
      hero_image: imageOnly,
      icon: imageOnly,
      title: mrkdwn(MOST.cardTitle),
      subtitle: mrkdwn(MOST.cardTitle),
      body: mrkdwn(MOST.cardBody),
      actions: list(buttonOnly, MOST.cardActions),
    },
  ),
  anyOf(['hero_image', 'title', 'actions', 'body']),
);

export const carousel = shape(
  {
    elements: list(
      byType(() => ({ card })),
      MOST.cards,
    ),
  },
  id,
);

export const container = all(
  shape(
    { child_blocks: list(inside, MOST.containerBlocks) },
    {
      ...id,
      title: plain(MOST.containerTitle),
      rich_text_title: richText,
      subtitle: textObject(MOST.containerTitle),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: imageOnly,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  anyOf(['title', 'rich_text_title']),
);
