import {
  type Candidate,
  findByPattern,
  findByShape,
  iccid,
  matchingId,
  prefixedIds,
  purchaseOrders,
  reference,
} from '../parse/candidates.ts';
import { type Hints, takeHints } from '../parse/hints.ts';
import { findSightings } from '../parse/iccid/iccid-scan.ts';
import { labelBefore } from '../parse/labels/label.ts';
import { matchingIdsIn, withoutLookalikes } from '../parse/lookalikes/lookalikes.ts';
import { numbersIn } from '../parse/numbers.ts';
import { ordersInAddresses } from '../parse/order-page.ts';
import { onLinesOfTheirOwn } from '../parse/own-lines.ts';
import { findPrefixed, type Prefixes, PURCHASE_ORDER } from '../parse/prefixed.ts';
import { freeFormOrders, labelledOrders } from '../parse/references.ts';
import { createClaims, inOrder, type Span } from '../parse/span.ts';
import { readText, type Text } from '../parse/text/text.ts';
import { providerOf } from '../provider/account.ts';
import type { KnownProvider } from '../provider/known-provider.ts';
import type { Identifier, OrderPattern } from './identifier.ts';

export interface FindOptions {
  /** Somebody typed this to ask: free-form numbers count, rare lengths of ICCIDs, and hints. */
  readonly asked?: boolean | undefined;
  /** How providers' ids are recognised; without them only ICCIDs and free-form numbers are. */
  readonly known?: readonly KnownProvider[] | undefined;
  /** Names that may come before a colon, in lower case; those of `known` when absent. */
  readonly providers?: readonly string[] | undefined;
  readonly patterns?: readonly OrderPattern[] | undefined;
}

/**
 * Everything in a text that may name an order, free-form numbers of a pasted alert left out, in order of appearance, without repeats. Of two readings of the same
 * characters the first of these counts: `provider:id`, ICCID, a known shape, a configured pattern, free-form.
 */
export function findIdentifiers(text: string, options: FindOptions = {}): Identifier[] {
  const { asked = false, known = [], providers = known.map(({ provider }) => provider), patterns = [] } = options;
  const read = readText(text);
  const { rest, spans, hints } = asked
    ? takeHints(
        read.plain,
        known.flatMap(({ needs }) => Object.keys(needs)),
      )
    : { rest: read.plain, spans: [], hints: undefined };
  const prose = asked ? withoutLookalikes(rest) : rest;
  const prefixes = findPrefixed(rest, new Set([...providers, PURCHASE_ORDER]), asked);
  const { iccids, foreign } = findSightings(rest, asked ? rareAt(prose, prefixes) : () => false);
  const strong = {
    prefixed: prefixedIds(prefixes, iccids, asked),
    iccids: iccids.map(iccid),
    shaped: findByShape(rest, known, asked),
    patterned: findByPattern(text, read, patterns),
  };
  const numbers = numbersIn(prose, inOrder([...read.addresses, ...strong.iccids, ...strong.shaped]), !asked);
  const labelled = labelledOrders(numbers, prose);
  const named = purchaseOrders(prefixes);
  const certain = [...Object.values(strong), named, labelled].flat();
  const isNamed = certain.length > 0;
  const isPasted = isLong(rest);
  const free = () => freeFormOrders(numbers, prose, { isNamed });
  const besidePasted = () => onLinesOfTheirOwn(free, certain, prose).map(reference);
  const allTyped = () => [...matchingIdsIn(rest).map(matchingId), ...free().map(reference)];
  const typed = asked ? (isNamed && isPasted ? besidePasted : allTyped)() : [];
  const pages = isNamed ? [] : ordersInAddresses(rest, read.addresses).map(reference);
  const kept = firstReadings(rest.length, spans, [
    [...strong.prefixed, ...prefixes.found.map(({ start, body }) => ({ start, end: body }))],
    foreign,
    strong.iccids,
    strong.shaped,
    strong.patterned,
    named,
    labelled.map(reference),
    ...weakReadings({ typed, pages, isNamed, isPasted }),
  ]);
  const identifiers = kept.map((candidate) => identifierOf(candidate, read, hints, known));
  if (identifiers.length > 0) return withoutRepeats(identifiers);
  return asked ? buyers(rest, prefixes, known, read, hints) : [];
}

