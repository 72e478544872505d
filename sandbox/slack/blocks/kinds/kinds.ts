import { LIMITS } from '../limits.ts';
import { contextAction } from './elements.ts';
import { card, carousel, container } from './grouped.ts';
import { type Kind, kind } from './kind.ts';
import { textObject } from './objects.ts';
import { list, oneOf, shape, string } from './rules.ts';
import { SIMPLE } from './simple.ts';
import { dataTable } from './tables.ts';

const id = { block_id: string(LIMITS.id) };

/** The block types that an app may send. File blocks are missing: only Slack creates them. */
export const KINDS: Readonly<Record<string, Kind>> = {
  ...SIMPLE,
  alert: kind(
    shape({ text: textObject(LIMITS.sectionText) }, { ...id, level: oneOf('default', 'info', 'warning', 'error', 'success') }),
    'modal',
  ),
  markdown: kind(shape({ text: string(LIMITS.markdown) }, id), 'message'),
  data_table: kind(dataTable, 'message'),
  container: kind(container, 'message'),
  card: kind(card, 'message'),
  carousel: kind(carousel, 'message'),
  context_actions: kind(shape({ elements: list(contextAction, LIMITS.contextActions) }, id), 'message'),
};
