import * as z from 'zod';
import type { OrderPattern } from '../core/identifier/identifier.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import { accountName } from '../core/provider/account.ts';
import type { ProductNames } from '../core/provider/product-names.ts';
import type { Provider } from '../core/provider/provider.ts';
import { readOrderPatterns } from '../patterns.ts';
import { accountsOf } from './accounts/accounts.ts';
import { type ProviderConfig, readProviders } from './accounts/providers.ts';
import { readLinkTemplates } from './links.ts';
import { readProductNames } from './product-names.ts';
import { attempt, commaSeparated, itemsOf, readVariables, type Variables, wholeNumber } from './reading.ts';

/** What looking up needs, with or without Slack. */
export interface LookupConfig {
  readonly providers: readonly ProviderConfig[];
  readonly patterns: readonly OrderPattern[];
  /** Whether an order's references are followed to other providers. */
  readonly linkOrders: boolean;
  /** How many accounts are asked about a free-form number that names none. */
  readonly accountsPerQuestion: number;
  /** By provider or account; `{order}` is replaced by the order's id. */
  readonly linkTemplates: Readonly<Record<string, string>>;
  readonly productNames: ProductNames;
  /** `ttl` of an open order, in milliseconds. */
  readonly cache: { readonly ttl: number; readonly maxEntries: number };
  readonly proxy: { readonly https?: string | undefined; readonly except?: string | undefined };
  readonly language: Language;
  /** Shown as a badge on every card; undefined in production. */
  readonly environment: string | undefined;
  readonly logLevel: string;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export const LOOKUP = z.object({
  ORDER_PATTERNS: z
    .string()
    .default('')
    .describe(
      "Your shop's order numbers: `provider[,provider]=expression`, where a provider or one of its accounts is named, or a bare expression, separated by new lines or `;;`, e.g. `clink=#(\\d{4,6})`. RE2 syntax; group 1, if there is one, is the number.",
    ),
  MAX_ACCOUNTS_PER_QUESTION: wholeNumber(1, 100)
    .default(6)
    .describe(
      'At how many accounts a free-form number is looked up that names none: those of the own user groups first (`ACCOUNT_GROUPS`), then in the order of the configuration. The card names the others; `account:number` asks one.',
    ),
  LINK_ORDERS: z
    .stringbool({ error: 'must be true or false' })
    .default(true)
    .describe("Whether the bot follows an order's references to the other providers and combines the results into one story."),
  LINK_TEMPLATES: commaSeparated
    .default([])
    .describe('For an "Open in …" button: `provider=https://…/{order}`; an account may have its own.'),
  PRODUCT_NAMES: z
    .string()
    .default('')
    .describe(
      'Names for the product codes of providers: `code=name`, separated by commas, or the path of a JSON file `{"code": "name"}`.',
    ),
  CACHE_TTL_SECONDS: wholeNumber(0, 86_400)
    .default(60)
    .describe(
      'How long an open order is cached; final stages 60 times as long, "not found" 15 s. During an outage the last known answer is shown for up to 24 h.',
    ),
  CACHE_MAX_ENTRIES: wholeNumber(1, 1_000_000).default(5000).describe('Maximum number of cached answers.'),
  HTTPS_PROXY: z
    .url({ protocol: /^https?$/, error: 'must be the URL of a proxy, with http or https' })
    .optional()
    .describe('Proxy for vendors and Slack, never for loopback.'),
  NO_PROXY: z.string().optional().describe('Hosts that are reached without the proxy.'),
  DEFAULT_LOCALE: z
    .enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` })
    .default('en')
    .describe(
      'Language of what a whole channel reads, and for people with another language: `en` or `zh`. `CHANNEL_LOCALES` overrides it.',
    ),
  ENVIRONMENT_NAME: z
    .string()
    .max(30, 'must be at most 30 characters: it is a badge')
    .optional()
    .describe('A badge on every card, unless the value is `production`.'),
  LOG_LEVEL: z
    .enum(LEVELS, { error: `must be one of ${LEVELS.join(', ')}` })
    .default('info')
    .describe('`fatal`, `error`, `warn`, `info`, `debug` or `trace`.'),
});

/** Notes every problem; undefined when a setting cannot be read. */
export function lookupConfig(values: Variables, providers: readonly Provider[], problems: string[]): LookupConfig | undefined {
  const settings = readVariables(LOOKUP, values, problems);
  const accounts = providers.flatMap((provider) => accountsOf(provider, values));
  const ids = [...new Set([...providers.map(({ id }) => id), ...accounts.map(({ id }) => id)])];
  const patterns = attempt('ORDER_PATTERNS', problems, () =>
    readOrderPatterns(values.ORDER_PATTERNS ?? '', [...ids, ...providers.map(({ id }) => accountName(id))]),
  );
  const linkTemplates = attempt('LINK_TEMPLATES', problems, () => readLinkTemplates(itemsOf(values.LINK_TEMPLATES), ids));
  const productNames = attempt('PRODUCT_NAMES', problems, () => readProductNames(values.PRODUCT_NAMES ?? ''));
  const configured = readProviders(providers, values, problems);
  if (!settings || !patterns || !linkTemplates || !productNames) return undefined;
  return {
    providers: configured,
    patterns,
    linkTemplates,
    productNames,
    accountsPerQuestion: settings.MAX_ACCOUNTS_PER_QUESTION,
    linkOrders: settings.LINK_ORDERS,
    cache: { ttl: settings.CACHE_TTL_SECONDS * 1000, maxEntries: settings.CACHE_MAX_ENTRIES },
    proxy: { https: settings.HTTPS_PROXY, except: settings.NO_PROXY },
    language: settings.DEFAULT_LOCALE,
    environment: settings.ENVIRONMENT_NAME === 'production' ? undefined : settings.ENVIRONMENT_NAME,
    logLevel: settings.LOG_LEVEL,
  };
}
