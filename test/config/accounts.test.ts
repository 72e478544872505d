import { describe, expect, it } from 'vitest';
import { connectProvider } from '../../src/config/accounts/providers.ts';
import { ConfigError, readLookupConfig } from '../../src/config/config.ts';
import type { Environment } from '../../src/config/reading.ts';
import { providers } from '../../src/providers/index.ts';

const DEFAULT = { LINKSFIELD_PARTNER_CODE: 'P1' };
const EU = { LINKSFIELD__EU__PARTNER_CODE: 'P2' };

function problemsOf(env: Environment): readonly string[] {
  try {
    readLookupConfig(env, providers);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('accounts of a provider', () => {
  it('have an id, a label, settings and a pace each', () => {
    const config = readLookupConfig(
      {
        ...DEFAULT,
        ...EU,
        LINKSFIELD__EU__BASE_URL: 'https://eu.example/topup',
        LINKSFIELD__EU__PER_SECOND: '2',
        LINKSFIELD__BRAND_B__PARTNER_CODE: 'P3',
        LINKSFIELD__BRAND_B__LABEL: 'Roaming Panda',
      },
      providers,
    );

    const connected = config.providers.map(connectProvider);

    expect(connected).toMatchObject([
      { id: 'linksfield', kind: 'linksfield', label: 'Linksfield', limits: { perSecond: 5 } },
      {
        id: 'linksfield.eu',
        kind: 'linksfield',
        label: 'Linksfield EU',
        baseUrl: 'https://eu.example/topup',
        limits: { perSecond: 2 },
      },
      { id: 'linksfield.brand-b', kind: 'linksfield', label: 'Roaming Panda' },
    ]);
    expect(config.providers.map(({ values }) => values.LINKSFIELD_PARTNER_CODE)).toEqual(['P1', 'P2', 'P3']);
  });

  it('need no account without a suffix', () => {
    const { providers: accounts } = readLookupConfig(EU, providers);

    expect(accounts.map(({ id }) => id)).toEqual(['linksfield.eu']);
  });

  it.each([
    [
      { CLINK__TEST__BASE_URL: 'https://api.example' },
      'CLINK__TEST__API_KEY is missing: Clink TEST is set up in part (CLINK__TEST__BASE_URL)',
    ],
    [{ ...EU, LINKSFIELD__EU__AMOUNT_UNIT: 'cents' }, 'LINKSFIELD__EU__AMOUNT_UNIT must be one of'],
    [{ ...EU, LINKSFIELD__EU__AT_ONCE: '0' }, 'LINKSFIELD__EU__AT_ONCE must be a whole number'],
  ])('have problems under the names of their variables (%j)', (env, problem) => {
    const problems = problemsOf({ ...DEFAULT, ...env });

    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['LINKSFIELD_PARTNERCODE', 'LINKSFIELD_PARTNER_CODE'],
    ['LINKSFIELD__EU__PARTNR_CODE', 'LINKSFIELD__EU__PARTNER_CODE'],
    ['LINKSFIELD_EU_PARTNER_CODE', 'LINKSFIELD_PARTNER_CODE'],
  ])('the start stops at %s, which belongs to none, with a suggestion', (name, meant) => {
    const problems = problemsOf({ ...DEFAULT, ...EU, [name]: 'x' });

    expect(problems).toEqual([`${name} is not a setting: did you mean ${meant}?`]);
  });

  it.each(['CLINK_SERVICE_HOST', 'CLINK_SERVICE_PORT', 'CLINK_SERVICE_PORT_HTTP', 'CLINK_PORT', 'CLINK_PORT_80_TCP_ADDR'])(
    '%s, which a cluster sets for a service of that name, is no problem',
    (name) => {
      expect(problemsOf({ ...DEFAULT, [name]: '10.0.0.1' })).toEqual([]);
    },
  );

  it('an account of which only the label is set is missing the rest', () => {
    const problems = problemsOf({ ...DEFAULT, LINKSFIELD__EU__LABEL: 'Europe' });

    expect(problems).toEqual([
      'LINKSFIELD__EU__PARTNER_CODE is missing: Europe is set up in part (LINKSFIELD__EU__LABEL) and cannot be asked without it',
    ]);
  });

  it('of a test system name their environment, and production needs no badge', () => {
    const { providers: accounts } = readLookupConfig(
      {
        ...DEFAULT,
        LINKSFIELD_ENVIRONMENT: 'production',
        LINKSFIELD_LABEL: 'Roaming Panda',
        ...EU,
        LINKSFIELD__EU__ENVIRONMENT: 'test',
      },
      providers,
    );

    expect(accounts.map(connectProvider)).toMatchObject([
      { label: 'Roaming Panda', environment: undefined },
      { label: 'Linksfield EU', environment: 'test' },
    ]);
  });

  it('have links and patterns of their own, by their ids', () => {
    const config = readLookupConfig(
      {
        ...DEFAULT,
        ...EU,
        LINK_TEMPLATES: 'linksfield=https://one.example/{order},linksfield.eu=https://eu.example/{order}',
        ORDER_PATTERNS: 'linksfield.eu=EU-(\\d+)',
      },
      providers,
    );

    expect(config.linkTemplates).toEqual({
      linksfield: 'https://one.example/{order}',
      'linksfield.eu': 'https://eu.example/{order}',
    });
    expect(config.patterns.map((pattern) => pattern.providers)).toEqual([['linksfield.eu']]);
  });

  it('the file of a secret is a setting', () => {
    const env = { ...EU, LINKSFIELD__EU__PARTNER_CODE_FILE: '/run/secrets/eu', LINKSFIELD_PARTNER_CODE_FILE: '/run/secrets/p' };

    const problems = problemsOf({ ...DEFAULT, ...env });

    expect(problems).toEqual([]);
  });

  it('two shops of one cloud project are two accounts', () => {
    const project = { CLIENT_ID: 'c', CLIENT_SECRET: 's', MALL_CODE: 'm', REGION: 'eu' };
    const named = (prefix: string, shop: string) =>
      Object.fromEntries(Object.entries({ ...project, SHOP_CODE: shop }).map(([name, value]) => [`${prefix}${name}`, value]));

    expect(problemsOf({ ...named('TUYA_', 'A'), ...named('TUYA__B__', 'B') })).toEqual([]);
    expect(problemsOf({ ...named('TUYA_', 'A'), ...named('TUYA__B__', 'A') })).toEqual([
      expect.stringContaining('tuya and tuya.b have the same credentials'),
    ]);
  });

  it.each([
    [
      { LINKSFIELD_PARTNER_CODE: 'P1,P2' },
      'LINKSFIELD_PARTNER_CODE must be one value: a second account has variables of its own, LINKSFIELD__NAME__PARTNER_CODE',
    ],
    [
      { LINKSFIELD__EU__PARTNER_CODE: 'P1, P2' },
      'LINKSFIELD__EU__PARTNER_CODE must be one value: a second account has variables of its own, LINKSFIELD__NAME__PARTNER_CODE',
    ],
  ])('are not a list in one variable: %j', (env, problem) => {
    expect(problemsOf({ ...DEFAULT, ...env })).toContain(problem);
  });

  it('one called "default" is refused, because that is how the one without a suffix is asked', () => {
    const problems = problemsOf({ ...DEFAULT, LINKSFIELD__DEFAULT__PARTNER_CODE: 'P2' });

    expect(problems).toEqual([expect.stringContaining('linksfield.default is the name of the account')]);
  });

  it('two with the same label are refused by the names of both', () => {
    const problems = problemsOf({ ...DEFAULT, ...EU, LINKSFIELD__EU__LABEL: 'linksfield' });

    expect(problems).toEqual(['linksfield and linksfield.eu have the same label: give one of them another']);
  });

  it('two with the same credentials are refused by the names of both', () => {
    const problems = problemsOf({ ...DEFAULT, LINKSFIELD__EU__PARTNER_CODE: 'P1' });

    expect(problems).toEqual(['linksfield and linksfield.eu have the same credentials: remove one of them, or correct it']);
  });
});
