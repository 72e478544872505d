import { compile } from 'proxy-addr';
import * as z from 'zod';
import type { OrderPattern } from '../core/identifier.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import type { LinkPattern } from '../core/link-pattern.ts';
import type { Provider } from '../core/provider.ts';
import { readOrderPatterns, readUnfurlDomains } from '../patterns.ts';
import { type AccessConfig, type AuditConfig, readAccess } from './access.ts';
import { AUTOMATIC, type AutomaticConfig, automaticConfig } from './automatic.ts';
import { readLinkTemplates } from './links.ts';
import { type ProviderConfig, readProviders } from './providers.ts';
import { attempt, type Environment, isSafe, list, NOT_SAFE, present, read, type Variables, wholeNumber } from './reading.ts';

/** What looking up needs, with or without Slack. */
export interface LookupConfig {
  readonly providers: readonly ProviderConfig[];
  readonly patterns: readonly OrderPattern[];
  /** Whether an order's references are followed to other providers. */
  readonly linkOrders: boolean;
  /** By provider; `{order}` stands for the order's id. */
  readonly linkTemplates: Readonly<Record<string, string>>;
  /** `ttl` of an open order, in milliseconds. */
  readonly cache: { readonly ttl: number; readonly maxEntries: number };
  readonly proxy: { readonly https?: string | undefined; readonly except?: string | undefined };
  readonly language: Language;
  /** Shown as a badge on every card; undefined in production. */
  readonly environment: string | undefined;
  readonly logLevel: string;
}

export interface SlackConfig {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly secrets: readonly string[] };
}

/** What the running bot needs. */
export interface ServeConfig extends LookupConfig {
  readonly slack: SlackConfig;
  readonly access: AccessConfig;
  readonly audit: AuditConfig;
  /** Where people get help: a channel's id, an address or words. */
  readonly contact: string | undefined;
  /** Channels shared with other organisations that may be answered all the same. */
  readonly externalChannels: readonly string[];
  /** By the channel's id. */
  readonly channelLanguages: ReadonlyMap<string, Language>;
  readonly automatic: AutomaticConfig;
  /** Links that are unfurled; the manifest must name the domains too. */
  readonly unfurls: readonly LinkPattern[];
  /** Undefined: this process remembers for itself. */
  readonly redis: { readonly url: string; readonly cacheKey: string | undefined } | undefined;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly metricsToken: string | undefined;
    readonly trustedProxies: readonly string[];
  };
}

/** Every problem of the settings at once, each with the variable's name and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Order Scout cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const CHANNEL_LOCALE = new RegExp(`^[CGD][A-Z0-9]+=(?:${LANGUAGES.join('|')})$`);
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export const LOOKUP = z.object({
  ORDER_PATTERNS: z
    .string()
    .default('')
    .describe(
      "Your shop's order numbers: `provider[,provider]=expression` or a bare expression, separated by new lines or `;;`, e.g. `clink=#(\\d{4,6})`. RE2 syntax; group 1, if there is one, is the number.",
    ),
  LINK_ORDERS: z
    .stringbool({ error: 'must be true or false' })
    .default(true)
    .describe("Whether the bot follows an order's references to the other providers and combines the results into one story."),
  LINK_TEMPLATES: list.default([]).describe('For an "Open in …" button: `provider=https://…/{order}`.'),
  CACHE_TTL_SECONDS: wholeNumber(0, 86_400)
    .default(60)
    .describe(
      'How long an open order is cached; final stages 60 times as long, "not found" 15 s. During an outage the last known answer is shown for up to 24 h.',
    ),
  CACHE_MAX_ENTRIES: wholeNumber(1, 1_000_000).default(5000).describe('Maximum number of cached answers.'),
  HTTPS_PROXY: z.url('must be the URL of a proxy').optional().describe('Proxy for vendors and Slack, never for loopback.'),
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

export const SERVE = z.object({
  SLACK_BOT_TOKEN: z
    .string({ error: 'is missing: the bot token (xoxb-…) from "OAuth & Permissions" of your Slack app' })
    .describe('Bot token (`xoxb-…`), from *OAuth & Permissions* of your Slack app.'),
  SLACK_APP_TOKEN: z.string().optional().describe('App-level token (`xapp-…`): Socket Mode. Set this or `SLACK_SIGNING_SECRET`.'),
  SLACK_SIGNING_SECRET: list.default([]).describe('Signing secret: HTTP mode. List several while you rotate the secret.'),
  SLACK_API_URL: z
    .url('must be a URL')
    .refine(isSafe, NOT_SAFE)
    .default('https://slack.com/api/')
    .describe('Another Slack API, such as a stand-in.'),
  HOST: z
    .string()
    .default('0.0.0.0')
    .describe("Address of `/healthz`, `/readyz`, `/metrics` and, in HTTP mode, of Slack's path."),
  PORT: wholeNumber(0, 65_535).default(3000).describe('Port of the same.'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be a URL such as redis://127.0.0.1:6379' })
    .optional()
    .describe('Redis, for several processes, e.g. `redis://127.0.0.1:6379`. Empty: each process keeps its own state.'),
  CACHE_KEY: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe(
      'Secret that encrypts values in Redis, at least 16 characters, the same in every process. With it processes share answers and the access token of Tuya, so that equal questions cost one request; without it no answer reaches Redis.',
    ),
  SUPPORT_CONTACT: z
    .string()
    .max(200, 'must be at most 200 characters')
    .optional()
    .describe("The contact for questions, shown in the App Home: a channel's ID, an address or a text."),
  EXTERNAL_CHANNELS: list
    .default([])
    .describe('IDs of channels shared with other organisations in which the bot may reply anyway.'),
  CHANNEL_LOCALES: list
    .refine((pairs) => pairs.every((pair) => CHANNEL_LOCALE.test(pair)), 'must be pairs such as C0123456789=zh, with en or zh')
    .default([])
    .describe(
      'Language of what everybody in a channel reads, where it is another than `DEFAULT_LOCALE`: `channel=locale`, separated by commas, e.g. `C0123456789=zh`.',
    ),
  ...AUTOMATIC,
  UNFURL_DOMAINS: z
    .string()
    .default('')
    .describe(
      'Links to your shop that show their order: `domain=expression` with one group, separated by commas, new lines or `;;`, e.g. `shop.example.com=/orders/(\\d+)`. RE2 syntax. List the domains in `manifest.yml` too.',
    ),
  TRUSTED_PROXIES: list
    .default([])
    .describe(
      'Addresses or networks (`10.0.0.0/8`, `loopback`) of the proxies in front of the bot, whose `X-Forwarded-For` names the client. Limits apply to each client address: without this setting everything behind a proxy is one client.',
    ),
  METRICS_TOKEN: z
    .string()
    .min(8, 'must have at least 8 characters')
    .optional()
    .describe(
      'Bearer token for `/metrics` and the details of `/readyz`, at least 8 characters. Empty: they can be read from the same machine only, and only if `HOST` is loopback. Set it behind a proxy on the same machine: one that sends no `X-Forwarded-For` cannot be recognised.',
    ),
});

const NO_TRANSPORT =
  'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: an app-level token (xapp-…) for Socket Mode, or the signing secret for HTTP';

/** Reads what looking up needs. Throws ConfigError with every problem. */
export function readLookupConfig(env: Environment, providers: readonly Provider[]): LookupConfig {
  const problems: string[] = [];
  const lookup = lookupConfig(present(env), providers, problems);
  if (!lookup || problems.length > 0) throw new ConfigError(problems);
  return lookup;
}