interface Weak {
  readonly typed: readonly Candidate[];
  readonly pages: readonly Candidate[];
  /** Something stronger has been read. */
  readonly isNamed: boolean;
  readonly isPasted: boolean;
}

/** Beside something stronger the numbers of a text that was typed; alone, in a pasted text a link to an order's page before its numbers. */
function weakReadings({ typed, pages, isNamed, isPasted }: Weak): readonly (readonly Candidate[])[] {
  if (isNamed) return [typed];
  const [first, second] = isPasted ? [pages, typed] : [typed, pages];
  return [first.length > 0 ? first : second];
}

const MAX_TYPED_LENGTH = 80;
const WORD_WITHOUT_DIGIT = /(?:^|[\s,;])[^\s,;\d]*\p{L}[^\s,;\d]*(?=[\s,;]|$)/u;

/** More than people type to ask, an alert or a mail with its own ids; but not a list of numbers, however long. */
function isLong(plain: string): boolean {
  const asked = plain.trim();
  if (asked.length <= MAX_TYPED_LENGTH && !asked.includes('\n')) return false;
  return WORD_WITHOUT_DIGIT.test(asked);
}

/** A long number behind a prefix is an order number there, and what looks like something else counts nowhere. */
function rareAt(prose: string, { found }: Prefixes): (index: number) => boolean {
  const values = new Set(found.filter(({ value }) => value.length >= 16).map(({ body }) => body));
  return (index) => prose[index] !== ' ' && !values.has(index) && labelBefore(prose, index)?.kind !== 'none';
}

/** Goes from the strongest readings to the weakest; a piece that is spoken for, if only by an EID, is read no second time. */
function firstReadings(
  length: number,
  spokenFor: readonly Span[],
  stages: readonly (readonly (Candidate | Span)[])[],
): Candidate[] {
  const claims = createClaims(length);
  for (const span of spokenFor) claims.claim(span);
  const kept = stages.flat().filter((reading) => claims.claim(reading));
  return kept.filter((reading) => 'kind' in reading).sort((one, other) => one.start - other.start);
}

function identifierOf(
  { start, end, kind, value, providers, reading }: Candidate,
  text: Text,
  hints: Hints | undefined,
  known: readonly KnownProvider[],
): Identifier {
  const raw = text.original(start, end);
  return {
    kind,
    value,
    raw,
    ...(providers && { providers }),
    ...(hints && { hints }),
    ...(known.some((ids) => ids.namesPerson(value)) && { namesPerson: true }),
    ...(reading && { reading }),
  };
}

function withoutRepeats(identifiers: readonly Identifier[]): Identifier[] {
  const unique = new Map<string, Identifier>();
  for (const identifier of identifiers) {
    const key = JSON.stringify([identifier.kind, identifier.value, identifier.providers]);
    if (!unique.has(key)) unique.set(key, identifier);
  }
  return [...unique.values()];
}

/** `tuya: user=UID` or `tuya: *`: a provider that lists buyers' orders, and no order. */
function buyers(
  rest: string,
  { bare }: Prefixes,
  known: readonly KnownProvider[],
  text: Text,
  hints: Hints | undefined,
): Identifier[] {
  const listed = bare.find(({ name, end }) => {
    const lists = known.find(({ provider, listsBuyers }) => listsBuyers && provider === providerOf(name));
    return lists && (isAll(rest, end) || Object.keys(lists.needs).some((need) => hints?.[need] !== undefined));
  });
  if (!listed) return [];
  const raw = text.original(listed.start, listed.end);
  return [{ kind: 'order', value: '', raw, providers: [listed.name], ...(hints && { hints }) }];
}

function isAll(rest: string, index: number): boolean {
  return ['', '*'].includes(rest.slice(index).trim());
}
