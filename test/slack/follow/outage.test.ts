import { expect, it, vi } from 'vitest';
import * as z from 'zod';
import { CLINK_CASES } from '../../../sandbox/vendors/clink/cases.ts';
import { useDesk } from '../../support/desk.ts';

/** The breaker stays open for longer than the test takes. */
const TIMES = { follow: 20, jobPoll: 20, halfOpen: 600_000 };
const desk = useDesk({ times: TIMES });
const WAIT = { timeout: 100_000, interval: 50 };

const READINESS = z.object({ providers: z.object({ clink: z.string() }) });

async function breakerOfClink(): Promise<string> {
  const response = await fetch(`${desk.world.url}/readyz`);
  return READINESS.parse(await response.json()).providers.clink;
}

it('follow: checks open the breaker of a provider that is down, and do not ask it again while it is open', async () => {
  const { clink } = desk.world.vendors;
  await desk.ask(`follow ${CLINK_CASES.pending}`);
  const healthy = clink.requests.length;
  await vi.waitFor(() => expect(clink.requests.length).toBeGreaterThan(healthy), WAIT);

  clink.fault = { error: 'unavailable' };
  await vi.waitFor(async () => expect(await breakerOfClink()).toBe('open'), WAIT);
  const asked = clink.requests.length;
  clink.fault = {};
  clink.changes.set(CLINK_CASES.pending, { status: 'success' });
  const [other] = await desk.ask('4567');

  expect(other).toContain('CU-7ZOIHX0RB16U20250828111429591');
  expect(await breakerOfClink()).toBe('open');
  expect(clink.requests).toHaveLength(asked);
});
