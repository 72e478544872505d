import { afterEach, beforeEach, expect, it } from 'vitest';
import { startLinksfield } from '../../sandbox/vendors/linksfield/index.ts';
import type { StandIn } from '../../sandbox/vendors/standin.ts';
import { createLookups, type Lookups } from '../../src/app/lookups/lookups.ts';
import { readLookupConfig } from '../../src/config/config.ts';
import type { Finding } from '../../src/core/finding.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { providers } from '../../src/providers/index.ts';

let standard: StandIn;
let europe: StandIn;
let lookups: Lookups;

beforeEach(async () => {
  standard = await startLinksfield();
  europe = await startLinksfield({ partnerCode: 'P2' });
  const { LINKSFIELD_BASE_URL, LINKSFIELD_PARTNER_CODE } = europe.env;
  const config = readLookupConfig(
    { ...standard.env, LINKSFIELD__EU__BASE_URL: LINKSFIELD_BASE_URL, LINKSFIELD__EU__PARTNER_CODE: LINKSFIELD_PARTNER_CODE },
    providers,
  );
  lookups = createLookups(config, createLog({ level: 'fatal', secrets: [] }), createMetrics());
});

afterEach(async () => {
  await lookups.close();
  await Promise.all([standard.close(), europe.close()]);
});

function ask(text: string): Promise<readonly Finding[]> {
  return lookups.look(lookups.read(text, { asked: true }), { team: 'T1', language: 'en' }).done;
}

function outcomes(findings: readonly Finding[]): string[] {
  return findings.map(({ source, answer }) => `${source.label}: ${answer.kind}`);
}

it('accounts: all that may hold a number are asked, and each order carries its account', async () => {
  const findings = await ask('4567');

  expect(outcomes(findings)).toEqual(['Linksfield: found', 'Linksfield EU: found']);
  const orders = findings.flatMap(({ answer }) => (answer.kind === 'found' ? answer.orders : []));
  expect(orders).toMatchObject([
    { provider: 'linksfield', account: 'linksfield', public: { id: 'CU-7ZOIHX0RB16U20250828111429591' } },
    { provider: 'linksfield', account: 'linksfield.eu', public: { id: 'CU-7ZOIHX0RB16U20250828111429591' } },
  ]);
  expect(lookups.storiesOf(findings)).toEqual({ stories: [], possible: [] });
});

it('accounts: the name of one asks it alone, the name of the provider all of them', async () => {
  const one = await ask('linksfield.eu:4567');
  const first = await ask('linksfield.default:4567');
  const all = await ask('linksfield:4567');

  expect(outcomes(one)).toEqual(['Linksfield EU: found']);
  expect(outcomes(first)).toEqual(['Linksfield: found']);
  expect(outcomes(all)).toEqual(['Linksfield: found', 'Linksfield EU: found']);
});

it('accounts: an id that is recognised by its shape is asked for at every account', async () => {
  const findings = await ask('CU-7ZOIHX0RB16U20250828111429591');

  expect(outcomes(findings)).toEqual(['Linksfield: found', 'Linksfield EU: found']);
});

it('accounts: while one is down, the others answer, and the failure names it', async () => {
  europe.fault = { error: 'unauthorized' };

  const findings = await ask('4567');

  expect(outcomes(findings)).toEqual(['Linksfield: found', 'Linksfield EU: failed']);
  expect(Object.keys(lookups.states())).toEqual(['linksfield', 'linksfield.eu']);
});