/** Reads what the running bot needs. Throws ConfigError with every problem, Slack's and the providers' together. */
export function readServeConfig(env: Environment, providers: readonly Provider[]): ServeConfig {
  const problems: string[] = [];
  const values = present(env);
  const serve = serveConfig(values, problems);
  const guarded = readAccess(values, problems);
  const lookup = lookupConfig(values, providers, problems);
  if (!serve || !guarded || !lookup || problems.length > 0) throw new ConfigError(problems);
  return { ...lookup, ...serve, ...guarded };
}

function serveConfig(
  values: Variables,
  problems: string[],
): Omit<ServeConfig, keyof LookupConfig | 'access' | 'audit'> | undefined {
  const settings = read(SERVE, values, problems);
  const transport = settings && transportOf(settings);
  if (!values.SLACK_APP_TOKEN && list.parse(values.SLACK_SIGNING_SECRET ?? '').length === 0) problems.push(NO_TRANSPORT);
  if (!transport) return undefined;
  attempt('TRUSTED_PROXIES', problems, () => compile(settings.TRUSTED_PROXIES));
  return {
    slack: { botToken: settings.SLACK_BOT_TOKEN, apiUrl: settings.SLACK_API_URL, transport },
    contact: settings.SUPPORT_CONTACT,
    externalChannels: settings.EXTERNAL_CHANNELS,
    channelLanguages: channelLanguages(settings.CHANNEL_LOCALES),
    automatic: automaticConfig(settings),
    unfurls: attempt('UNFURL_DOMAINS', problems, () => readUnfurlDomains(settings.UNFURL_DOMAINS)) ?? [],
    redis: settings.REDIS_URL ? { url: settings.REDIS_URL, cacheKey: settings.CACHE_KEY } : undefined,
    http: {
      host: settings.HOST,
      port: settings.PORT,
      metricsToken: settings.METRICS_TOKEN,
      trustedProxies: settings.TRUSTED_PROXIES,
    },
  };
}

function channelLanguages(pairs: readonly string[]): ReadonlyMap<string, Language> {
  return new Map(
    pairs.flatMap((pair) => {
      const [channel = '', locale] = pair.split('=');
      const language = LANGUAGES.find((known) => known === locale);
      return language ? [[channel, language] as const] : [];
    }),
  );
}

function transportOf({
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: secrets,
}: z.infer<typeof SERVE>): SlackConfig['transport'] {
  return appToken ? { kind: 'socket', appToken } : { kind: 'http', secrets };
}

function lookupConfig(values: Variables, providers: readonly Provider[], problems: string[]): LookupConfig | undefined {
  const settings = read(LOOKUP, values, problems);
  const configured = readProviders(providers, values, problems);
  if (!settings) return undefined;
  const ids = providers.map(({ id }) => id);
  return {
    providers: configured,
    patterns: attempt('ORDER_PATTERNS', problems, () => readOrderPatterns(settings.ORDER_PATTERNS, ids)) ?? [],
    linkOrders: settings.LINK_ORDERS,
    linkTemplates: attempt('LINK_TEMPLATES', problems, () => readLinkTemplates(settings.LINK_TEMPLATES, ids)) ?? {},
    cache: { ttl: settings.CACHE_TTL_SECONDS * 1000, maxEntries: settings.CACHE_MAX_ENTRIES },
    proxy: { https: settings.HTTPS_PROXY, except: settings.NO_PROXY },
    language: settings.DEFAULT_LOCALE,
    environment: settings.ENVIRONMENT_NAME === 'production' ? undefined : settings.ENVIRONMENT_NAME,
    logLevel: settings.LOG_LEVEL,
  };
}
