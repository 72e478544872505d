import { isObject, type Json, objects } from '../json.ts';
import { elementsOf } from '../payloads/elements.ts';
import type { Violation } from '../state/slack-error.ts';
import { rulesOf, type Surface } from './kinds/kind.ts';
import { KINDS } from './kinds/kinds.ts';
import { byType, list } from './kinds/rules.ts';
import { LIMITS } from './limits.ts';

/** What Slack would reject in the blocks of a message or view. */
export function checkBlocks(blocks: readonly Json[], surface: Surface, pointer: string): readonly Violation[] {
  const max = surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  const block = byType(() => rulesOf(KINDS, surface));
  return [
    ...list(block, max, 0)(blocks, pointer),
    ...findDuplicates(blocks.map(({ block_id }) => block_id)).map((id) => ({
      pointer,
      message: `block_id ${id} already exists`,
    })),
    ...blocks.flatMap((one, index) => checkActionIds(one, `${pointer}/${index}`)),
    ...checkTables(blocks, pointer),
    ...checkMarkdown(blocks, pointer),
  ];
}

function checkActionIds(block: Json, pointer: string): readonly Violation[] {
  const ids = elementsOf([block]).map(({ element }) => element.action_id);
  return findDuplicates(ids).map((id) => ({ pointer, message: `action_id ${id} already exists` }));
}

function findDuplicates(ids: readonly unknown[]): readonly string[] {
  const given = ids.filter((id): id is string => typeof id === 'string');
  return [...new Set(given.filter((id, index) => given.indexOf(id) !== index))];
}

/** A message may hold one table, nested blocks included. */
function checkTables(blocks: readonly Json[], pointer: string): readonly Violation[] {
  const tables = flatten(blocks).filter(({ type }) => type === 'table');
  return tables.length > 1 ? [{ pointer, message: 'only_one_table_allowed' }] : [];
}

function checkMarkdown(blocks: readonly Json[], pointer: string): readonly Violation[] {
  const markdown = flatten(blocks).filter(({ type }) => type === 'markdown');
  const length = markdown.reduce((sum, { text }) => sum + String(text ?? '').length, 0);
  return markdown.length > 1 && length > LIMITS.markdown
    ? [{ pointer, message: `markdown must be less than ${LIMITS.markdown + 1} characters in total` }]
    : [];
}

function flatten(blocks: readonly Json[]): readonly Json[] {
  return blocks.filter(isObject).flatMap((block) => [block, ...flatten(objects(block.child_blocks))]);
}
