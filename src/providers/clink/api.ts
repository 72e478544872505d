import * as z from 'zod';
import { type FailureKind, ProviderError } from '../../core/failure/failure.ts';
import type { Tools } from '../../core/provider/provider.ts';
import { word } from '../field.ts';
import { saysMissing } from '../missing.ts';

/** The body has a status too. 200 is the only success, whatever the HTTP status. */
const SUCCESS = '200';
const KINDS: ReadonlyMap<string, FailureKind> = new Map([
  ['401', 'unauthorized'],
  ['403', 'forbidden'],
  ['429', 'rate_limited'],
  ['500', 'unavailable'],
  ['502', 'unavailable'],
  ['503', 'unavailable'],
  ['504', 'timeout'],
]);

/** A body that reports an error. */
const Refused = z.object({ code: word.refine((code) => code !== SUCCESS), msg: word });
type Refused = z.infer<typeof Refused>;

/** Clink's own body under 404; it has a code, which a gateway's has not. */
const Absent = Refused.refine(({ code, msg = '' }) => code !== undefined && isMiss(code, msg));

/** GET below the base URL: what the reply holds, undefined when there is no such thing. Throws ProviderError. */
export type Ask = <Reply>(
  path: string,
  reply: z.ZodType<Reply>,
  query?: Readonly<Record<string, string>>,
) => Promise<Reply | undefined>;

/** Clink signs nothing: the key goes with every request, and so does the time, which must be within minutes of Clink's. */
export function createAsk(apiKey: string, tools: Tools): Ask {
  return async (path, reply, query = {}) => {
    const headers = { 'X-API-KEY': apiKey, 'X-Timestamp': String(tools.now()) };
    const body = z.union([
      Refused.transform((refused) => ({ kind: 'refused' as const, refused })),
      reply.transform((read) => ({ kind: 'answered' as const, read })),
    ]);
    const answer = await tools.json({ path, query, headers, absent: isAbsent }, body).catch(undefinedIfMissing);
    return answer?.kind === 'refused' ? undefinedOrThrow(answer.refused) : answer?.read;
  };
}

/**
 * A reply `{code, msg, data}`; undefined where `data` is null or left out, for then there is no such thing. What an empty object
 * or list would mean is documented nowhere: it cannot be read, and is no miss.
 */
export function detail<Data>(data: z.ZodType<Data>) {
  return z.object({ data: data.nullish() }).transform((body) => body.data ?? undefined);
}

/** An id as one segment of a path, whatever characters it has. */
export function segment(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

function isAbsent(body: unknown): boolean {
  return Absent.safeParse(body).success;
}

/** Clink's "not found" under another HTTP error than 404. Above 500 it is a gateway that answers. */
function undefinedIfMissing(error: unknown): undefined {
  if (!(error instanceof ProviderError)) throw error;
  const { kind, status = 0, code, said = '' } = error;
  const isAccess = kind === 'unauthorized' || kind === 'forbidden';
  if (isAccess || code === undefined || status === 404 || status > 500 || !saysMissing(said)) throw error;
}

/**
 * Undefined when the body says that there is no such thing; throws ProviderError for every other error. Whether 500 in the
 * body also means that is documented nowhere, so that failure is marked doubtful.
 */
function undefinedOrThrow({ code = '', msg = 'no reason given' }: Refused): undefined {
  const kind = KINDS.get(code);
  const isAccess = kind === 'unauthorized' || kind === 'forbidden';
  if (!isAccess && isMiss(code, msg)) return undefined;
  throw new ProviderError(kind ?? (code === '' ? 'bad_response' : 'refused'), `Clink refused: ${msg}`, {
    code,
    doubtful: code === '500',
  });
}

function isMiss(code: string, msg: string): boolean {
  return code === '404' || saysMissing(msg);
}
