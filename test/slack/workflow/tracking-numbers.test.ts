import { describe, expect, it } from 'vitest';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import { LOOK_UP_STEP } from '../../../src/slack/workflow/step.ts';
import { useDesk } from '../../support/desk.ts';

const desk = useDesk({ env: { WORKFLOW_TRACKING_NUMBERS: 'true' } });

async function run(text: string) {
  const { id } = await desk.world.slack.runStep({ callback_id: LOOK_UP_STEP, inputs: { text } });
  await desk.settled();
  return desk.world.slack.functions.get(id);
}

describe('WORKFLOW_TRACKING_NUMBERS', () => {
  it('step: outputs the tracking number, and the audit trail says that internal data was shown', async () => {
    const end = await run(`TM-1002 user=${BUYER}`);

    expect(end).toMatchObject({ state: 'completed', outputs: { status: 'shipped', tracking_number: '1Z2345' } });
    expect(JSON.stringify(end)).not.toMatch(/USPS|USD|\d\.\d\d/);
    expect(desk.log).toMatch(/"shown":\["public","internal"\].*"surface":"step"/);
  });

  it('step: has no tracking number where the order has no parcel', async () => {
    const end = await run('89852202209089971478');

    expect(end).toMatchObject({ state: 'completed', outputs: { found: true } });
    expect(JSON.stringify(end)).not.toContain('tracking_number');
  });
});
