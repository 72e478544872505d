import { createHash } from 'node:crypto';
import type { SignatureVariant } from '../../../src/providers/linkbest/settings.ts';
import type { RecordedRequest } from '../standin.ts';

export type Parameters = Readonly<Record<string, string>>;

export const APP_KEY = '2312521';
export const APP_SECRET = 'test-secret';
export const SERVICE = 'linkbest.open-service.orders.detail.get';
const ROUTE = `/${APP_KEY}/${SERVICE}`;

/** Parses the parameters and serialises them again, like a server that does not keep the received bytes. */
export function expectedSign(request: RecordedRequest, body: Parameters, variant: SignatureVariant): string {
  const content =
    variant.LINKBEST_SIGN_SCHEME === 'path' ? ROUTE + sortedJson(body) : publicParameters(request) + withoutSign(request.body);
  const framed = {
    both: [APP_SECRET, content, APP_SECRET],
    suffix: [content, APP_SECRET],
    prefix: [APP_SECRET, content],
  }[variant.LINKBEST_SECRET_POSITION];
  const hash = createHash('md5');
  for (const part of framed) hash.update(part, 'utf8');
  const digest = hash.digest('hex');
  return variant.LINKBEST_SIGN_CASE === 'upper' ? digest.toUpperCase() : digest;
}

function sortedJson({ Sign, ...parameters }: Parameters): string {
  const entries = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}

function publicParameters({ query }: RecordedRequest): string {
  return `AppKey${query.get('AppKey')}Service${query.get('Service')}Timestamp${query.get('Timestamp')}`;
}

/** The raw body without its appended signature. */
function withoutSign(body: string): string {
  return body.replace(/,"Sign":"[0-9A-Fa-f]{32}"\}$/, '}');
}
