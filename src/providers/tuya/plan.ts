import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Query } from '../../core/provider/provider.ts';
import type { ProviderWords } from '../../core/provider/provider-words.ts';
import { isId, type TuyaSettings } from './settings.ts';

export const NEEDS = {
  user: {
    dummy: 'ORDER-SCOUT-DOCTOR',
    en: {
      label: "Buyer's user ID at Tuya",
      hint: "Tuya's user ID of the buyer: the app's user list or the Seller Center shows it.",
      object: "the buyer's user ID",
      give: 'Add buyer ID',
      mistaken: 'Tuya searched only the orders of the buyer whose ID you gave. Is that ID right?',
    },
    zh: {
      label: '买家在涂鸦的用户 ID',
      hint: '买家在涂鸦的用户 ID，可在 App 用户列表或卖家中心找到。',
      object: '买家的用户 ID',
      give: '填写买家 ID',
      mistaken: 'Tuya 只查询了您所填买家的订单，请核对买家的用户 ID。',
    },
  },
} as const satisfies ProviderWords['needs'];

/** Path segments that would name another path: the buyer's list, this folder and the one above. */
const NO_ORDER = new Set(['search', '.', '..']);

/**
 * What to ask about an identifier. An order is asked for as its buyer's (`user=`, else `TUYA_USER_ID`), else as the
 * seller's (`TUYA_SITE_CODE`), else by its number alone, for which Tuya may want the buyer. `tuya:` with `*` or nothing behind
 * it asks for a buyer's list.
 */
export function plan(identifier: Identifier, settings: TuyaSettings): readonly Query[] {
  const { value } = identifier;
  const user = buyerOf(identifier, settings);
  if (isList(identifier)) return [user ? { by: 'buyer', value: user } : { by: 'buyer', value: '', needs: ['user'] }];
  if (!isId(value) || NO_ORDER.has(value)) return [];
  if (user !== undefined) return [{ by: 'order', value, with: { user } }];
  if (identifier.hints?.user !== undefined) return [{ by: 'order', value, needs: ['user'] }];
  if (settings.TUYA_SITE_CODE !== undefined) return [{ by: 'seller', value }];
  return [{ by: 'number', value, mayNeed: ['user'] }];
}

/** A buyer's id that cannot be one is asked for again, not replaced by the default buyer's. */
function buyerOf({ hints }: Identifier, { TUYA_USER_ID }: TuyaSettings): string | undefined {
  if (hints?.user === undefined) return TUYA_USER_ID;
  return isId(hints.user) ? hints.user : undefined;
}

function isList({ value, providers }: Identifier): boolean {
  return (value === '' || value === '*') && providers?.includes('tuya') === true;
}
