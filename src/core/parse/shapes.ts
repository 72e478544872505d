import type { Span } from './span.ts';

/** The order numbers by which a provider is recognised, and how it may be asked. Expressions are global and have bounded repetitions only. */
interface Shape {
  readonly provider: string;
  /** Taken from any text. */
  readonly anywhere?: RegExp;
  /** Taken only where somebody asked. */
  readonly asked?: RegExp;
  /** What nobody else is asked about unless by name; not global. */
  readonly owned?: RegExp;
  /** A buyer's orders can be asked for without naming one. */
  readonly listsBuyers?: true;
  /** Its orders are plans of SIM cards. */
  readonly knowsSims?: true;
  readonly normalised?: (value: string) => string;
}

/** What Clink's ids begin with that lead to an order. */
export const CLINK_PREFIXES = ['order', 'ord', 'cus', 'sub', 'inv', 'rfd', 'sess'] as const;
const CLINK_PREFIX = CLINK_PREFIXES.join('|');

/**
 * An underscore may stand around an id, as Slack's italics do, but joins it to a letter or digit. A Clink prefix asked
 * for may have any suffix, but is a label itself where a value follows (`order_id: 4567`).
 */
const SHAPES: readonly Shape[] = [
  {
    provider: 'linksfield',
    knowsSims: true,
    anywhere: /(?<![A-Za-z0-9]|[A-Za-z0-9]_)CU-[A-Z0-9]{10,40}(?![A-Za-z0-9]|_[A-Za-z0-9])/gi,
    owned: /^CU-[A-Z0-9]{10,40}$/i,
    normalised: (value) => value.toUpperCase(),
  },
  { provider: 'tuya', listsBuyers: true },
  { provider: 'linkbest' },
  {
    provider: 'clink',
    anywhere: new RegExp(
      `(?<![A-Za-z0-9]|[A-Za-z0-9]_)(?:${CLINK_PREFIX})_(?=[A-Za-z]{0,64}\\d)[A-Za-z0-9]{6,64}(?![A-Za-z0-9]|_[A-Za-z0-9_])`,
      'g',
    ),
    asked: new RegExp(
      `(?<![A-Za-z0-9]|[A-Za-z0-9]_)(?:${CLINK_PREFIX})_(?!(?:id|no|sn|number)["']?\\s{0,3}[:=#\\d])[A-Za-z0-9](?:[A-Za-z0-9_-]{0,126}[A-Za-z0-9])?(?![A-Za-z0-9])`,
      'g',
    ),
    // Products, prices and payment intents lead to no order, nor do they elsewhere.
    owned: new RegExp(`^(?:${CLINK_PREFIX}|prd|price|pi)_`),
  },
];

/** Ids that may stand before a colon. */
export const KNOWN_PROVIDERS: readonly string[] = SHAPES.map(({ provider }) => provider);

export const LIST_BUYERS: ReadonlySet<string> = new Set(
  SHAPES.filter(({ listsBuyers }) => listsBuyers).map(({ provider }) => provider),
);

/** Who may be asked by ICCID. */
export const KNOWS_SIMS: ReadonlySet<string> = new Set(
  SHAPES.filter(({ knowsSims }) => knowsSims).map(({ provider }) => provider),
);

export interface Shaped extends Span {
  readonly value: string;
}

/** Every order number of a known shape, shape by shape. */
export function findShapes(plain: string, asked: boolean): Shaped[] {
  return SHAPES.flatMap(({ anywhere, asked: wider, normalised = unchanged }) => {
    const expressions = [anywhere, asked ? wider : undefined].filter((expression) => expression !== undefined);
    const matches = expressions.flatMap((expression) => [...plain.matchAll(expression)]);
    return matches.map(({ 0: raw, index }) => ({ start: index, end: index + raw.length, value: normalised(raw) }));
  });
}

function unchanged(value: string): string {
  return value;
}

/** The provider whose own shape the whole value has. */
export function shapeOwner(value: string): string | undefined {
  return SHAPES.find(({ anywhere }) => anywhere && [...value.matchAll(anywhere)].some(([whole]) => whole === value))?.provider;
}

/** True for an order number of somebody else's: `provider` is asked about it only by name. */
export function isForeign(value: string, provider: string): boolean {
  return SHAPES.some(({ provider: owner, owned }) => owner !== provider && owned?.test(value));
}
