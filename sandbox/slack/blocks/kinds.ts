import { accessory, action, buttonOnly, contextAction, contextElement, imageOnly, input } from './elements.ts';
import { MOST } from './limits.ts';
import { hasImageSource, imageSource, mrkdwn, plain, textObject } from './objects.ts';
import { richText, richTextFields } from './rich-text.ts';
import { all, anyOf, boolean, byType, list, oneOf, type Rule, shape, string, url } from './rules.ts';
import { dataTable, table } from './tables.ts';

export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];

/** A kind of block and where it may stand. */
interface Kind {
  readonly rule: Rule;
  readonly surfaces: readonly Surface[];
}

function kind(rule: Rule, ...surfaces: readonly Surface[]): Kind {
  return { rule, surfaces: surfaces.length > 0 ? surfaces : EVERYWHERE };
}

const id = { block_id: string(MOST.id) };

const card = all(
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

const SIMPLE = {
  section: kind(
    all(
      shape(
        {},
        {
          ...id,
          text: textObject(MOST.sectionText),
          fields: list(textObject(MOST.field), MOST.fields),
          accessory,
          expand: boolean,
        },
      ),
      anyOf(['text', 'fields']),
    ),
  ),
  header: kind(shape({ text: plain(MOST.header) }, id)),
  divider: kind(shape({}, id)),
  context: kind(shape({ elements: list(contextElement, MOST.contextElements) }, id)),
  actions: kind(shape({ elements: list(action, MOST.actions) }, id)),
  image: kind(
    all(shape({ alt_text: string(MOST.altText) }, { ...id, ...imageSource, title: plain(MOST.imageTitle) }), hasImageSource),
  ),
  input: kind(
    shape(
      { label: plain(MOST.label), element: input },
      { ...id, hint: plain(MOST.hint), optional: boolean, dispatch_action: boolean },
    ),
  ),
  rich_text: kind(shape(richTextFields, id)),
  table: kind(table, 'message'),
  video: kind(
    shape(
      { alt_text: string(MOST.altText), title: plain(200), video_url: url(), thumbnail_url: url() },
      {
        ...id,
        title_url: url(),
        author_name: string(50),
        provider_name: string(50),
        provider_icon_url: url(),
        description: plain(200),
      },
    ),
  ),
} as const satisfies Readonly<Record<string, Kind>>;

const inside = byType(() => rulesOf(SIMPLE));

const container = all(
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

/** Every kind of block that an app may send; files, which only Slack itself places, are none of them. */
export const KINDS: Readonly<Record<string, Kind>> = {
  ...SIMPLE,
  alert: kind(
    shape({ text: textObject(MOST.sectionText) }, { ...id, level: oneOf('default', 'info', 'warning', 'error', 'success') }),
    'modal',
  ),
  markdown: kind(shape({ text: string(MOST.markdown) }, id), 'message'),
  data_table: kind(dataTable, 'message'),
  container: kind(container, 'message'),
  card: kind(card, 'message'),
  carousel: kind(
    shape(
      {
        elements: list(
          byType(() => ({ card })),
          MOST.cards,
        ),
      },
      id,
    ),
    'message',
  ),
  context_actions: kind(shape({ elements: list(contextAction, MOST.contextActions) }, id), 'message'),
};

/** The rules of the kinds that may stand on a surface. */
export function rulesOf(kinds: Readonly<Record<string, Kind>>, surface?: Surface): Readonly<Record<string, Rule>> {
  const fitting = Object.entries(kinds).filter(([, { surfaces }]) => surface === undefined || surfaces.includes(surface));
  return Object.fromEntries(fitting.map(([type, { rule }]) => [type, rule]));
}
