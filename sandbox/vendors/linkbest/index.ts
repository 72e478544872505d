import type { SignatureVariant } from '../../../src/providers/linkbest/settings.ts';
import { type RecordedRequest, type Reply, type StandIn, startStandIn } from '../standin.ts';
import { PROGRAMS } from './cases.ts';
import { failureReply, replyFor } from './replies.ts';
import { APP_KEY, APP_SECRET, expectedSign, type Parameters, SERVICE } from './signature.ts';

export { LINKBEST_CASES, type LinkBestCase } from './cases.ts';

export interface LinkBestOptions {
  readonly port?: number;
  /** The signature variant that this server accepts; defaults are as documented or inferred. */
  readonly variant?: Partial<SignatureVariant>;
  /** Milliseconds that the slow case takes. */
  readonly slow?: number;
}

const CLOCK_TOLERANCE = 300_000;
const DOCUMENTED: SignatureVariant = {
  LINKBEST_SIGN_SCHEME: 'path',
  LINKBEST_SECRET_POSITION: 'both',
  LINKBEST_SIGN_CASE: 'upper',
  LINKBEST_SIGN_LOCATION: 'body',
};

/** LinkBest on loopback: checks route, key, time and signature with its own code, then replies to LINKBEST_CASES. */
export function startLinkBest({ port, variant, slow = 4000 }: LinkBestOptions = {}): Promise<StandIn> {
  const wanted = { ...DOCUMENTED, ...variant };
  const asked = new Map<string, number>();
  const answer = (request: RecordedRequest): Reply => {
    const body = parametersOf(request.body);
    const { OrderSn, ProgramId } = body;
    const refusal = refusalOf(request, body, wanted);
    if (refusal) return refusal;
    if (!OrderSn || !ProgramId) return failureReply(4000, 'OrderSn and ProgramId are required');
    asked.set(OrderSn, (asked.get(OrderSn) ?? 0) + 1);
    return replyFor(OrderSn, ProgramId, asked.get(OrderSn) ?? 0, slow);
  };
  return startStandIn(answer, (url) => settings(url, wanted), port);
}

function settings(url: string, variant: SignatureVariant): Record<string, string> {
  return {
    LINKBEST_APP_KEY: APP_KEY,
    LINKBEST_APP_SECRET: APP_SECRET,
    LINKBEST_PROGRAM_IDS: Object.keys(PROGRAMS).join(','),
    LINKBEST_BASE_URL: url,
    ...variant,
  };
}

function refusalOf(request: RecordedRequest, body: Parameters, variant: SignatureVariant): Reply | undefined {
  const [, key, service] = request.path.split('/');
  if (service !== SERVICE) return { status: 404, body: '<html>404 page not found</html>' };
  if (request.method !== 'POST') return unauthorisedReply(405, 'Method not allowed');
  if (key !== APP_KEY) return unauthorisedReply(401, 'Unknown AppKey');
  const timestamp = variant.LINKBEST_SIGN_SCHEME === 'path' ? body.Timestamp : request.query.get('Timestamp');
  if (!isNear(timestamp, request.at)) return unauthorisedReply(401, 'Timestamp expired');
  if (signOf(request, body, variant) !== expectedSign(request, body, variant)) return unauthorisedReply(401, 'Sign error');
  return undefined;
}

function unauthorisedReply(status: number, message: string): Reply {
  return { status, body: { Status: status, Message: message, Data: null } };
}

/** The timestamp is in seconds, as text. */
function isNear(timestamp: string | null | undefined, now: number): boolean {
  return /^\d{10}$/.test(timestamp ?? '') && Math.abs(now - 1000 * Number(timestamp)) <= CLOCK_TOLERANCE;
}

function signOf(request: RecordedRequest, body: Parameters, { LINKBEST_SIGN_LOCATION }: SignatureVariant) {
  if (LINKBEST_SIGN_LOCATION === 'body') return body.Sign;
  return LINKBEST_SIGN_LOCATION === 'query' ? request.query.get('Sign') : request.headers.sign;
}

/** {} if the body is not a JSON object; values that are not strings are dropped. */
function parametersOf(body: string): Parameters {
  try {
    const parsed: unknown = JSON.parse(body);
    const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
    return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
