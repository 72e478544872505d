import type { Identifier } from '../../core/identifier/identifier.ts';
import type { KnownProvider } from '../../core/provider/known-provider.ts';
import type { ConnectedProvider, Query } from '../../core/provider/provider.ts';

/** An order that exists nowhere. */
export interface TestQuestion {
  readonly query: Query;
  /** A buyer or program had to be made up too, so that a refusal may be about that. */
  readonly isInvented: boolean;
}

const NOBODYS = 'ORDER-SCOUT-DOCTOR';

/** What a provider can be asked without harm; undefined when it takes no made-up order number. */
export function harmlessQuestion(provider: ConnectedProvider, { needs }: KnownProvider): TestQuestion | undefined {
  const known = planQuery(provider, nobodys(provider));
  if (known && !known.needs?.length) return { query: known, isInvented: false };
  return inventedQuestion(provider, { needs });
}

/** The same with all that a person would have to give made up. */
export function inventedQuestion(provider: ConnectedProvider, { needs }: Pick<KnownProvider, 'needs'>): TestQuestion | undefined {
  const hints = Object.fromEntries(Object.entries(needs).map(([need, { dummy }]) => [need, dummy]));
  const query = planQuery(provider, { ...nobodys(provider), hints });
  return query && !query.needs?.length ? { query, isInvented: true } : undefined;
}

function nobodys({ id }: ConnectedProvider): Identifier {
  return { kind: 'order', value: NOBODYS, raw: NOBODYS, providers: [id] };
}

/** The first question alone: each further one would be a request more. */
function planQuery(provider: ConnectedProvider, identifier: Identifier): Query | undefined {
  const [query] = provider.plan(identifier);
  return query && { ...query, otherwise: undefined };
}
