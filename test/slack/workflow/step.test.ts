import { describe, expect, it } from 'vitest';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import { LOOK_UP_STEP } from '../../../src/slack/workflow/step.ts';
import { FIRST_WORDS_SOON, useDesk } from '../../support/desk.ts';

const desk = useDesk();
const SHIPPED = `TM-1002 user=${BUYER}`;
const TRACKING_NUMBER = '1Z2345';

/** Runs the step and says how it ended. */
async function run(inputs: Record<string, unknown>) {
  const { slack } = desk.world;
  const { id } = await slack.runStep({ callback_id: LOOK_UP_STEP, inputs });
  await desk.settled();
  return slack.functions.get(id);
}

const requests = () => desk.world.vendors.linksfield.requests.length + desk.world.vendors.clink.requests.length;

describe('the workflow step "Look up order"', () => {
  it('step: outputs the order with its stage', async () => {
    const end = await run({ text: 'Customer asks about 8985 2202 2090 8997 1478' });

    expect(end).toEqual({
      state: 'completed',
      outputs: {
        found: true,
        status: 'active',
        order_id: 'CU-7ZOIHX0RB16U20250828111429591',
        provider: 'Linksfield',
        provider_status: 'active',
        attention: 'none',
        summary: 'Active: CLJF_ZRR_20250317_001, order CU-7ZOIHX0RB16U20250828111429591 (Linksfield)',
      },
    });
  });

  it('step: outputs the first order found among several numbers', async () => {
    const end = await run({ text: '89852202209090000135 89852202209090000069 89852202209089971478' });

    expect(end).toMatchObject({ outputs: { found: true, status: 'refunded' } });
  });

  it("step: outputs what to notice and the vendor's own word", async () => {
    const end = await run({ text: '89852202209090000036' });

    expect(end).toMatchObject({ outputs: { status: 'disputed', attention: 'disputed', provider_status: 'active' } });
  });

  it('step: outputs no tracking number unless the operator allows it', async () => {
    const end = await run({ text: SHIPPED });

    expect(end).toMatchObject({ outputs: { found: true, status: 'shipped' } });
    expect(JSON.stringify(end)).not.toContain(TRACKING_NUMBER);
  });

  it('step: outputs public data only', async () => {
    const end = JSON.stringify(await run({ text: 'order_7same4567' }));

    expect(end).toContain('order_7same4567');
    expect(end).not.toMatch(/USD|\d\.\d\d|@|cus_/);
  });

  it('step: "not found" names the providers and masks the ICCID', async () => {
    const end = await run({ text: '8985 2202 2090 9000 0135' });

    expect(end).toMatchObject({ state: 'completed', outputs: { found: false, status: 'not_found' } });
    expect(JSON.stringify(end)).toContain('Linksfield');
    expect(JSON.stringify(end)).not.toContain('89852202209090000135');
  });

  it.each([
    ['no number', { text: 'where is my order' }],
    ['ids of people alone', { text: 'cus_7invented' }],
    ['no text', {}],
    ['something else than text', { text: { rich: true } }],
  ])('step: finds nothing in %s', async (_, inputs) => {
    const before = requests();

    const end = await run(inputs);

    expect(end).toEqual({
      state: 'completed',
      outputs: { found: false, status: 'not_found', summary: expect.stringContaining('no ICCID or order number') },
    });
    expect(requests()).toBe(before);
  });

  it('step: fails with a sentence and a reference when the provider fails', async () => {
    const end = await run({ text: '89852202209090000150' });

    expect(end).toMatchObject({ state: 'failed', error: expect.stringMatching(/Linksfield.* [0-9a-f]{8}/s) });
  });

  it('step: waits for a slow provider and completes once', async () => {
    await desk.useTimes(FIRST_WORDS_SOON);

    const end = await run({ text: '89852202209090000044' });

    expect(end).toMatchObject({ outputs: { found: true, order_id: expect.stringContaining('CU-SLOWANSW') } });
    expect(desk.world.slack.callsOf('functions.completeSuccess')).toHaveLength(1);
  });

  it('step: a redelivered event does not run again', async () => {
    const { slack } = desk.world;
    const { id, delivery } = await slack.runStep({ callback_id: LOOK_UP_STEP, inputs: { text: '89852202209089971478' } });
    await slack.redeliver(delivery, { number: 0 });
    await slack.redeliver(delivery, { number: 1 });
    await desk.settled();

    expect(slack.functions.get(id)).toMatchObject({ state: 'completed' });
    expect(slack.callsOf('functions.completeSuccess')).toHaveLength(1);
  });

  it('step: survives when Slack refuses its completion', async () => {
    desk.world.slack.fail('functions.completeSuccess', { error: 'parameter_validation_failed' });

    const end = await run({ text: '89852202209089971478' });

    expect(end).toEqual({ state: 'running' });
    expect(desk.log).toContain('parameter_validation_failed');
  });
});
