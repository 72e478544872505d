import { isCardLength, passesLuhn } from '../../../../core/identifier/iccid.ts';
import type { Identifier } from '../../../../core/identifier/identifier.ts';
import { issuerOf } from '../../../../core/identifier/issuer.ts';
import { suggestPrefix } from '../../../../core/parse/suggest-prefix.ts';
import type { Words } from '../../../words/words.ts';
import type { CardContext } from '../../card.ts';
import { bold, code, prose } from '../../mrkdwn.ts';
import { symbol } from '../../order/symbols.ts';
import { type NotFound, type ResultGroup, wrongInputs } from '../groups.ts';
import { caveatTexts, writtenOtherwise } from '../source.ts';

const DIGITS = /^\d+$/;
/** An ICCID that was copied without its first digit. */
const CUT_ICCID = /^9\d{17,18}$/;
/** `shop-2044`, typed in a hurry: shops number their orders in capitals. */
const SMALL_LETTERS = /^[a-z]{2,10}[-_.]?\d[\d_-]*$/;

/** How a card writes identifiers: in full, or so that a channel does not learn them. */
export type Naming = (identifier: Identifier) => string;

/** Nobody has it, and all have answered: how it was read, who was asked, what to try. */
export function missingLines(group: ResultGroup<'public'>, naming: Naming, context: CardContext): string[] {
  const { words, now, reference } = context;
  const { identifier, notFound, failures, needs } = group;
  const isWhole = failures.length + needs.length === 0;
  const name = naming(identifier);
  return [
    `${symbol('missing')} ${isWhole ? words.missing.title(name) : words.missing.titleSoFar(name)}`,
    readingLine(identifier, naming, words),
    ...faultLines(identifier, words),
    issuerLine(identifier, words),
    askedLine(notFound, now, words),
    ...wrongInputs(group).map(({ need }) => words.needWords(need).mistaken),
    otherWritings(group, naming, words),
    // Two accounts of a provider have the same caveat.
    ...new Set(notFound.flatMap((miss) => caveatTexts(miss, words))),
    ...adviceLines(group, naming, context),
    isWhole && reference !== undefined ? words.missing.quote(code(reference)) : '',
  ].filter((line) => line !== '');
}

/** When each was asked, once for all where they were asked together. */
function askedLine(notFound: readonly NotFound[], now: number, words: Words): string {
  const asked = notFound.map(({ source, at }) => ({ label: prose(source.label), age: words.age(now - at) }));
  const [age, ...others] = new Set(asked.map((one) => one.age));
  if (age !== undefined && others.length === 0) return words.missing.askedAt(words.list(asked.map(({ label }) => label)), age);
  return words.missing.asked(words.list(asked.map((one) => words.source.aged(one.label, one.age))));
}

/** Where the SIM card is from, which may explain why nobody has it. */
function issuerLine({ kind, value }: Identifier, words: Words): string {
  const issuer = kind === 'iccid' ? issuerOf(value) : undefined;
  return issuer ? words.missing.issuer(prose(issuer.company), prose(issuer.country)) : '';
}

/** The other providers do not know it: one quiet line below the one that does. */
export function notAtText(notFound: readonly NotFound[], words: Words): string {
  return notFound.length === 0 ? '' : words.source.notAt(sourceNames(notFound, words));
}

/** How an identifier was read, where it was not read as written. */
export function readingLine(identifier: Identifier, naming: Naming, words: Words): string {
  if (identifier.value === '') return '';
  const raw = naming({ ...identifier, value: identifier.raw });
  if (identifier.reading === 'matching_id') return words.source.readMatchingId(naming(identifier));
  if (identifier.reading === 'swapped') return words.source.readSwapped(raw, naming(identifier));
  return identifier.raw.toUpperCase() === identifier.value.toUpperCase() || raw === naming(identifier)
    ? ''
    : words.source.readAs(raw, naming(identifier));
}

export function sourceNames(sources: readonly { readonly source: { readonly label: string } }[], words: Words): string {
  return words.list([...new Set(sources.map(({ source }) => prose(source.label)))]);
}

function otherWritings({ identifier, notFound }: ResultGroup<'public'>, naming: Naming, words: Words): string {
  const values = new Set(notFound.flatMap(({ asked }) => writtenOtherwise(identifier, asked)));
  const [first] = values;
  if (first === undefined) return '';
  const names = [...values].slice(0, 4).map((value) => naming({ ...identifier, value }));
  const { without, added } = words.missing.alsoTried;
  return (first.length < identifier.value.length ? without : added)(words.list(names));
}

/** What is wrong with the number itself, as far as it can be seen. */
function faultLines({ kind, value }: Identifier, words: Words): string[] {
  if (kind !== 'iccid') return [];
  if (!isCardLength(value.length)) return [words.missing.oddLength(value.length)];
  return DIGITS.test(value) && !passesLuhn(value) ? [words.missing.checkDigit] : [];
}

/** A number that somebody may yet have is not doubted: then what has failed or is needed is the next step. */
function adviceLines(
  { identifier, notFound, failures, needs }: ResultGroup<'public'>,
  naming: Naming,
  { known, prefixes, words }: CardContext,
): string[] {
  const { kind, value } = identifier;
  const { missing } = words;
  const meant = kind === 'reference' ? suggestPrefix(value, prefixes) : undefined;
  if (meant) return [missing.didYouMean(code(meant.prefix), code(meant.meant))];
  if (failures.length + needs.length > 0) return [];
  const isSound = kind === 'iccid' && DIGITS.test(value) && isCardLength(value.length) && passesLuhn(value);
  const isOfSims = notFound.some(({ source }) => known.some((ids) => ids.knowsSims && ids.provider === source.kind));
  const others = kind === 'iccid' ? missing.tryOrderNumber : isOfSims ? missing.tryOtherNumber : missing.tryAnother;
  return isSound ? [others] : [doubtLine(identifier, naming, words), others];
}

/** What may be wrong with a number that nobody has. */
function doubtLine(identifier: Identifier, naming: Naming, { missing }: Words): string {
  const { kind, value } = identifier;
  const whole = `8${value}`;
  if (kind === 'reference' && CUT_ICCID.test(value) && passesLuhn(whole))
    return missing.firstDigit(naming({ ...identifier, kind: 'iccid', value: whole }));
  if (kind === 'reference' && SMALL_LETTERS.test(value))
    return missing.capitals(naming({ ...identifier, value: value.toUpperCase() }));
  return missing.compare;
}

/** Above what belongs to one of several identifiers. */
export function heading(identifier: Identifier, naming: Naming, words: Words): string {
  return `${bold(words.report.heading)} ${naming(identifier)}`;
}

/** Identifiers in full. */
export const fullName: Naming = ({ value, raw }) => code(value || raw);
