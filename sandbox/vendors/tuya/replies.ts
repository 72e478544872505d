import { randomUUID } from 'node:crypto';
import type { Reply } from '../standin.ts';

/** Code and message of Tuya's global error codes. */
export type TuyaError = readonly [code: number, msg: string];

/** @param t the vendor's clock, in epoch milliseconds */
export function success(result: unknown, t: number): Reply {
  return { body: { success: true, t, tid: tid(), result } };
}

/** Failures have HTTP status 200. */
export function failure([code, msg]: TuyaError, t: number): Reply {
  return { body: { success: false, code, msg, t, tid: tid() } };
}

/** A missing order is a failure, too. */
export function orderReply(order: unknown, t: number): Reply {
  return order === undefined ? failure([1000, 'data not exist'], t) : success(order, t);
}

function tid(): string {
  return randomUUID().replaceAll('-', '');
}
