import { isObject, type Json, objects } from '../json.ts';

/** An interactive element and its block. */
export interface Placed {
  readonly block: Json;
  readonly element: Json;
  /** The option of a menu. */
  readonly choice?: string;
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

/** The option of a menu whose value begins with the name of an action. */
function optionOf(placed: readonly Placed[], actionId: string): Placed | undefined {
  const menus = placed.filter(({ element }) => element.type === 'overflow' || element.type === 'static_select');
  const options = menus.flatMap((menu) => objects(menu.element.options).map(({ value }) => ({ ...menu, choice: String(value) })));
  return options.find(({ choice }) => choice.startsWith(`${actionId}\u001f`));
}

/** Whether there is something to press for an action_id: an element or the option of a menu. */
export function hasElement(blocks: readonly Json[], actionId: string): boolean {
  const placed = elementsOf(blocks);
  return placed.some(({ element }) => element.action_id === actionId) || optionOf(placed, actionId) !== undefined;
}

/** The element with an action_id, or the menu option for it. If there is none, throws with a list of the existing ones. */
export function findElement(blocks: readonly Json[], actionId: string, blockId?: string): Placed {
  const placed = elementsOf(blocks);
  const found = placed.find(
    ({ block, element }) => element.action_id === actionId && (blockId === undefined || block.block_id === blockId),
  );
  const inMenu = found ?? optionOf(placed, actionId);
  if (inMenu) return inMenu;
  const there = placed.map(({ element }) => String(element.action_id)).join(', ') || 'none';
  throw new Error(`No element has the action_id ${actionId}; there are: ${there}`);
}
