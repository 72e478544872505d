import { createRequire } from 'node:module';
import type { RE2JS } from 're2js';
import type { OrderPattern } from './core/identifier/identifier.ts';
import type { LinkPattern } from './core/identifier/link-pattern.ts';

const SEPARATOR = /\n|;;/;
/** Names of providers or of their accounts, such as `linksfield.eu`. */
const OWNERS = /^([a-z]+(?:\.[a-z\d-]+)?(?:,[a-z]+(?:\.[a-z\d-]+)?)*)=/;

/**
 * Reads ORDER_PATTERNS: one `provider[,provider]=expression` or bare `expression` a line, or between `;;`.
 * The expressions are RE2, so that none can be made to backtrack; group 1, where there is one, is the order number.
 * Throws an Error that names the provider that does not exist or the expression that does not compile.
 */
export function readOrderPatterns(text: string, providerIds: readonly string[]): readonly OrderPattern[] {
  return text
    .split(SEPARATOR)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => readPattern(line, providerIds));
}

function readPattern(line: string, providerIds: readonly string[]): OrderPattern {
  const named = OWNERS.exec(line);
  const owners = named?.[1]?.split(',') ?? [];
  const unknown = owners.find((owner) => !providerIds.includes(owner));
  if (unknown !== undefined)
    throw new Error(`${unknown} is not a provider (${providerIds.join(', ')}); to find the text ${unknown}= write ${unknown}[=]`);
  const expression = compile(named ? line.slice(named[0].length) : line);
  return { providers: owners, find: (searched) => matches(expression, searched) };
}

/** Loaded with the first expression: most bots have none. */
function loadRe2(): typeof import('re2js') {
  return createRequire(import.meta.url)('re2js');
}

function compile(expression: string): RE2JS {
  const re2 = loadRe2();
  try {
    return re2.RE2JS.compile(expression);
  } catch (error) {
    if (!(error instanceof re2.RE2JSException)) throw error;
    throw new Error(`the expression ${expression} does not compile (${error.message})`, { cause: error });
  }
}

function* matches(expression: RE2JS, text: string): Generator<{ index: number; raw: string; value: string }> {
  const matcher = expression.matcher(text);
  while (matcher.find()) {
    const raw = matcher.group() ?? '';
    const value = (matcher.groupCount() > 0 ? matcher.group(1) : undefined) ?? raw;
    if (value !== '') yield { index: matcher.start(), raw, value };
  }
}

/** A comma only where the next entry begins: expressions have commas of their own. */
const NEXT_DOMAIN = /,(?=\s{0,10}[\w.-]{1,253}=)|\n|;;/;
const DOMAIN = /^([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})=(.+)$/is;
/** Manifest schema 2: `unfurl_domains` has at most five. */
const MAX_DOMAINS = 5;

/**
 * Reads UNFURL_DOMAINS: `domain=expression` each, the order's number in the expression's one group; separated by commas,
 * lines or `;;`. Throws an Error that names the entry it cannot use.
 */
export function readUnfurlDomains(text: string): readonly LinkPattern[] {
  const entries = text
    .split(NEXT_DOMAIN)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const patterns = entries.map(readUnfurlDomain);
  if (new Set(patterns.map(({ domain }) => domain)).size > MAX_DOMAINS)
    throw new Error(`names more than ${MAX_DOMAINS} domains, which is Slack's limit`);
  return patterns;
}

function readUnfurlDomain(entry: string): LinkPattern {
  const [, domain, expression] = DOMAIN.exec(entry) ?? [];
  if (domain === undefined || expression === undefined) throw new Error(`${entry} must be domain=expression`);
  const compiled = compile(expression);
  if (compiled.groupCount() !== 1) throw new Error(`the expression ${expression} must have one group, the order number`);
  return { domain: domain.toLowerCase(), numberIn: (url) => groupIn(compiled, url) };
}

function groupIn(expression: RE2JS, url: string): string | undefined {
  const matcher = expression.matcher(url);
  const number = matcher.find() ? matcher.group(1) : undefined;
  return number ? decodeText(number) : undefined;
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
