import { randomUUID } from 'node:crypto';
import type { Reply } from '../standin.ts';

/** A refusal: its code and its words, as Tuya's list of global error codes has them. */
export type Refused = readonly [code: number, msg: string];

/** @param t the vendor's time of day in epoch milliseconds */
export function granted(result: unknown, t: number): Reply {
  return { body: { success: true, t, tid: tid(), result } };
}

/** Refusals come under HTTP 200. */
export function refusal([code, msg]: Refused, t: number): Reply {
  return { body: { success: false, code, msg, t, tid: tid() } };
}

/** No such order is a refusal too. */
export function found(order: unknown, t: number): Reply {
  return order === undefined ? refusal([1000, 'data not exist'], t) : granted(order, t);
}

function tid(): string {
  return randomUUID().replaceAll('-', '');
}
