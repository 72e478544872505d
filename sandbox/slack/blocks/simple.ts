import { accessory, action, contextElement, input } from './elements.ts';
import { type Kind, kind } from './kind.ts';
import { MOST } from './limits.ts';
import { hasImageSource, imageSource, plain, textObject } from './objects.ts';
import { richTextFields } from './rich-text.ts';
import { all, anyOf, boolean, list, shape, string, url } from './rules.ts';
import { table } from './tables.ts';

const id = { block_id: string(MOST.id) };

/** The kinds of blocks that may also stand in a container. */
export const SIMPLE = {
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
