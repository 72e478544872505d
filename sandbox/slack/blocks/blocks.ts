import type { Json } from '../json.ts';
import type { Fault } from '../refusal.ts';

export type Surface = 'message' | 'modal' | 'home';

export function checkBlocks(blocks: readonly Json[], surface: Surface, place: string): Fault[] {
  const most = surface === 'message' ? 50 : 100;
  return blocks.length > most ? [{ place, says: `no more than ${most} items allowed` }] : [];
}
