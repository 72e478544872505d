import { describe, expect, it } from 'vitest';
import { ConfigError, readLookupConfig, readServeConfig } from '../../src/config/config.ts';
import type { Environment } from '../../src/config/reading.ts';
import { providers } from '../../src/providers/index.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-invented', SLACK_SIGNING_SECRET: 'invented-secret' };
const LINKSFIELD = { LINKSFIELD_PARTNER_CODE: 'P012345' };
const ENOUGH = { ...SLACK, ...LINKSFIELD };

function problemsOf(env: Environment): readonly string[] {
  try {
    readServeConfig(env, providers);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('readServeConfig', () => {
  it("needs no more than Slack's settings and one provider", () => {
    const config = readServeConfig(ENOUGH, providers);

    expect(config.providers.map(({ provider }) => provider.id)).toEqual(['linksfield']);
    expect(config.slack).toEqual({
      botToken: 'xoxb-invented',
      apiUrl: 'https://slack.com/api/',
      transport: { kind: 'http', secrets: ['invented-secret'] },
    });
    expect(config.http).toEqual({
      host: '0.0.0.0',
      port: 3000,
      metricsToken: undefined,
      trustedProxies: [],
      shutdownGrace: 5_000,
    });
    expect(config.cache).toEqual({ ttl: 60_000, maxEntries: 5000 });
  });

  it('chooses Socket Mode when there is an app-level token', () => {
    const config = readServeConfig({ ...ENOUGH, SLACK_APP_TOKEN: 'xapp-invented' }, providers);

    expect(config.slack.transport).toEqual({ kind: 'socket', appToken: 'xapp-invented' });
  });

  it('takes several signing secrets while one replaces the other', () => {
    const config = readServeConfig({ ...ENOUGH, SLACK_SIGNING_SECRET: 'old-secret, new-secret' }, providers);

    expect(config.slack.transport).toEqual({ kind: 'http', secrets: ['old-secret', 'new-secret'] });
  });

  it('names everything that is missing in one message', () => {
    const problems = problemsOf({});

    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/^SLACK_BOT_TOKEN is missing: .*xoxb/);
    expect(problems[1]).toMatch(/^SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing/);
    expect(problems[2]).toMatch(
      /^No provider is set up: .*LINKSFIELD_PARTNER_CODE.*TUYA_CLIENT_ID.*LINKBEST_APP_KEY.*CLINK_API_KEY/,
    );
  });

  it('takes a list of no secrets as no secret', () => {
    expect(problemsOf({ ...ENOUGH, SLACK_SIGNING_SECRET: ' , ' })).toEqual([
      expect.stringMatching(/SLACK_SIGNING_SECRET is missing/),
    ]);
  });

  it('takes an empty variable as an unset one', () => {
    const problems = problemsOf({ ...ENOUGH, SLACK_BOT_TOKEN: '  ' });

    expect(problems).toEqual([expect.stringMatching(/^SLACK_BOT_TOKEN is missing/)]);
  });

  it('refuses a provider that is set up in part, and names what it lacks', () => {
    const problems = problemsOf({ ...ENOUGH, LINKBEST_APP_KEY: '2312521' });

    expect(problems).toEqual([
      'LINKBEST_APP_SECRET is missing: LinkBest is set up in part (LINKBEST_APP_KEY) and cannot be asked without it',
    ]);
  });

  it('does not say that no provider is set up when one is set up in part', () => {
    const problems = problemsOf({ ...SLACK, TUYA_USER_ID: 'invented-buyer' });

    expect(problems.join()).not.toContain('No provider');
    expect(problems.join()).toContain('TUYA_CLIENT_SECRET is missing');
  });

  it.each([
    ['PORT', 'eighty', /^PORT must be a whole number from 0 to 65535/],
    ['PORT', '70000', /^PORT /],
    ['CACHE_TTL_SECONDS', '-1', /^CACHE_TTL_SECONDS /],
    ['DEFAULT_LOCALE', 'klingon', /^DEFAULT_LOCALE must be one of en, zh/],
    ['CHANNEL_LOCALES', 'C1=zh,general=en', /^CHANNEL_LOCALES must be pairs such as C0123456789=zh/],
    ['CHANNEL_LOCALES', 'C1=fr', /^CHANNEL_LOCALES must be pairs/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of fatal/],
    ['SLACK_API_URL', 'slack', /^SLACK_API_URL must be a URL/],
    ['SLACK_API_URL', 'http://slack.example/api/', /^SLACK_API_URL must begin with https/],
    ['LINKSFIELD_BASE_URL', 'http://wx.example/topup', /^LINKSFIELD_BASE_URL must begin with https/],
    ['SLACK_API_URL', 'https://user:password@slack.example/api/', /^SLACK_API_URL must .* hold no user name or password/],
    ['SLACK_API_URL', 'ftp://127.0.0.1/api/', /^SLACK_API_URL must begin with https/],
    ['LINKSFIELD_BASE_URL', 'https://user:password@wx.example/', /^LINKSFIELD_BASE_URL must hold no user name or password/],
    ['LINKSFIELD_BASE_URL', 'file:///topup', /^LINKSFIELD_BASE_URL must be a URL/],
    ['HTTPS_PROXY', 'file:///proxy', /^HTTPS_PROXY must be the URL of a proxy/],
    ['LINK_TEMPLATES', 'clink=https://shop.example@evil.example/{order}', /^LINK_TEMPLATES: .* must be provider=https/],
    ['METRICS_TOKEN', 'short', /^METRICS_TOKEN must have at least 8/],
    ['TRUSTED_PROXIES', 'everybody', /^TRUSTED_PROXIES: /],
    ['ORDER_PATTERNS', 'linksfield=(', /^ORDER_PATTERNS: the expression \( does not compile/],
    ['ORDER_PATTERNS', 'foo=(\\d+)', /^ORDER_PATTERNS: foo is not a provider \(linksfield, tuya/],
    ['SLACK_BOT_TOKEN', 'xoxp-invented', /^SLACK_BOT_TOKEN must begin with xoxb-/],
    ['SLACK_APP_TOKEN', 'invented', /^SLACK_APP_TOKEN must begin with xapp-/],
    ['SLACK_SIGNING_SECRET', 'xapp-invented', /^SLACK_SIGNING_SECRET must be the signing secret/],
    ['PII_USER_GROUPS', '@pii', /^PII_USER_GROUPS must be IDs of user groups, such as S0123456789/],
    ['FINANCE_USER_GROUPS', 'S0123456789,finance', /^FINANCE_USER_GROUPS must be IDs of user groups/],
    ['ALLOWED_USER_GROUPS', 'support', /^ALLOWED_USER_GROUPS must be IDs of user groups/],
    ['ALLOWED_CHANNELS', '#support', /^ALLOWED_CHANNELS must be IDs of channels/],
    ['EXTERNAL_CHANNELS', 'partners', /^EXTERNAL_CHANNELS must be IDs of channels/],
    ['AUDIT_LOG', '/dev/null/audit.log', /^AUDIT_LOG: \/dev\/null\/audit.log cannot be written \(ENOTDIR\)/],
    ['AUDIT_LOG', '/proc/nope/audit.log', /^AUDIT_LOG: \/proc\/nope\/audit.log cannot be written \((ENOENT|EACCES)\)/],
    ['DATA_DIR', '/proc/nope', /^DATA_DIR: \/proc\/nope\/jobs.sqlite cannot be written \((ENOENT|EACCES)\)/],
    ['AUDIT_LOG', '/', /^AUDIT_LOG: \/ cannot be written \(it is a folder\)/],
    ['LINK_TEMPLATES', 'nobody=https://shop.example/{order}', /^LINK_TEMPLATES: .* names no provider/],
    ['LINK_TEMPLATES', 'clink=http://shop.example/{order}', /^LINK_TEMPLATES: .* must be provider=https/],
    ['LINK_TEMPLATES', 'clink=https://{order}', /^LINK_TEMPLATES: .* must be provider=https/],
    ['LINK_TEMPLATES', 'clink=https:///{order}', /^LINK_TEMPLATES: .* must be provider=https/],
    ['LINK_TEMPLATES', 'clink=https://shop.example{order}', /^LINK_TEMPLATES: .* must be provider=https/],
    ['LINK_TEMPLATES', 'clink=https://{order}.shop.example/{order}', /^LINK_TEMPLATES: .* must be provider=https/],
    ['LINK_TEMPLATES', 'clink=https://{order}@shop.example/', /^LINK_TEMPLATES: .* must be provider=https/],
    ['LINK_TEMPLATES', 'clink=https://shop.example?n={order}', /^LINK_TEMPLATES: .* must be provider=https/],
    ['LINK_TEMPLATES', 'clink=https://shop.example\\\\{order}/', /^LINK_TEMPLATES: .* must be provider=https/],
    ['LINKSFIELD_AT_ONCE', '0', /^LINKSFIELD_AT_ONCE /],
    ['LINKSFIELD_PER_SECOND', 'fast', /^LINKSFIELD_PER_SECOND /],
    ['LINKSFIELD_AMOUNT_UNIT', 'cents', /^LINKSFIELD_AMOUNT_UNIT /],
  ])('refuses %s=%s', (name, value, problem) => {
    const problems = problemsOf({ ...ENOUGH, [name]: value });

    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('no problem hides another one', () => {
    const wrong = {
      PORT: 'eighty',
      ORDER_PATTERNS: 'clink=(',
      UNFURL_DOMAINS: 'shop',
      LINK_TEMPLATES: 'nobody',
      TRUSTED_PROXIES: 'everybody',
      CACHE_TTL_SECONDS: 'long',
      PII_USER_GROUPS: '@pii',
      AUDIT_LOG: '/dev/null/audit.log',
      TUYA_REGION: 'moon',
    };

    const problems = problemsOf({ ...ENOUGH, ...wrong }).join('\n');

    expect(Object.keys(wrong).filter((name) => !problems.includes(name))).toEqual([]);
  });

  it('names a variable that is nearly a setting, and starts all the same', () => {
    const { warnings } = readServeConfig(
      { ...ENOUGH, SUPPORT_CONTAC: '#help', CACHE_TTL: '5', USER: 'ada', PATH: '/bin' },
      providers,
    );

    expect(warnings).toEqual([
      'SUPPORT_CONTAC is not a setting: did you mean SUPPORT_CONTACT?',
      'CACHE_TTL is not a setting: did you mean CACHE_TTL_SECONDS?',
    ]);
  });

  it('names a variable that is nearly a setting among the problems', () => {
    const problems = problemsOf({ ...SLACK, LINKSFIELD_PARTNERCODE: 'P012345' });

    expect(problems.at(-1)).toBe('LINKSFIELD_PARTNERCODE is not a setting: did you mean LINKSFIELD_PARTNER_CODE?');
  });

  it('never repeats the value of a secret', () => {
    const problems = problemsOf({
      SLACK_SIGNING_SECRET: 'do-not-print-me',
      METRICS_TOKEN: 'hush',
      TUYA_CLIENT_SECRET: 'nor-me',
      PORT: 'x',
    });

    expect(problems.join()).not.toMatch(/do-not-print-me|hush|nor-me/);
  });
});

describe('readLookupConfig', () => {
  it('asks for no Slack settings', () => {
    const config = readLookupConfig({ ...LINKSFIELD, LINKSFIELD_PER_SECOND: '0.5', LINKSFIELD_AT_ONCE: '2' }, providers);

    expect(config.providers).toMatchObject([{ perSecond: 0.5, atOnce: 2, values: LINKSFIELD }]);
  });

  it('reads link templates and order patterns', () => {
    const config = readLookupConfig(
      {
        ...LINKSFIELD,
        LINK_TEMPLATES: 'clink=https://dash.example/o/{order},tuya=https://t.example/{order}',
        ORDER_PATTERNS: 'clink,tuya=#(\\d{4});;\\d{3}-\\d{7}-\\d{7}',
      },
      providers,
    );

    expect(config.linkTemplates).toEqual({ clink: 'https://dash.example/o/{order}', tuya: 'https://t.example/{order}' });
    expect(config.patterns.map(({ providers: owners }) => owners)).toEqual([['clink', 'tuya'], []]);
    expect([...(config.patterns[0]?.find('see #1001 and #1002') ?? [])]).toEqual([
      { index: 4, raw: '#1001', value: '1001' },
      { index: 14, raw: '#1002', value: '1002' },
    ]);
    expect([...(config.patterns[1]?.find('113-1234567-7654321') ?? [])].map(({ value }) => value)).toEqual([
      '113-1234567-7654321',
    ]);
  });

  it('shows no badge in production', () => {
    expect(readLookupConfig({ ...LINKSFIELD, ENVIRONMENT_NAME: 'production' }, providers).environment).toBeUndefined();
    expect(readLookupConfig({ ...LINKSFIELD, ENVIRONMENT_NAME: 'staging' }, providers).environment).toBe('staging');
  });
});
