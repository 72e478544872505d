import { startClink } from './clink/index.ts';
import { type FurtherAccounts, furtherSettings, startFurtherAccounts } from './further-accounts.ts';
import { startLinkBest } from './linkbest/index.ts';
import { startLinksfield } from './linksfield/index.ts';
import type { StandIn } from './standin.ts';
import { startTuya } from './tuya/index.ts';

/** The stand-ins, by the ID of their provider. To add one: its folder, and a line here. */
const STAND_INS = {
  linksfield: startLinksfield,
  tuya: startTuya,
  linkbest: startLinkBest,
  clink: startClink,
} satisfies Readonly<Record<string, (options: VendorsOptions) => Promise<StandIn>>>;

export type VendorId = keyof typeof STAND_INS;

export const VENDOR_IDS = Object.keys(STAND_INS) as readonly VendorId[];

/** The running stand-ins, by ID. */
export type Vendors = Readonly<Record<VendorId, StandIn>> & {
  /** Second accounts of some vendors, where they were asked for. */
  readonly further: FurtherAccounts | undefined;
  /** Settings that connect the bot to all of them. */
  readonly env: Readonly<Record<string, string>>;
  /** Each as it was at its start. */
  reset(): void;
  close(): Promise<void>;
};

export interface VendorsOptions {
  /** Milliseconds that a slow case takes; each vendor's own where it is left out. */
  readonly slow?: number;
  /** Whether vendors have second accounts, a second brand and a test system. */
  readonly hasFurtherAccounts?: boolean;
}

export async function startVendors(options: VendorsOptions = {}): Promise<Vendors> {
  const entries = await Promise.all(VENDOR_IDS.map(async (id) => [id, await STAND_INS[id](options)] as const));
  const standIns = Object.fromEntries(entries) as Record<VendorId, StandIn>;
  const further = options.hasFurtherAccounts ? await startFurtherAccounts() : undefined;
  const all = [...Object.values(standIns), ...Object.values(further ?? {})];
  return {
    ...standIns,
    further,
    env: Object.assign({}, ...Object.values(standIns).map(({ env }) => env), further ? furtherSettings(further) : {}),
    reset: () => {
      for (const standIn of all) standIn.reset();
    },
    close: async () => {
      await Promise.all(all.map((standIn) => standIn.close()));
    },
  };
}
