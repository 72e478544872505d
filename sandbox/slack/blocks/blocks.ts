import { isObject, type Json, objects } from '../json.ts';
import { elementsOf } from '../payloads/elements.ts';
import type { Fault } from '../state/slack-error.ts';
import { rulesOf, type Surface } from './kind.ts';
import { KINDS } from './kinds.ts';
import { MOST } from './limits.ts';
import { byType, list } from './rules.ts';

/** All that Slack would not take of a message's or view's blocks. */
export function checkBlocks(blocks: readonly Json[], surface: Surface, place: string): readonly Fault[] {
  const most = surface === 'message' ? MOST.messageBlocks : MOST.viewBlocks;
  const block = byType(() => rulesOf(KINDS, surface));
  return [
    ...list(block, most, 0)(blocks, place),
    ...duplicates(blocks.map(({ block_id }) => block_id)).map((id) => ({ place, says: `block_id ${id} already exists` })),
    ...blocks.flatMap((one, index) => sharedActionIds(one, `${place}/${index}`)),
    ...oncePerMessage(blocks, place),
    ...markdownTogether(blocks, place),
  ];
}

function sharedActionIds(block: Json, place: string): readonly Fault[] {
  const ids = elementsOf([block]).map(({ element }) => element.action_id);
  return duplicates(ids).map((id) => ({ place, says: `action_id ${id} already exists` }));
}

function duplicates(ids: readonly unknown[]): readonly string[] {
  const given = ids.filter((id): id is string => typeof id === 'string');
  return [...new Set(given.filter((id, index) => given.indexOf(id) !== index))];
}

/** A message has one table at the most, wherever it stands. */
function oncePerMessage(blocks: readonly Json[], place: string): readonly Fault[] {
  const tables = flat(blocks).filter(({ type }) => type === 'table');
  return tables.length > 1 ? [{ place, says: 'only_one_table_allowed' }] : [];
}

function markdownTogether(blocks: readonly Json[], place: string): readonly Fault[] {
  const markdown = flat(blocks).filter(({ type }) => type === 'markdown');
  const length = markdown.reduce((sum, { text }) => sum + String(text ?? '').length, 0);
  return markdown.length > 1 && length > MOST.markdown
    ? [{ place, says: `markdown must be less than ${MOST.markdown + 1} characters in total` }]
    : [];
}

function flat(blocks: readonly Json[]): readonly Json[] {
  return blocks.filter(isObject).flatMap((block) => [block, ...flat(objects(block.child_blocks))]);
}
