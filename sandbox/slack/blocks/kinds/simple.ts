import { LIMITS } from '../limits.ts';
import { accessory, action, contextElement, input } from './elements.ts';
import { type Kind, kind } from './kind.ts';
import { hasImageSource, imageSource, plain, textObject } from './objects.ts';
import { richTextFields } from './rich-text.ts';
import { all, anyOf, boolean, list, shape, string, url } from './rules.ts';
import { table } from './tables.ts';

const id = { block_id: string(LIMITS.id) };

/** The block types that are allowed in a container, too. */
export const SIMPLE = {
  section: kind(
    all(
      shape(
        {},
        {
          ...id,
          text: textObject(LIMITS.sectionText),
          fields: list(textObject(LIMITS.field), LIMITS.fields),
          accessory,
          expand: boolean,
        },
      ),
      anyOf(['text', 'fields']),
    ),
  ),
  header: kind(shape({ text: plain(LIMITS.header) }, id)),
  divider: kind(shape({}, id)),
  context: kind(shape({ elements: list(contextElement, LIMITS.contextElements) }, id)),
  actions: kind(shape({ elements: list(action, LIMITS.actions) }, id)),
  image: kind(
    all(shape({ alt_text: string(LIMITS.altText) }, { ...id, ...imageSource, title: plain(LIMITS.imageTitle) }), hasImageSource),
  ),
  input: kind(
    shape(
      { label: plain(LIMITS.label), element: input },
      { ...id, hint: plain(LIMITS.hint), optional: boolean, dispatch_action: boolean },
    ),
  ),
  rich_text: kind(shape(richTextFields, id)),
  table: kind(table, 'message'),
  video: kind(
    shape(
      { alt_text: string(LIMITS.altText), title: plain(200), video_url: url(), thumbnail_url: url() },
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
