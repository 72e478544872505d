import { LIMITS } from '../limits.ts';
import { boolean, byType, integer, list, number, oneOf, type Rule, shape, string, url } from './rules.ts';

const MANY = 1_000;
const style = shape(
  {},
  {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
);
const id = string(LIMITS.id);
const linked = url(LIMITS.url, ['http:', 'https:', 'mailto:', 'tel:']);
const border = oneOf(0, 1);

const text = shape({ text: string(LIMITS.text) }, { style });
const link = shape({ url: linked }, { text: string(LIMITS.text, 0), style, unsafe: boolean });

const inline = byType(() => ({
  text,
  link,
  emoji: shape({ name: id }, { unicode: id, url: linked, skin_tone: integer(1, 6), style }),
  user: shape({ user_id: id }, { style }),
  usergroup: shape({ usergroup_id: id }, { style }),
  channel: shape({ channel_id: id }, { style }),
  team: shape({ team_id: id }, { style }),
  broadcast: shape({ range: oneOf('here', 'channel', 'everyone') }, { style }),
  color: shape({ value: id }, { style }),
  date: shape({ timestamp: number, format: string(LIMITS.id) }, { url: linked, fallback: string(LIMITS.id), style }),
}));

const section = shape({ elements: list(inline, MANY, 0) });
const sectionOnly = byType(() => ({ rich_text_section: section }));

const part = byType(() => ({
  rich_text_section: section,
  rich_text_list: shape(
    { elements: list(sectionOnly, MANY), style: oneOf('bullet', 'ordered') },
    { indent: integer(0, 8), offset: integer(0, MANY), border },
  ),
  rich_text_quote: shape({ elements: list(inline, MANY, 0) }, { border }),
  rich_text_preformatted: shape(
    {
      elements: list(
        byType(() => ({ text, link })),
        MANY,
        0,
      ),
    },
    { border, language: id },
  ),
}));

export const richTextFields: Readonly<Record<string, Rule>> = { elements: list(part, MANY) };

/** A rich_text block within another block, e.g. in a table's cell. */
const nested = shape(richTextFields, { block_id: id });
export const richText = byType(() => ({ rich_text: nested }));
