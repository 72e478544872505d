import { afterEach } from 'vitest';
import { type RecordedRequest, type Reply, type StandIn, startStandIn } from '../../../sandbox/vendors/standin.ts';
import { startTuya, type TuyaOptions } from '../../../sandbox/vendors/tuya/index.ts';

const started: StandIn[] = [];

/** A Tuya that is closed after the test. */
export async function startVendor(options?: TuyaOptions): Promise<StandIn> {
  return kept(await startTuya(options));
}

/** A vendor that believes everybody and says what the test wants. */
export async function startScripted(answer: (request: RecordedRequest) => Reply): Promise<StandIn> {
  const settings = { TUYA_CLIENT_ID: 'id', TUYA_CLIENT_SECRET: 'secret', TUYA_MALL_CODE: 'mall', TUYA_SHOP_CODE: 'shop' };
  return kept(await startStandIn(answer, (url) => ({ ...settings, TUYA_BASE_URL: url })));
}

export function granted(result: unknown): Reply {
  return { body: { success: true, t: 1588925778000, tid: 'a1b2', result } };
}

export function refused(code: number, t?: number): Reply {
  return { body: { success: false, code, msg: 'no', t, tid: 'a1b2' } };
}

export function isTokenCall({ path }: RecordedRequest): boolean {
  return path.startsWith('/v1.0/token');
}

function kept(vendor: StandIn): StandIn {
  started.push(vendor);
  return vendor;
}

afterEach(async () => {
  for (const vendor of started.splice(0)) await vendor.close();
});
