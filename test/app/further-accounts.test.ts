import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startVendors, type Vendors } from '../../sandbox/vendors/index.ts';
import { createLookups, type Lookups } from '../../src/app/lookups/lookups.ts';
import { readLookupConfig } from '../../src/config/config.ts';
import type { Lookup } from '../../src/core/lookup.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { providers } from '../../src/providers/index.ts';

const ASKING = { team: 'T1', language: 'en' } as const;

let vendors: Vendors;
const open: Lookups[] = [];
const begun: Lookup[] = [];

beforeAll(async () => {
  vendors = await startVendors({ hasFurtherAccounts: true });
});
afterAll(async () => {
  await Promise.all([...open.map((lookups) => lookups.close()), vendors.close()]);
});

/** None asks a vendor while the next test counts. */
afterEach(async () => {
  await Promise.all(begun.splice(0).flatMap(({ done, linked }) => [done, linked]));
});

function lookupsWith(settings: Readonly<Record<string, string>> = {}): Lookups {
  const config = readLookupConfig({ ...vendors.env, ...settings }, providers);
  const lookups = createLookups(config, createLog({ level: 'fatal', secrets: [] }), createMetrics());
  open.push(lookups);
  return lookups;
}

function ask(lookups: Pick<Lookups, 'read' | 'look'>, text: string): Lookup {
  const lookup = lookups.look(lookups.read(text, { asked: true }), ASKING);
  begun.push(lookup);
  return lookup;
}

describe('an account of a test system', () => {
  it('marks its orders, which are never linked with real ones', async () => {
    const lookups = lookupsWith();

    const lookup = ask(lookups, '4567');
    const findings = [...(await lookup.done), ...(await lookup.linked)];

    const { stories, possible } = lookups.storiesOf(findings);
    const orders = findings.flatMap(({ answer }) => (answer.kind === 'found' ? answer.orders : []));
    expect(orders.find(({ account }) => account === 'clink.test')).toMatchObject({ environment: 'test' });
    expect(orders.find(({ account }) => account === 'clink')).not.toHaveProperty('environment');
    expect(stories.flatMap((story) => story.orders.map(({ account }) => account))).not.toContain('clink.test');
    expect(possible.flatMap(({ from, to }) => [from.account, to.account])).not.toContain('clink.test');
  });

  it('is not asked about what a real order refers to', async () => {
    const lookups = lookupsWith();
    const before = vendors.further?.['clink.test'].requests.length;

    const lookup = ask(lookups, 'CU-7ZOIHX0RB16U20250828111429591');
    const linked = await lookup.linked;

    expect(linked.map(({ source }) => source.id)).toEqual(['clink']);
    expect(vendors.further?.['clink.test'].requests.length).toBe(before);
  });
});

describe('MAX_ACCOUNTS_PER_QUESTION', () => {
  it('bounds a number that names no account, in the order of the accounts', () => {
    const lookups = lookupsWith({ MAX_ACCOUNTS_PER_QUESTION: '2' });

    const lookup = ask(lookups, '4567');
    const own = ask(lookups.among(['clink.test', 'linksfield', 'clink']), '4567');

    expect(lookup.awaited().map(({ source }) => source.id)).toEqual(['linksfield', 'linksfield.eu']);
    expect(lookup.unasked.map(({ source }) => source.id)).toEqual(['tuya', 'linkbest', 'clink', 'clink.test']);
    expect(own.awaited().map(({ source }) => source.id)).toEqual(['clink.test', 'linksfield']);
  });

  it.each(['linksfield:4567', 'linksfield.eu:4567', 'CU-7ZOIHX0RB16U20250828111429591', '89852202209089971478'])(
    'does not bound %s',
    (text) => {
      const lookup = ask(lookupsWith({ MAX_ACCOUNTS_PER_QUESTION: '1' }), text);

      expect(lookup.unasked).toEqual([]);
    },
  );
});

it('accounts: a pattern may name the account without a suffix alone', () => {
  const lookups = lookupsWith({ ORDER_PATTERNS: 'linksfield.default=RP(\\d+)' });

  const lookup = ask(lookups, 'RP4567');

  expect(lookup.awaited().map(({ source }) => source.id)).toEqual(['linksfield']);
});

it('accounts: orders of the account without a suffix are not followed to others when it is asked alone', async () => {
  const lookup = ask(lookupsWith(), 'linksfield.default:4567');

  expect((await lookup.done).map(({ source, answer }) => [source.id, answer.kind])).toEqual([['linksfield', 'found']]);
  expect(await lookup.linked).toEqual([]);
});

it('accounts: one with a long name is asked by it', () => {
  const lookups = lookupsWith({ LINKSFIELD__ROAMING_PANDA_EUROPE_WEST__PARTNER_CODE: 'P4' });

  const [identifier] = lookups.read('linksfield.roaming-panda-europe-west:4567', { asked: true });

  expect(identifier).toMatchObject({ value: '4567', providers: ['linksfield.roaming-panda-europe-west'] });
});

it.each([
  ['tuya.shop-b: user=buyer1', ['tuya.shop-b']],
  ['tuya.default: user=buyer1', ['tuya']],
  ['tuya: user=buyer1', ['tuya', 'tuya.shop-b']],
])("accounts: %s asks %j for a buyer's orders", (text, accounts) => {
  const settings = { CLIENT_ID: 'c2', CLIENT_SECRET: 's2', MALL_CODE: 'm2', SHOP_CODE: 'shop2', REGION: 'eu' };
  const further = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`TUYA__SHOP_B__${name}`, value]));
  const lookups = lookupsWith(further);

  const sources = lookups.read(text, { asked: true }).flatMap(lookups.sourcesFor);

  expect(sources.map(({ id }) => id)).toEqual(accounts);
});

describe('look-ups among some accounts', () => {
  const among = () => lookupsWith({ ORDER_PATTERNS: 'linksfield.eu=EU(\\d+)' }).among(['linksfield', 'tuya', 'linkbest']);

  it('read the name of another account as any other word', () => {
    const read = (text: string) =>
      among()
        .read(text, { asked: true })
        .map(({ kind, value, providers }) => ({ kind, value, providers }));

    expect(read('linksfield.eu:4567')).toEqual(
      read('linksfield.xx:4567').map((identifier) => ({ ...identifier, value: identifier.value.replace('.xx', '.eu') })),
    );
    expect(read('clink:4567')).toEqual(
      read('brand:4567').map((identifier) => ({ ...identifier, value: identifier.value.replace('brand', 'clink') })),
    );
    expect(read('clink.default:4567')).toEqual(
      read('clink.xxxxxxx:4567').map((identifier) => ({ ...identifier, value: identifier.value.replace('xxxxxxx', 'default') })),
    );
    expect(read('EU4567')).toEqual([{ kind: 'reference', value: 'EU4567', providers: undefined }]);
  });

  it('know no names and places of the others', () => {
    const { known, prefixes, places } = among();

    expect(known.map(({ provider }) => provider)).not.toContain('clink');
    expect(prefixes).toEqual(['linksfield', 'tuya', 'linkbest']);
    expect(places().map(({ label }) => label)).toEqual(['Linksfield', 'Tuya', 'LinkBest']);
  });
});
