import { RE2JS, RE2JSException } from 're2js';
import type { OrderPattern } from './core/identifier.ts';

const SEPARATOR = /\n|;;/;
const OWNERS = /^([a-z]+(?:,[a-z]+)*)=/;

/**
 * Reads ORDER_PATTERNS: one `provider[,provider]=expression` or bare `expression` a line, or between `;;`.
 * The expressions are RE2, so that none can be made to backtrack; group 1, where there is one, is the order number.
 * Throws an Error that names the expression which does not compile.
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
  const isOwned = named !== null && owners.every((owner) => providerIds.includes(owner));
  const expression = compile(isOwned ? line.slice(named[0].length) : line);
  return { providers: isOwned ? owners : [], find: (searched) => matches(expression, searched) };
}

function compile(expression: string): RE2JS {
  try {
    return RE2JS.compile(expression);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
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
