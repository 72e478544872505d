import { randomUUID } from 'node:crypto';
import type { Reply } from '../standin.ts';

/** A failure: its code and its words, as Tuya's list of global error codes has them. */
export type TuyaError = readonly [code: number, msg: string];

/** @param t the vendor's time of day in epoch milliseconds */
export function success(result: unknown, t: number): Reply {
  return { body: { success: true, t, tid: tid(), result } };
}

/** Refusals come under HTTP 200. */
export function failure([code, msg]: TuyaError, t: number): Reply {
  return { body: { success: false, code, msg, t, tid: tid() } };
}

/** No such order is a failure too. */
export function orderReply(order: unknown, t: number): Reply {
  return order === undefined ? failure([1000, 'data not exist'], t) : success(order, t);
}

function tid(): string {
  return randomUUID().replaceAll('-', '');
}
