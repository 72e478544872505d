import { join } from 'node:path';
import { compile } from 'proxy-addr';
import * as z from 'zod';
import type { LinkPattern } from '../core/identifier/link-pattern.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import { readUnfurlDomains } from '../patterns.ts';
import { AUTOMATIC, type AutomaticConfig, automaticConfig } from './automatic.ts';
import {
  attempt,
  channelIds,
  commaSeparated,
  isSafe,
  itemsOf,
  NOT_SAFE,
  readVariables,
  type Variables,
  wholeNumber,
} from './reading.ts';
import { checkWritable } from './writable.ts';

export interface SlackConfig {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly secrets: readonly string[] };
}

/** Where the bot keeps what it must not forget. */
export interface StateConfig {
  /** Undefined: this process remembers for itself. */
  readonly redis: { readonly url: string; readonly cacheKey: string | undefined } | undefined;
  /** Where jobs are kept without Redis; need not exist. */
  readonly dataDir: string;
}

/** What serving needs beside looking up and access. */
export interface SlackServeConfig extends StateConfig {
  readonly slack: SlackConfig;
  /** Where people get help: a channel's id, an address or words. */
  readonly contact: string | undefined;
  /** Channels shared with other organisations that may be answered all the same. */
  readonly externalChannels: readonly string[];
  /** By the channel's id. */
  readonly channelLanguages: ReadonlyMap<string, Language>;
  readonly automatic: AutomaticConfig;
  /** Links that are unfurled; the manifest must name the domains too. */
  readonly unfurls: readonly LinkPattern[];
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly metricsToken: string | undefined;
    readonly trustedProxies: readonly string[];
    /** Milliseconds for which Slack's path is still served after SIGTERM. */
    readonly shutdownGrace: number;
  };
}

/** In DATA_DIR. */
export const JOBS_FILE = 'jobs.sqlite';
const CHANNEL_LOCALE = new RegExp(`^[CGD][A-Z0-9]+=(?:${LANGUAGES.join('|')})$`);
const TOKEN = /^x(?:ox[a-z]|app)-/;

export const SERVE = z.object({
  SLACK_BOT_TOKEN: z
    .string({ error: 'is missing: the bot token (xoxb-…) from "OAuth & Permissions" of your Slack app' })
    .startsWith('xoxb-', 'must begin with xoxb-: it is the bot token, not a token of a person or of the app')
    .describe('Bot token (`xoxb-…`), from *OAuth & Permissions* of your Slack app.'),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must begin with xapp-: it is the app-level token from "Basic Information"')
    .optional()
    .describe('App-level token (`xapp-…`): Socket Mode. Set this or `SLACK_SIGNING_SECRET`.'),
  SLACK_SIGNING_SECRET: commaSeparated
    .refine(
      (secrets) => secrets.every((secret) => !TOKEN.test(secret)),
      'must be the signing secret from "Basic Information", not a token',
    )
    .default([])
    .describe('Signing secret: HTTP mode. List several while you rotate the secret.'),
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
  DATA_DIR: z
    .string()
    .default('data')
    .describe(
      'Folder for what people follow and for long lists under way, when `REDIS_URL` is empty: a file `jobs.sqlite`, readable for its owner only, made when it is first needed. Keep it on a disk that survives a restart.',
    ),
  SUPPORT_CONTACT: z
    .string()
    .max(200, 'must be at most 200 characters')
    .optional()
    .describe("The contact for questions, shown in the App Home: a channel's ID, an address or a text."),
  EXTERNAL_CHANNELS: channelIds
    .default([])
    .describe('IDs of channels shared with other organisations in which the bot may reply anyway.'),
  CHANNEL_LOCALES: commaSeparated
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
  TRUSTED_PROXIES: commaSeparated
    .default([])
    .describe(
      'Addresses or networks (`10.0.0.0/8`, `loopback`) of the proxies in front of the bot, whose `X-Forwarded-For` names the client. Limits apply to each client address: without this setting everything behind a proxy is one client.',
    ),
  SHUTDOWN_GRACE_SECONDS: wholeNumber(0, 600)
    .default(5)
    .describe(
      'HTTP mode: seconds for which Slack is still served after SIGTERM while `/readyz` already says 503, so that a load balancer sends nothing to a process that is gone. Longer than its interval of checks; the orchestrator must wait 25 seconds more before it kills the process.',
    ),
  METRICS_TOKEN: z
    .string()
    .min(8, 'must have at least 8 characters')
    .optional()
    .describe(
      'Bearer token for `/metrics` and the details of `/readyz`, at least 8 characters. Empty: they can be read from the same machine only, and only if `HOST` is loopback. Set it behind a proxy on the same machine: one that adds no header cannot be recognised.',
    ),
});

const NO_TRANSPORT =
  'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: an app-level token (xapp-…) for Socket Mode, or the signing secret for HTTP';

/** Notes every problem; undefined when a setting cannot be read. */
export function slackServeConfig(values: Variables, problems: string[]): SlackServeConfig | undefined {
  const settings = readVariables(SERVE, values, problems);
  if (!values.SLACK_APP_TOKEN && itemsOf(values.SLACK_SIGNING_SECRET).length === 0) problems.push(NO_TRANSPORT);
  const { DATA_DIR: folder } = values;
  if (folder && !values.REDIS_URL) attempt('DATA_DIR', problems, () => checkWritable(join(folder, JOBS_FILE)));
  const unfurls = attempt('UNFURL_DOMAINS', problems, () => readUnfurlDomains(values.UNFURL_DOMAINS ?? ''));
  attempt('TRUSTED_PROXIES', problems, () => compile(itemsOf(values.TRUSTED_PROXIES)));
  if (!settings || !unfurls) return undefined;
  return {
    slack: { botToken: settings.SLACK_BOT_TOKEN, apiUrl: settings.SLACK_API_URL, transport: transportOf(settings) },
    contact: settings.SUPPORT_CONTACT,
    externalChannels: settings.EXTERNAL_CHANNELS,
    channelLanguages: channelLanguages(settings.CHANNEL_LOCALES),
    automatic: automaticConfig(settings),
    unfurls,
    ...stateOf(settings),
    http: httpConfig(settings),
  };
}

const STATE = SERVE.pick({ REDIS_URL: true, CACHE_KEY: true, DATA_DIR: true });

/** Reads these settings alone. Notes every problem; undefined when one cannot be read. */
export function stateConfig(values: Variables, problems: string[]): StateConfig | undefined {
  const settings = readVariables(STATE, values, problems);
  return settings && stateOf(settings);
}

function stateOf({ REDIS_URL: url, CACHE_KEY: cacheKey, DATA_DIR: dataDir }: z.infer<typeof STATE>): StateConfig {
  return { redis: url ? { url, cacheKey } : undefined, dataDir };
}

function httpConfig(settings: z.infer<typeof SERVE>): SlackServeConfig['http'] {
  return {
    host: settings.HOST,
    port: settings.PORT,
    metricsToken: settings.METRICS_TOKEN,
    trustedProxies: settings.TRUSTED_PROXIES,
    shutdownGrace: settings.SHUTDOWN_GRACE_SECONDS * 1_000,
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
