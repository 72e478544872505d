import { VENDOR_IDS } from '../../vendors/index.ts';
import type { StandIn } from '../../vendors/standin.ts';
import type { World } from '../../world.ts';
import { logEntry } from './bot-log.ts';
import { createLookupReader } from './lookups.ts';
import { createRedactor } from './redaction.ts';
import { callEntry, deliveryEntry } from './slack.ts';
import { exchangeEntry } from './vendor.ts';
import { createWireLog, type WireLog } from './wire-log.ts';

/** Records all traffic of a world, and the bot's log and look-ups. */
export interface Wire extends Pick<WireLog, 'after' | 'clear'> {
  /** Adds a line of the bot's log. */
  log(line: string): void;
  /** Adds the look-ups since the last call, read from the bot's metrics. */
  refresh(): Promise<void>;
}

export function createWire(world: World, onWritten: () => void): Wire {
  const log = createWireLog(onWritten);
  const lookups = createLookupReader();
  const { slack, vendors } = world;
  const redactor = createRedactor({ ...vendors.env, ...slack.env, ...slack.envSocket });
  const write: WireLog['write'] = (entry) =>
    log.write({ ...entry, title: redactor.text(entry.title), detail: redactor.value(entry.detail) });
  const standIns: readonly (readonly [string, StandIn])[] = [
    ...VENDOR_IDS.map((id) => [id, vendors[id]] as const),
    ...Object.entries(vendors.further ?? {}),
  ];
  for (const [id, standIn] of standIns) standIn.watch((exchange) => write(exchangeEntry(id, exchange)));
  slack.workspace.changes.on('changed', (change) => {
    if (change.kind === 'delivered') {
      const delivery = slack.deliveries.findLast(({ id }) => id === change.id);
      if (delivery) write(deliveryEntry(delivery));
    }
    if (change.kind === 'called') {
      const call = slack.calls.findLast(({ id }) => id === change.id);
      if (call) write(callEntry(call));
    }
  });
  return {
    after: log.after,
    clear: log.clear,
    log: (line) => {
      const entry = logEntry(line);
      if (entry) write(entry);
    },
    refresh: async () => {
      for (const entry of await lookups.read(world.url)) write(entry);
    },
  };
}
