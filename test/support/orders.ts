/** An ICCID of Linksfield's stand-in, and its only order. */
export const SIM = '89852202209090000069';
export const ORDER = orderId('REFUNDED');

/** The id of an order of Linksfield's stand-in, by the eight letters that name it, e.g. `DISPUTED`. */
export function orderId(name: string, number = 1): string {
  return `CU-${name}${String(number).padStart(4, '0')}20260917093012345`;
}

/** An ICCID that Linksfield's stand-in is slow to answer, and its only order. */
export const SLOW_SIM = '89852202209090000044';
export const SLOW_ORDER = orderId('SLOWANSW');
