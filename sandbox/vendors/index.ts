import { startClink } from './clink/index.ts';
import { startLinkBest } from './linkbest/index.ts';
import { startLinksfield } from './linksfield/index.ts';
import type { StandIn } from './standin.ts';
import { startTuya } from './tuya/index.ts';

/** The four vendors on loopback. */
export interface Vendors {
  readonly linksfield: StandIn;
  readonly tuya: StandIn;
  readonly linkbest: StandIn;
  readonly clink: StandIn;
  /** Settings with which the bot talks to all four. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startVendors(): Promise<Vendors> {
  const [linksfield, tuya, linkbest, clink] = await Promise.all([startLinksfield(), startTuya(), startLinkBest(), startClink()]);
  const all = [linksfield, tuya, linkbest, clink];
  return {
    linksfield,
    tuya,
    linkbest,
    clink,
    env: Object.assign({}, ...all.map(({ env }) => env)),
    close: async () => {
      await Promise.all(all.map((vendor) => vendor.close()));
    },
  };
}
