import type { ProviderWords } from './provider-words.ts';

/** A shape by which a provider's ids are recognised. */
export interface IdShape {
  /** One whole id, with bounded repetitions only. What may come before and after an id is added. */
  readonly pattern: RegExp;
  /** Recognised in every text; otherwise only in what a person typed to ask. */
  readonly inAlerts?: boolean | undefined;
  /** Spells an id as the provider does. */
  readonly normalize?: ((id: string) => string) | undefined;
}

/** What a provider declares about its ids, and its own words. */
export interface ProviderFacts extends Partial<ProviderWords> {
  readonly ids?: readonly IdShape[] | undefined;
  /** Ids that no other provider is asked about unless by name; those of `ids` that are found in alerts, when absent. */
  readonly ownIds?: RegExp | undefined;
  /** Ids of people, not of orders: answered to the asker only, and kept nowhere. */
  readonly personIds?: RegExp | undefined;
  /** Its orders are plans of SIM cards: it can be asked by ICCID. */
  readonly knowsSims?: boolean | undefined;
  /** It can be asked for all orders of a buyer, by a need or by `*` (`tuya: user=UID`, `tuya: *`). */
  readonly listsBuyers?: boolean | undefined;
}

export interface FoundId {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** What core and cards know of a provider: how its ids are recognised, and its own words. */
export interface KnownProvider extends ProviderWords {
  readonly provider: string;
  readonly knowsSims: boolean;
  readonly listsBuyers: boolean;
  /** Every id in a text; `asked`: a person typed it to ask. */
  find(plain: string, asked: boolean): readonly FoundId[];
  /** Whether the whole value is an id that would be recognised in any text. */
  recognizes(value: string): boolean;
  /** Whether other providers are asked about the value only by name. */
  owns(value: string): boolean;
  /** Whether the value is the provider's id of a person. */
  namesPerson(value: string): boolean;
}

/** Underscores around an id are Slack's italics; between it and a letter or digit they are part of a longer word. */
const BEFORE = '(?<![A-Za-z0-9]|[A-Za-z0-9]_)';
const AFTER = '(?![A-Za-z0-9]|_[A-Za-z0-9])';

export function knownProvider(provider: string, facts: ProviderFacts): KnownProvider {
  const { ids = [], ownIds, personIds, knowsSims = false, listsBuyers = false, needs = {}, caveats = {}, hints = {} } = facts;
  const shapes = ids.map(({ pattern, inAlerts = false, normalize = keepSpelling }) => ({
    inAlerts,
    normalize,
    anywhere: new RegExp(`${BEFORE}(?:${pattern.source})${AFTER}`, `${pattern.flags.replace('g', '')}g`),
    whole: new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace('g', '')),
  }));
  const recognizes = (value: string) => shapes.some(({ inAlerts, whole }) => inAlerts && whole.test(value));
  return {
    provider,
    knowsSims,
    listsBuyers,
    needs,
    caveats,
    hints,
    find: (plain, asked) =>
      shapes
        .filter(({ inAlerts }) => inAlerts || asked)
        .flatMap(({ anywhere, normalize }) =>
          [...plain.matchAll(anywhere)].map(({ 0: id, index }) => {
            return { start: index, end: index + id.length, value: normalize(id) };
          }),
        ),
    recognizes,
    owns: (value) => ownIds?.test(value) ?? recognizes(value),
    namesPerson: (value) => personIds?.test(value) ?? false,
  };
}

/** The provider that gives ids of this shape. */
export function ownerOf(value: string, known: readonly KnownProvider[]): string | undefined {
  return known.find((ids) => ids.recognizes(value))?.provider;
}

function keepSpelling(id: string): string {
  return id;
}
