import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/language.ts';
import { registerProviders } from '../../src/core/provider/registry.ts';
import type { Check } from '../../src/doctor/check.ts';
import { report } from '../../src/doctor/report.ts';
import { providers } from '../../src/providers/index.ts';
import { answerCard } from '../../src/slack/cards/answer/answer.ts';
import { words } from '../../src/slack/words/words.ts';
import { using } from '../doctor/consultation.ts';
import { BUTTONS, contextOf, finding, reportOf } from '../support/cards.ts';
import { findIdentifiers } from '../support/identifiers.ts';
import { problemsOf } from '../support/validate.ts';
import { acme } from './acme/acme.ts';
import { describeProvider } from './kit/contract.ts';
import { startVendor } from './kit/exchange.ts';

const ENV = { ACME_TOKEN: 'token-of-acme', ACME_BASE_URL: 'https://acme.example/v1' };
const ORDER = { number: 'ACM-12345678', state: 'paid', items: [{ title: 'Travel eSIM' }] };

/** The registry with one line more. */
const all = registerProviders([...providers, acme]);
const known = all.map((provider) => provider.known);

describeProvider({
  provider: acme,
  env: ENV,
  baseUrl: 'ACME_BASE_URL',
  secrets: ['ACME_TOKEN'],
  identifier: { kind: 'order', value: 'ACM-12345678', raw: 'ACM-12345678' },
  ownIds: ['ACM-12345678'],
  call: { method: 'GET', path: '/orders/ACM-12345678' },
  order: ORDER,
  reply: (order) => order,
  id: 'ACM-12345678',
  minimalOrder: { state: 'paid' },
  unknownWords: { order: { ...ORDER, state: 'zz-state' }, words: ['zz-state'] },
  largeReply: { ...ORDER, items: Array.from({ length: 2000 }, () => ({ title: 'Travel eSIM' })) },
  missing: { 'its own 404': { status: 404, body: { error: 'order_not_found' } } },
  missesUnder: [404],
  refused: { 'a wrong token': { reply: { status: 401, body: { message: 'wrong token' } }, kind: 'unauthorized' } },
  refusal: (message) => ({ status: 401, body: { message } }),
});

describe('a further provider, defined outside of src', () => {
  it('has its ids read in an alert, and is the only one asked about them', () => {
    const [identifier, ...others] = findIdentifiers('Payment failed: ACM-12345678, please check', { known });

    expect(identifier).toMatchObject({ kind: 'order', value: 'ACM-12345678' });
    expect(others).toEqual([]);
    expect(plannersOf(identifier ?? expect.fail('nothing read'))).toEqual(['acme']);
  });

  it('has its need read as key=value', () => {
    const [identifier] = findIdentifiers('acme:4567 shop=berlin', { asked: true, known });

    const queries = acme.connect(ENV).plan(identifier ?? expect.fail('nothing read'));

    expect(queries).toEqual([{ by: 'order', value: '4567', with: { shop: 'berlin' } }]);
  });

  it.each(LANGUAGES)('has its own words on cards in %s', (language) => {
    const source = { id: 'acme', label: 'Acme Pay' };
    const [identifier] = findIdentifiers('acme:4567', { asked: true, known });
    const about = identifier ?? expect.fail('nothing read');
    const asked = [{ by: 'order', value: '4567', caveat: 'this_year' }];
    const missing = { kind: 'missing', at: 0, from: 'provider', took: 1 } as const;
    const failed = { kind: 'failed', failure: 'forbidden', hint: 'ask_acme', reference: 'ab12cd34' } as const;
    const context = contextOf({ language, words: words(language, known), known });
    const card = (findings: Parameters<typeof reportOf>[0]) => answerCard(reportOf(findings), BUTTONS, context);

    const needed = card({ findings: [finding(about, source, { kind: 'needs', fields: ['shop'] })] });
    const miss = card({ findings: [{ ...finding(about, source, missing), asked }] });
    const failure = card({ findings: [finding(about, source, failed)] });

    const { needs, caveats, hints } = acme.known;
    expect([needed, miss, failure].flatMap((message) => problemsOf(message))).toEqual([]);
    expect(JSON.stringify(needed)).toContain(needs.shop?.[language].object);
    expect(JSON.stringify(miss)).toContain(caveats.this_year?.[language]);
    expect(JSON.stringify(failure)).toContain(hints.ask_acme?.[language]);
  });

  it('is checked by the doctor, with a dummy for what a person would have to give', async () => {
    const vendor = await using(
      startVendor([
        { method: 'GET', path: '/orders/ORDER-SCOUT-DOCTOR', reply: { status: 404, body: { error: 'order_not_found' } } },
      ]),
    );

    const checks: Check[] = [];
    for await (const check of report({ ...ENV, ACME_BASE_URL: vendor.url }, all)) checks.push(check);

    expect(checks.filter(({ check }) => check === 'Acme Pay')).toMatchObject([{ status: 'ok' }]);
  });
});

function plannersOf(identifier: ReturnType<typeof findIdentifiers>[number]): string[] {
  const asked = all.filter(({ id, connect }) => connect(SETTINGS[id] ?? {}).plan(identifier).length > 0);
  return asked.map(({ id }) => id);
}

const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  acme: ENV,
  linksfield: { LINKSFIELD_PARTNER_CODE: 'P012345' },
  tuya: {
    TUYA_CLIENT_ID: 'id',
    TUYA_CLIENT_SECRET: 'secret',
    TUYA_MALL_CODE: 'mall',
    TUYA_SHOP_CODE: 'shop',
    TUYA_REGION: 'eu',
  },
  linkbest: { LINKBEST_APP_KEY: '2312521', LINKBEST_APP_SECRET: 'secret' },
  clink: { CLINK_API_KEY: 'sk_test_1' },
};
