import type * as z from 'zod';
import { type GeneralHint, ProviderError, withoutSecrets } from '../failure/failure.ts';
import type { Identifier } from '../identifier/identifier.ts';
import type { Language } from '../language.ts';
import { fillIds } from '../order/make-order.ts';
import type { Order } from '../order/order.ts';
import { type KnownProvider, knownProvider, type ProviderFacts } from './known-provider.ts';
import { connectWebhook, type Webhook, type WebhookFormat } from './webhook.ts';

/** One question to one provider, in the provider's own terms. Plain data: it is the key of the cache. */
export interface Query {
  readonly by: string;
  readonly value: string;
  readonly with?: Readonly<Record<string, string>> | undefined;
  /** What a person must give before this can be asked; each name is one of the provider's `needs`. */
  readonly needs?: readonly string[] | undefined;
  /** What a person may have to give after all, see `ProviderError.needs`. */
  readonly mayNeed?: readonly string[] | undefined;
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

/** A note that the card shows with the orders. */
export type Remark =
  /** A text that the vendor's documentation has; any other text of a vendor may be personal. */
  | { readonly kind: 'vendor'; readonly text: string }
  | { readonly kind: 'part_of_list'; readonly shown: number; readonly total: number }
  /** The reply held this many further orders that cannot be read. */
  | { readonly kind: 'unreadable'; readonly count: number };

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
  remember<Value>(key: string, load: () => Promise<{ value: Value; ttl: number }>, options?: RememberOptions): Promise<Value>;
  forget(key: string, value: unknown): void;
  remark(remark: Remark): void;
  /** Warns the operator, not the person who asked; the lookup goes on. Fields are fit for a log line. */
  warn?(hint: GeneralHint, fields: Readonly<Record<string, string | number>>): void;
  readonly language: Language;
}

export interface RememberOptions {
  /** Other processes use the value too, where they share anything: an access token, but nothing of this machine. */
  readonly isShared?: boolean;
}

export interface Limits {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** A provider whose settings are known. */
export interface ConnectedProvider {
  /** The account, see `SourceName`. */
  readonly id: string;
  /** The id of the provider that it is an account of. */
  readonly kind: string;
  readonly label: string;
  /** See `SourceName`. */
  readonly environment?: string | undefined;
  /** A digest of its settings. What processes share is kept under it: an account that is set up anew finds nothing of its predecessor. */
  readonly digest?: string | undefined;
  readonly limits: Limits;
  /** Origin and path prefix of every request. */
  readonly baseUrl: string;
  /** What looks wrong in the settings without stopping the start; for the log and the doctor. Never holds a value. */
  readonly warnings?: readonly string[] | undefined;
  /** How it reports changes by itself; undefined: it does not, or its secret is not set. */
  readonly webhook?: Webhook | undefined;
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
  /** Names of the variables that hold credentials. */
  readonly secrets: readonly string[];
  /** Names of variables that make accounts with the same credentials different ones. */
  readonly divisions: readonly string[];
  /** Values for some of its variables that the doctor may try, likeliest first. */
  readonly variants: readonly Readonly<Record<string, string>>[];
  /** The variable that turns its webhooks on, and whether their address contains it; undefined: it has none. */
  readonly webhook?: { readonly secret: string; readonly isInAddress: boolean } | undefined;
  /** Takes the values of the environment; throws when `settings` refuses them. */
  connect(values: unknown): ConnectedProvider;
}

type Variables<Settings extends z.ZodObject> = z.infer<Settings>;

/** What a provider's folder exports: data and functions, no state, no environment. */
export interface ProviderDefinition<Settings extends z.ZodObject> extends ProviderFacts {
  /** Lower-case letters; the names of its variables begin with it in capitals. */
  readonly id: string;
  readonly label: string;
  readonly settings: Settings;
  /** Variables whose values no failure may repeat, even where the vendor does. */
  readonly secrets: readonly (keyof Variables<Settings> & string)[];
  /** Variables that make accounts with the same credentials different ones, such as a shop's number. */
  readonly divisions?: readonly (keyof Variables<Settings> & string)[];
  readonly limits: Limits;
  /** Left out: the variable `<ID>_BASE_URL`. */
  baseUrl?(settings: Variables<Settings>): string;
  /** Pure. Names variables, never their values. */
  warnings?(settings: Variables<Settings>): readonly string[];
  /** Values for variables that the vendor documents in part, likeliest first: the doctor tries them until one is accepted. */
  readonly variants?: readonly Readonly<Record<string, string>>[];
  /** Its webhooks, and the variable that turns them on and holds their secret or, separated by commas, several. */
  readonly webhook?: { readonly secret: keyof Variables<Settings> & string; readonly format: WebhookFormat };
  /** Pure. Gets only identifiers that name this provider or nobody; `[]`: it cannot be asked about this one. */
  plan(identifier: Identifier, settings: Variables<Settings>): readonly Query[];
  /** `[]`: no such order. An order without an id takes the query's value. Throws ProviderError. */
  lookup(query: Query, settings: Variables<Settings>, tools: Tools): Promise<readonly Order[]>;
}

/** Joins a definition with what is the same for every provider: whose identifier it is, ids, secrets, the base URL. */
export function defineProvider<Settings extends z.ZodObject>(definition: ProviderDefinition<Settings>): Provider {
  const { id, label, limits, settings, secrets, divisions = [], variants = [] } = definition;
  const known = knownProvider(id, definition);
  return {
    id,
    label,
    limits,
    known,
    settings,
    secrets,
    divisions,
    variants,
    webhook: definition.webhook && { secret: definition.webhook.secret, isInAddress: definition.webhook.format.isTokenInAddress },
    connect: (values) => ({ id, kind: id, label, limits, ...connect(definition, known, settings.parse(values)) }),
  };
}

function connect<Settings extends z.ZodObject>(
  definition: ProviderDefinition<Settings>,
  known: KnownProvider,
  settings: Variables<Settings>,
): Pick<ConnectedProvider, 'baseUrl' | 'warnings' | 'webhook' | 'plan' | 'lookup'> {
  const texts = new Map(Object.entries(settings).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const secrets = definition.secrets.map((name) => texts.get(name) ?? '');
  const baseUrl = definition.baseUrl?.(settings) ?? texts.get(`${definition.id.toUpperCase()}_BASE_URL`) ?? '';
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    warnings: definition.warnings?.(settings) ?? [],
    webhook: webhookOf(definition, texts),
    plan: (identifier) => (mayBeAsked(known, identifier) ? definition.plan(identifier, settings) : []),
    async lookup(query, tools) {
      try {
        return fillIds(await definition.lookup(query, settings, tools), query.value);
      } catch (error) {
        throw error instanceof ProviderError ? withoutSecrets(error, secrets) : error;
      }
    },
  };
}

function webhookOf<Settings extends z.ZodObject>(
  { webhook }: ProviderDefinition<Settings>,
  texts: ReadonlyMap<string, string>,
): Webhook | undefined {
  const secrets = webhook && texts.get(webhook.secret);
  return webhook && secrets !== undefined ? connectWebhook(webhook.format, secrets) : undefined;
}

/** Somebody named the provider, or nobody any; ICCIDs and buyers only where the provider knows such. */
function mayBeAsked(known: KnownProvider, { kind, value, providers = [] }: Identifier): boolean {
  const isNamed = providers.includes(known.provider);
  if (value.trim() === '') return isNamed && known.listsBuyers;
  return isNamed || (providers.length === 0 && (kind !== 'iccid' || known.knowsSims));
}
