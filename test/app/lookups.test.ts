import { afterEach, expect, it } from 'vitest';
import { startVendors, type Vendors } from '../../sandbox/vendors/index.ts';
import { createLookups, type Lookups } from '../../src/app/lookups/lookups.ts';
import { readLookupConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { providers } from '../../src/providers/index.ts';

const AT_ONCE = 30;
const QUESTIONS = 60;

let vendors: Vendors | undefined;
let lookups: Lookups | undefined;

afterEach(async () => {
  await lookups?.close();
  await vendors?.close();
});

it('scout: a provider is asked as much at once as its setting says', async () => {
  vendors = await startVendors();
  const { linksfield } = vendors;
  const released = Promise.withResolvers<void>();
  linksfield.fault = { until: released.promise };
  const pace = { LINKSFIELD_PER_SECOND: '1000', LINKSFIELD_AT_ONCE: String(AT_ONCE) };
  const config = readLookupConfig({ ...vendors.env, ...pace }, providers);
  lookups = createLookups(config, createLog({ level: 'fatal', secrets: [] }), createMetrics());
  const identifiers = Array.from({ length: QUESTIONS }, (_, index) => {
    const value = `8985220220${9_000_000_000 + index}`;
    return { kind: 'iccid', value, raw: value } as const;
  });

  const { done } = lookups.look(identifiers, { team: 'T1', language: 'en' });
  await expect.poll(() => linksfield.requests.length).toBe(AT_ONCE);
  released.resolve();
  await done;

  expect(linksfield.maxAtOnce).toBe(AT_ONCE);
});

it('scout: who may use the same accounts shares what was remembered for them, and nobody else does', async () => {
  vendors = await startVendors();
  const config = readLookupConfig(vendors.env, providers);
  lookups = createLookups(config, createLog({ level: 'fatal', secrets: [] }), createMetrics());

  const some = lookups.among(['clink', 'tuya']);

  expect(lookups.among(['clink', 'tuya'])).toBe(some);
  expect(lookups.among(['tuya', 'clink']).accounts).toEqual(['tuya', 'clink']);
  expect(lookups.among(['clink']).accounts).toEqual(['clink']);
});
