import * as z from 'zod';
import type { OrderPattern } from './core/identifier.ts';
import { LANGUAGES, type Language, type Provider } from './core/provider.ts';
import { readOrderPatterns } from './patterns.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A provider that is switched on: its own variables, and its pace where the operator set one. */
export interface ProviderConfig {
  readonly provider: Provider;
  readonly values: Readonly<Record<string, string>>;
  readonly perSecond?: number | undefined;
  readonly atOnce?: number | undefined;
}

/** What looking up needs, with or without Slack. */
export interface LookupConfig {
  readonly providers: readonly ProviderConfig[];
  readonly patterns: readonly OrderPattern[];
  /** `{order}` in the value stands for the order's id. */
  readonly linkTemplates: Readonly<Record<string, string>>;
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
  readonly http: { readonly host: string; readonly port: number; readonly metricsToken: string | undefined };
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

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${least} to ${most}` })
    .int(`must be a whole number`)
    .min(least)
    .max(most);
const required = (what: string) => z.string({ error: `is missing: ${what}` });

const LOOKUP = z.object({
  ORDER_PATTERNS: z.string().default(''),
  LINK_TEMPLATES: list.default([]),
  CACHE_TTL_SECONDS: whole(0, 86_400).default(60),
  CACHE_MAX_ENTRIES: whole(1, 1_000_000).default(5000),
  HTTPS_PROXY: z.url('must be the URL of a proxy').optional(),
  NO_PROXY: z.string().optional(),
  DEFAULT_LOCALE: z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` }).default('en'),
  ENVIRONMENT_NAME: z.string().max(30, 'must be at most 30 characters: it is a badge').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
      error: 'must be one of fatal, error, warn, info, debug, trace',
    })
    .default('info'),
});

const SERVE = z.object({
  SLACK_BOT_TOKEN: required('the bot token (xoxb-…) from "OAuth & Permissions" of your Slack app'),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: list.optional(),
  SLACK_API_URL: z.url('must be a URL').default('https://slack.com/api/'),
  HOST: z.string().default('0.0.0.0'),
  PORT: whole(0, 65_535).default(3000),
  METRICS_TOKEN: z.string().min(8, 'must have at least 8 characters').optional(),
});

const NO_TRANSPORT =
  'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: an app-level token (xapp-…) for Socket Mode, or the signing secret for HTTP';

