import type { Reply } from '../standin.ts';
import { LINKBEST_CASES, type LinkBestCase, PROGRAMS, type ProgramId } from './cases.ts';
import { LINKBEST_ORDERS } from './orders.ts';

const FAILURES: Partial<Record<LinkBestCase, Reply>> = {
  missingAsNull: { body: { Status: 200, Message: 'success', Data: null } },
  insufficient: failureReply(4002, 'Insufficient resources'),
  noPermission: failureReply(4003, 'No permission on this data'),
  busy: failureReply(5001, 'Network busy, please try again later'),
  rateLimited: { status: 429, headers: { 'retry-after': '1' }, body: { Status: 429, Message: 'Too many requests', Data: null } },
  hanging: { fault: 'hang' },
  dropped: { fault: 'drop' },
  broken: { status: 500, body: { Status: 500, Message: 'Internal error', Data: null } },
  html: { body: '<!doctype html><title>Please sign in</title>' },
};

/** The vendor's reply for an order number in a program. `asked` counts the requests for that number. */
export function replyFor(orderSn: string, program: string, asked: number, slow: number): Reply {
  const name = caseOf(orderSn);
  const home: ProgramId = name === 'secondProgram' ? '108' : '61';
  if (!name || program !== home) return failureReply(4001, 'Order does not exist');
  if (name === 'busyOnce' && asked === 1) return failureReply(5001, 'Network busy, please try again later');
  const fields = LINKBEST_ORDERS[name];
  if (!fields) return FAILURES[name] ?? failureReply(4001, 'Order does not exist');
  const identity = { OrderSn: orderSn, ProgramId: program, ProgramName: PROGRAMS[home] };
  return { body: { Status: 200, Message: 'success', Data: { ...fields, ...identity } }, delay: name === 'slow' ? slow : 0 };
}

export function failureReply(code: number, message: string): Reply {
  return { body: { Status: code, Message: message, Data: null } };
}

function caseOf(orderSn: string): LinkBestCase | undefined {
  const names = Object.keys(LINKBEST_CASES) as LinkBestCase[];
  return names.find((name) => LINKBEST_CASES[name].split('/').at(-1) === orderSn);
}
