import { isObject, type Json, objects } from '../json.ts';

/** An interactive element and its block. */
export interface Placed {
  readonly block: Json;
  readonly element: Json;
}

/** All elements with an action_id, in reading order. */
export function elementsOf(blocks: readonly Json[]): readonly Placed[] {
  return blocks.flatMap((block) => {
    const inner = [...objects(block.elements), ...objects(block.actions)];
    const single = [block.accessory, block.element].filter(isObject);
    const own = [...single, ...inner].filter(({ action_id }) => typeof action_id === 'string');
    const nested = [...objects(block.child_blocks), ...(block.type === 'carousel' ? inner : [])];
    return [...own.map((element) => ({ block, element })), ...elementsOf(nested)];
  });
}

/** The element with an action_id. If there is none, throws with a list of the existing ones. */
export function findElement(blocks: readonly Json[], actionId: string, blockId?: string): Placed {
  const placed = elementsOf(blocks);
  const found = placed.find(
    ({ block, element }) => element.action_id === actionId && (blockId === undefined || block.block_id === blockId),
  );
  if (found) return found;
  const there = placed.map(({ element }) => String(element.action_id)).join(', ') || 'none';
  throw new Error(`No element has the action_id ${actionId}; there are: ${there}`);
}