/** Reads what looking up needs. Throws ConfigError with every problem. */
export function readLookupConfig(env: Environment, providers: readonly Provider[]): LookupConfig {
  const problems: string[] = [];
  const config = lookupConfig(present(env), providers, problems);
  if (!config || problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** Reads what the running bot needs. Throws ConfigError with every problem, Slack's and the providers' together. */
export function readServeConfig(env: Environment, providers: readonly Provider[]): ServeConfig {
  const problems: string[] = [];
  const values = present(env);
  const serve = read(SERVE, values, problems);
  const transport = transportOf(values);
  if (!transport) problems.push(NO_TRANSPORT);
  const lookup = lookupConfig(values, providers, problems);
  if (!serve || !transport || !lookup || problems.length > 0) throw new ConfigError(problems);
  return {
    ...lookup,
    slack: { botToken: serve.SLACK_BOT_TOKEN, apiUrl: serve.SLACK_API_URL, transport },
    http: { host: serve.HOST, port: serve.PORT, metricsToken: serve.METRICS_TOKEN },
  };
}

function lookupConfig(
  values: Record<string, string>,
  providers: readonly Provider[],
  problems: string[],
): LookupConfig | undefined {
  const settings = read(LOOKUP, values, problems);
  const configured = providers.flatMap((provider) => providerConfig(provider, values, problems));
  if (configured.length === 0 && !providers.some((provider) => isTouched(provider, values))) problems.push(noProvider(providers));
  if (!settings) return undefined;
  const ids = providers.map(({ id }) => id);
  return {
    providers: configured,
    patterns: attempt('ORDER_PATTERNS', problems, () => readOrderPatterns(settings.ORDER_PATTERNS, ids)) ?? [],
    linkTemplates: attempt('LINK_TEMPLATES', problems, () => readLinkTemplates(settings.LINK_TEMPLATES, ids)) ?? {},
    cache: { ttl: settings.CACHE_TTL_SECONDS * 1000, maxEntries: settings.CACHE_MAX_ENTRIES },
    proxy: { https: settings.HTTPS_PROXY, except: settings.NO_PROXY },
    language: settings.DEFAULT_LOCALE,
    environment: settings.ENVIRONMENT_NAME === 'production' ? undefined : settings.ENVIRONMENT_NAME,
    logLevel: settings.LOG_LEVEL,
  };
}

/** None of a provider's variables set: off. Some set: all that it needs must be there. */
function providerConfig(provider: Provider, values: Record<string, string>, problems: string[]): ProviderConfig[] {
  if (!isTouched(provider, values)) return [];
  const own = Object.fromEntries(variables(provider).flatMap((name) => (name in values ? [[name, values[name] ?? '']] : [])));
  const parsed = provider.settings.safeParse(own);
  for (const { path, message } of parsed.error?.issues ?? [])
    problems.push(providerProblem(provider, own, path.join('.'), message));
  const prefix = provider.id.toUpperCase();
  const pace = read(
    z.object({
      [`${prefix}_PER_SECOND`]: z.coerce.number().positive().max(1000).optional(),
      [`${prefix}_AT_ONCE`]: whole(1, 1000).optional(),
    }),
    values,
    problems,
  );
  return [{ provider, values: own, perSecond: pace?.[`${prefix}_PER_SECOND`], atOnce: pace?.[`${prefix}_AT_ONCE`] }];
}

function providerProblem(provider: Provider, own: Record<string, string>, name: string, message: string): string {
  if (name === '') return message;
  if (name in own) return `${name} ${message}`;
  return `${name} is missing: ${provider.label} is set up in part (${Object.keys(own).join(', ')}) and cannot be asked without it`;
}

function noProvider(providers: readonly Provider[]): string {
  const first = providers.map((provider) => `${provider.label}: ${requiredVariables(provider).join(', ')}`);
  return `No provider is set up: set the variables of at least one (${first.join('; ')})`;
}

function requiredVariables(provider: Provider): string[] {
  return (
    provider.settings
      .safeParse({})
      .error?.issues.map(({ path }) => path.join('.'))
      .filter((name) => name !== '') ?? []
  );
}

function variables(provider: Provider): string[] {
  return Object.keys(provider.settings.shape);
}

function isTouched(provider: Provider, values: Record<string, string>): boolean {
  return variables(provider).some((name) => name in values);
}

function transportOf(values: Record<string, string>): SlackConfig['transport'] | undefined {
  if (values.SLACK_APP_TOKEN) return { kind: 'socket', appToken: values.SLACK_APP_TOKEN };
  const secrets = list.parse(values.SLACK_SIGNING_SECRET ?? '');
  return secrets.length > 0 ? { kind: 'http', secrets } : undefined;
}

function readLinkTemplates(entries: readonly string[], providerIds: readonly string[]): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => readLinkTemplate(entry, providerIds)));
}

function readLinkTemplate(entry: string, providerIds: readonly string[]): [string, string] {
  const [id = '', ...rest] = entry.split('=');
  const template = rest.join('=');
  if (!providerIds.includes(id)) throw new Error(`${entry} names no provider (${providerIds.join(', ')})`);
  if (!template.startsWith('https://') || !template.includes('{order}'))
    throw new Error(`${entry} must be provider=https://…{order}…`);
  return [id, template];
}

function attempt<Value>(name: string, problems: string[], parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function read<Schema extends z.ZodObject>(
  schema: Schema,
  values: Record<string, string>,
  problems: string[],
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(values);
  for (const { path, message } of parsed.error?.issues ?? []) problems.push(`${path.join('.')} ${message}`);
  return parsed.data;
}

/** An empty variable is an unset one. */
function present(env: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));
}
