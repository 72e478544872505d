import type { Identifier, OrderPattern } from '../identifier/identifier.ts';
import type { KnownProvider } from '../provider/known-provider.ts';
import { isFieldName } from './field-name.ts';
import type { Sighting } from './iccid/iccid-scan.ts';
import { type BarePrefix, type Prefixed, type Prefixes, PURCHASE_ORDER } from './prefixed.ts';
import type { Span } from './span.ts';
import type { Text } from './text/text.ts';

/** One reading of a piece of a plain text. */
export interface Candidate extends Span, Pick<Identifier, 'kind' | 'value' | 'providers' | 'reading'> {}

/** `provider:id`. The id may be an ICCID; a longer id that only begins like one is not. */
export function prefixedIds({ found, bare }: Prefixes, iccids: readonly Sighting[], asked: boolean): Candidate[] {
  const sightings = new Map(iccids.flatMap((sighting) => [sighting.labelled, sighting.start].map((index) => [index, sighting])));
  const prefixes: readonly (Prefixed | BarePrefix)[] = asked ? [...found, ...bare] : found;
  return prefixes
    .filter(({ name }) => name !== PURCHASE_ORDER)
    .flatMap((prefix) => prefixedId(prefix, sightings.get(prefix.body)));
}

function prefixedId(prefix: Prefixed | BarePrefix, sighting: Sighting | undefined): Candidate[] {
  const providers = [prefix.name];
  if (sighting && sighting.end >= prefix.end) return [{ ...iccid(sighting), providers }];
  return 'value' in prefix ? [{ kind: 'order', value: prefix.value, start: prefix.body, end: prefix.end, providers }] : [];
}

export function iccid({ start, end, number, reading }: Sighting): Candidate {
  return { kind: 'iccid', value: number, start, end, reading };
}

/** Order numbers of shapes that providers have told, without names of fields that begin like one. */
export function findByShape(plain: string, known: readonly KnownProvider[], asked: boolean): Candidate[] {
  return known
    .flatMap((ids) => ids.find(plain, asked))
    .filter(({ start, end }) => !isFieldName(plain.slice(start, end), plain.slice(end, end + 8)))
    .map((found) => ({ kind: 'order', ...found }));
}

/** What the operator's expressions find in the original text. */
export function findByPattern(original: string, { plainIndex }: Text, patterns: readonly OrderPattern[]): Candidate[] {
  return patterns.flatMap((pattern) => {
    const providers = pattern.providers.length > 0 ? pattern.providers : undefined;
    const matches = [...pattern.find(original)].filter(({ value, raw }) => value !== '' && raw !== '');
    return matches.map(({ index, value, raw }) => {
      return { kind: 'order', value, start: plainIndex(index), end: plainIndex(index + raw.length), providers };
    });
  });
}

/** The value after `po:`. */
export function purchaseOrders({ found }: Prefixes): Candidate[] {
  const named = found.filter(({ name }) => name === PURCHASE_ORDER);
  return named.map(({ body, end, value }) => ({ kind: 'reference', start: body, end, value }));
}

export function reference({ start, end, value }: Span & { readonly value: string }): Candidate {
  return { kind: 'reference', start, end, value };
}

/** An order number in an eSIM activation code. */
export function matchingId(found: Span & { readonly value: string }): Candidate {
  return { ...reference(found), reading: 'matching_id' };
}
