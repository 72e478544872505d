import type * as z from 'zod';
import { type GeneralHint, ProviderError, withoutSecrets } from './failure.ts';
import type { Identifier } from './identifier.ts';
import { type KnownProvider, knownProvider, type ProviderFacts } from './known-provider.ts';
import type { Language } from './language.ts';
import type { Order } from './order.ts';

/** One question to one provider, in the provider's own terms. Plain data: it is the key of the cache. */
export interface Query {
  readonly by: string;
  readonly value: string;
  readonly with?: Readonly<Record<string, string>> | undefined;
  /** What a person must give before this can be asked; each name is one of the provider's `needs`. */
  readonly needs?: readonly string[] | undefined;
  /** Asked only when this one finds nothing. */
  readonly otherwise?: Query | undefined;
  /** One of the provider's `caveats`. */
  readonly caveat?: string | undefined;
}

/** A request below the provider's base URL: the host can come from nowhere else. */
export interface HttpRequest {
  readonly method?: 'GET' | 'POST';
  /** Begins with a slash; its parts already percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent byte for byte. */
  readonly body?: string;
  /** True for what the vendor itself says under 404 of a thing that does not exist. Left out, every 404 is somebody else's. */
  readonly absent?: ((body: unknown) => boolean) | undefined;
}

/** Something the card says beside the orders. */
export type Remark =
  | { readonly kind: 'vendor'; readonly text: string }
  | { readonly kind: 'part_of_list'; readonly shown: number; readonly total: number };

/** All effects that a provider has. */
export interface Tools {
  /** Epoch milliseconds. */
  now(): number;
  /**
   * Sends the request and reads the reply through the schema. Undefined when the vendor answered 404 in its own words (`absent`).
   * Throws ProviderError for every other status that is no success, for a broken connection and for a reply of another shape.
   */
  json<Reply>(request: HttpRequest, schema: z.ZodType<Reply>): Promise<Reply | undefined>;
  /**
   * Remembers what `load` returns for as long as it says (milliseconds); one load in flight, shared by all callers.
   * The key belongs to the provider. `forget` drops the value only if it is still this one.
   */
  remember<Value>(key: string, load: () => Promise<{ value: Value; ttl: number }>): Promise<Value>;
  forget(key: string, value: unknown): void;
  remark(remark: Remark): void;
  /** Tells the operator, not the person who asked; the lookup goes on. Fields are fit for a log line. */
  warn?(hint: GeneralHint, fields: Readonly<Record<string, string | number>>): void;
  readonly language: Language;
}

export interface Limits {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** A provider whose settings are known. */
export interface ConnectedProvider {
  readonly id: string;
  readonly label: string;
  readonly limits: Limits;
  /** Origin and path prefix of every request. */
  readonly baseUrl: string;
  /** What looks wrong in the settings without stopping the start; for the log and the doctor. Never holds a value. */
  readonly warnings?: readonly string[] | undefined;
  /** Pure. `[]`: the identifier is none of this provider's. */
  plan(identifier: Identifier): readonly Query[];
  /** `[]`: there is no such order. Throws ProviderError. */
  lookup(query: Query, tools: Tools): Promise<readonly Order[]>;
}

export interface Provider {
  readonly id: string;
  readonly label: string;
  readonly limits: Limits;
  readonly known: KnownProvider;
  /** The provider's own variables by their full names. */
  readonly settings: z.ZodObject;
  /** Takes the variables as they stand in the environment; throws when `settings` refuses them. */
  connect(values: unknown): ConnectedProvider;
}

/** What a provider's folder exports: data and functions, no state, no environment. */
export interface ProviderDefinition<Settings extends z.ZodObject> extends ProviderFacts {
  readonly id: string;
  readonly label: string;
  readonly settings: Settings;
  readonly limits: Limits;
  baseUrl(settings: z.infer<Settings>): string;
  /** Pure. Names variables, never their values. */
  warnings?(settings: z.infer<Settings>): readonly string[];
  /** Pure. Values that no failure may repeat, though the vendor does. */
  secrets?(settings: z.infer<Settings>): readonly string[];
  /** Pure. Gets only identifiers that name this provider or nobody; `[]`: it cannot be asked about this one. */
  plan(identifier: Identifier, settings: z.infer<Settings>): readonly Query[];
  lookup(query: Query, settings: z.infer<Settings>, tools: Tools): Promise<readonly Order[]>;
}

export function defineProvider<Settings extends z.ZodObject>(definition: ProviderDefinition<Settings>): Provider {
  const { id, label, limits, settings } = definition;
  const known = knownProvider(id, definition);
  return {
    id,
    label,
    limits,
    known,
    settings,
    connect(values) {
      const variables = settings.parse(values);
      return {
        id,
        label,
        limits,
        baseUrl: definition.baseUrl(variables),
        warnings: definition.warnings?.(variables) ?? [],
        plan: (identifier) => (mayBeAsked(known, identifier) ? definition.plan(identifier, variables) : []),
        async lookup(query, tools) {
          try {
            return await definition.lookup(query, variables, tools);
          } catch (error) {
            throw error instanceof ProviderError ? withoutSecrets(error, definition.secrets?.(variables) ?? []) : error;
          }
        },
      };
    },
  };
}

/** Somebody named the provider, or nobody any; ICCIDs and buyers only where the provider knows such. */
function mayBeAsked(known: KnownProvider, { kind, value, providers = [] }: Identifier): boolean {
  const isNamed = providers.includes(known.provider);
  if (value.trim() === '') return isNamed && known.listsBuyers;
  return isNamed || (providers.length === 0 && (kind !== 'iccid' || known.knowsSims));
}
