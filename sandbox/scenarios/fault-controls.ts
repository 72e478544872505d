import type { Scene } from '../page-server/api.ts';
import type { CallFault } from '../slack/state/call-faults.ts';
import { VENDOR_ERRORS, type VendorError } from '../vendors/standin.ts';
import type { World } from '../world.ts';

export const VENDORS = ['linksfield', 'tuya', 'linkbest', 'clink'] as const;
export type VendorName = (typeof VENDORS)[number];

/** What can go wrong with every call to Slack until it is mended, by its name on the page. */
const SLACK_FAULTS: Readonly<Record<string, CallFault>> = {
  '429 for the next two calls': { retryAfter: 1, times: 2 },
  'refuses the next message': { error: 'invalid_blocks', times: 1 },
  'answers 503': { status: 503 },
  'connection drops': { drop: 'before' },
};

export interface Breaking {
  vendor(name: VendorName, latency: number, error: VendorError | undefined): void;
  /** '' mends. */
  slack(fault: string): void;
  mend(): void;
  shown(): Pick<Scene, 'faults' | 'faultWords'>;
}

export function createBreaking({ slack, vendors }: World): Breaking {
  let slackFault = '';
  const breakSlack = (word: string) => {
    slackFault = word;
    slack.mend();
    const fault = SLACK_FAULTS[word];
    if (fault) slack.fail('*', fault);
  };
  return {
    vendor: (name, latency, error) => {
      vendors[name].fault = { latency, error };
    },
    slack: breakSlack,
    mend: () => {
      breakSlack('');
      for (const name of VENDORS) vendors[name].fault = {};
    },
    shown: () => ({
      faults: {
        vendors: Object.fromEntries(VENDORS.map((name) => [name, faultOf(vendors[name].fault)])),
        slack: slackFault,
      },
      faultWords: { vendor: VENDOR_ERRORS, slack: Object.keys(SLACK_FAULTS) },
    }),
  };
}

function faultOf({ latency = 0, error = undefined }: { latency?: number | undefined; error?: VendorError | undefined }) {
  return { latency, error: error ?? '' };
}
