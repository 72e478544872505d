import { providers } from '../../src/providers/index.ts';
import type { FaultState } from '../page-server/api.ts';
import type { CallFault } from '../slack/state/call-faults.ts';
import { VENDOR_IDS, type VendorId } from '../vendors/index.ts';
import { VENDOR_ERRORS, type VendorError } from '../vendors/standin.ts';
import type { World } from '../world.ts';

/** FaultState of Slack's Web API, by their name on the page. They last until `restore`, or for the stated number of calls. */
const SLACK_FAULTS: Readonly<Record<string, CallFault>> = {
  '429 for the next two calls': { retryAfter: 1, times: 2 },
  'rejects the next message': { error: 'invalid_blocks', times: 1 },
  'replies 503': { status: 503 },
  'connection drops': { drop: 'before' },
};

/** Breaks the stand-ins and restores them. */
export interface FaultControls {
  /** `latency` in milliseconds. */
  breakVendor(id: VendorId, latency: number, error: VendorError | undefined): void;
  /** `fault` is a key of SLACK_FAULTS; '' restores Slack. */
  breakSlack(fault: string): void;
  restore(): void;
  /** The current faults and the ones to choose from. */
  state(): FaultState;
}

export function createFaultControls({ slack, vendors }: World): FaultControls {
  let slackFault = '';
  const breakSlack = (name: string) => {
    slackFault = name;
    slack.restore();
    const fault = SLACK_FAULTS[name];
    if (fault) slack.fail('*', fault);
  };
  return {
    breakVendor: (id, latency, error) => {
      vendors[id].fault = { latency, error };
    },
    breakSlack,
    restore: () => {
      breakSlack('');
      for (const id of VENDOR_IDS) {
        vendors[id].fault = {};
        vendors[id].changes.clear();
      }
    },
    state: () => ({
      vendors: VENDOR_IDS.map((id) => {
        const { latency = 0, error = '' } = vendors[id].fault;
        return { id, label: labelOf(id), latency, error };
      }),
      vendorErrors: VENDOR_ERRORS,
      slack: slackFault,
      slackFaults: Object.keys(SLACK_FAULTS),
    }),
  };
}

function labelOf(id: VendorId): string {
  return providers.find((provider) => provider.id === id)?.label ?? id;
}
