import type { Identifier } from '../../core/identifier.ts';
import type { Query } from '../../core/provider.ts';
import { isId, type TuyaSettings } from './settings.ts';

/** Path segments that would name another path: the buyer's list, this folder and the one above. */
const NO_ORDER = new Set(['search', '.', '..']);

/**
 * What to ask about an identifier. An order is asked for as its buyer's (`user=`, else `TUYA_USER_ID`), else as the
 * seller's (`TUYA_SITE_CODE`), else only after somebody has told the buyer. `tuya:` with `*` or nothing behind it asks for
 * a buyer's list.
 */
export function plan(identifier: Identifier, settings: TuyaSettings): readonly Query[] {
  const { value } = identifier;
  const user = buyerOf(identifier, settings);
  if (isList(identifier)) return [user ? { by: 'buyer', value: user } : { by: 'buyer', value: '', needs: ['user'] }];
  if (!isId(value) || NO_ORDER.has(value)) return [];
  if (user !== undefined) return [{ by: 'order', value, with: { user } }];
  if (settings.TUYA_SITE_CODE !== undefined && identifier.hints?.user === undefined) return [{ by: 'seller', value }];
  return [{ by: 'order', value, needs: ['user'] }];
}

/** A buyer's id that cannot be one is asked for again, not replaced by the default buyer's. */
function buyerOf({ hints }: Identifier, { TUYA_USER_ID }: TuyaSettings): string | undefined {
  if (hints?.user === undefined) return TUYA_USER_ID;
  return isId(hints.user) ? hints.user : undefined;
}

function isList({ value, providers }: Identifier): boolean {
  return (value === '' || value === '*') && providers?.includes('tuya') === true;
}
