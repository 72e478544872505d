import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../core/provider/provider.ts';
import type { LinkBestSettings } from './settings.ts';

/** The parameters of the call, as LinkBest names them. */
export interface OrderAsked {
  readonly OrderSn: string;
  readonly ProgramId: string;
}

interface Unsigned {
  readonly body: string;
  readonly query: Readonly<Record<string, string>>;
  /** What the signature covers, before the secret is put around it. */
  readonly content: string;
}

/**
 * The signed request for one order at `now` (epoch milliseconds). Its body is byte for byte the JSON that was signed,
 * with `Sign` appended to it where LINKBEST_SIGN_LOCATION says so.
 */
export function orderRequest(settings: LinkBestSettings, asked: OrderAsked, now: number): HttpRequest {
  const timestamp = String(Math.floor(now / 1000));
  const unsigned = settings.LINKBEST_SIGN_SCHEME === 'path' ? byPath : byQuery;
  const { content, query, body } = unsigned(settings, asked, timestamp);
  const sign = signature(content, settings);
  const request = { method: 'POST', path: route(settings), headers: { 'content-type': 'application/json' } } as const;
  switch (signLocation(settings)) {
    case 'body':
      return { ...request, query, body: `${body.slice(0, -1)},"Sign":"${sign}"}` };
    case 'query':
      return { ...request, query: { ...query, Sign: sign }, body };
    case 'header':
      return { ...request, headers: { ...request.headers, Sign: sign }, query, body };
  }
}

/** MD5 in hex of the content with the AppSecret around it; step 3 and 4 of open.duomai.com/en/docs/site/api-agreement. */
export function signature(
  content: string,
  settings: Pick<LinkBestSettings, 'LINKBEST_APP_SECRET' | 'LINKBEST_SECRET_POSITION' | 'LINKBEST_SIGN_CASE'>,
): string {
  const { LINKBEST_APP_SECRET: secret, LINKBEST_SECRET_POSITION: position } = settings;
  const before = position === 'suffix' ? '' : secret;
  const after = position === 'prefix' ? '' : secret;
  const digest = createHash('md5').update(`${before}${content}${after}`).digest('hex');
  return settings.LINKBEST_SIGN_CASE === 'upper' ? digest.toUpperCase() : digest;
}

/** The scheme `query`: the public parameters as key and value in the order of their names, then the body as it is sent. */
export function queryContent(parameters: Readonly<Record<string, string>>, body: string): string {
  const names = Object.keys(parameters).sort();
  return `${names.map((name) => `${name}${parameters[name]}`).join('')}${body}`;
}

/** The scheme `path` (developers.linkbest.com/partner-integration/getting-started): the route, then the JSON with the time in it. */
function byPath(settings: LinkBestSettings, { OrderSn, ProgramId }: OrderAsked, Timestamp: string): Unsigned {
  const body = JSON.stringify({ OrderSn, ProgramId, Timestamp });
  return { body, query: {}, content: `${route(settings)}${body}` };
}

function byQuery(settings: LinkBestSettings, { OrderSn, ProgramId }: OrderAsked, Timestamp: string): Unsigned {
  const query = { AppKey: settings.LINKBEST_APP_KEY, Service: settings.LINKBEST_SERVICE_NAME, Timestamp };
  const body = JSON.stringify({ OrderSn, ProgramId });
  return { body, query, content: queryContent(query, body) };
}

/** Nothing in it needs percent-encoding, so that what is signed is what is sent. */
function route(settings: LinkBestSettings): string {
  return `/${settings.LINKBEST_APP_KEY}/${settings.LINKBEST_SERVICE_NAME}`;
}

/** Unless it is set, the signature travels where the scheme puts the time. */
function signLocation({ LINKBEST_SIGN_LOCATION, LINKBEST_SIGN_SCHEME }: LinkBestSettings) {
  return LINKBEST_SIGN_LOCATION ?? (LINKBEST_SIGN_SCHEME === 'path' ? 'body' : 'query');
}
