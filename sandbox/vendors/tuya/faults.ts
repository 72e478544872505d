import type { Reply } from '../standin.ts';
import type { Auth } from './auth.ts';
import { failure, success } from './replies.ts';

/** A call that a fault may replace. */
export interface FaultyCall {
  readonly orderId: string;
  readonly accessToken: string;
  /** The vendor's clock, in epoch milliseconds. */
  readonly t: number;
  /** The reply without the fault. */
  readonly answer: Reply;
}

/** Replaces the reply for the order IDs of the faulty cases; other replies stay as they are. `slow` is in milliseconds. */
export function createFaultReplies(auth: Auth, slow: number): (call: FaultyCall) => Reply {
  let renewed: string | undefined;

  /** Rejects the first token used here as expired. */
  function expired({ accessToken, t, answer }: FaultyCall): Reply {
    if (accessToken === renewed) return answer;
    auth.revoke();
    renewed = auth.token().value;
    return failure([1010, 'token is expired'], t);
  }

  const replies: Readonly<Record<string, (call: FaultyCall) => Reply>> = {
    'TM-2001': expired,
    'TM-2002': ({ answer }) => ({ ...answer, delay: slow }),
    'TM-2003': () => ({ fault: 'hang' }),
    'TM-2004': () => ({ status: 500, body: 'Internal Server Error' }),
    'TM-2005': () => ({ status: 429, headers: { 'retry-after': '2' }, body: {} }),
    'TM-2006': () => ({ body: '<!doctype html><title>Maintenance</title>' }),
    'TM-2007': ({ t }) => success({}, t),
    'TM-2008': ({ t }) => failure([28841105, 'No permissions. This project is not authorized to call this API'], t),
    'TM-2009': ({ t }) => failure([28841004, 'The trial quota of this month is used up'], t),
    'TM-2010': ({ t }) => failure([500, 'system error, please contact the admin'], t),
  };

  return (call) => replies[call.orderId]?.(call) ?? call.answer;
}
