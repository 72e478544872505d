import type { World } from '../../world.ts';
import { logEntry } from './bot-log.ts';
import { createFindings } from './lookups.ts';
import { hiding } from './redaction.ts';
import { callEntry, deliveryEntry } from './slack.ts';
import { exchangeEntry } from './vendor.ts';
import { createWireBook, type WireBook } from './wire-log.ts';

/** Everything that crosses the wire of a world, and what the bot tells about itself. */
export interface Wire extends Pick<WireBook, 'after' | 'clear'> {
  /** Takes a line of the bot's log. */
  log(line: string): void;
  /** Asks the bot what it has found. */
  refresh(): Promise<void>;
}

export function createWire(world: World, onWritten: () => void): Wire {
  const book = createWireBook(onWritten);
  const findings = createFindings();
  const { slack, vendors } = world;
  const hide = hiding({ ...vendors.env, ...slack.env, ...slack.envSocket });
  const write: WireBook['write'] = (entry) =>
    book.write({ ...entry, title: hide.text(entry.title), detail: hide.all(entry.detail) });
  for (const name of ['linksfield', 'tuya', 'linkbest', 'clink'] as const) {
    vendors[name].watch((exchange) => write(exchangeEntry(name, exchange)));
  }
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
    after: book.after,
    clear: book.clear,
    log: (line) => {
      const entry = logEntry(line);
      if (entry) write(entry);
    },
    refresh: async () => {
      for (const entry of await findings.read(world.url)) write(entry);
    },
  };
}
