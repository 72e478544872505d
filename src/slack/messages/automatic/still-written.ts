import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Identifier } from '../../../core/identifier/identifier.ts';
import type { Store } from '../../../state/store.ts';
import { messageText } from '../../intake/message.ts';
import type { MessageEvent } from '../message-event.ts';

/** Whether a message is complete; its author may still be writing it by edits. */
export interface WrittenMessages {
  /**
   * Resolves at once for a new message that looks complete, otherwise when no edit has come for a while; false: another
   * edit has come. To be called for every message and edit, whatever it names.
   */
  isComplete(event: MessageEvent, identifiers: readonly Identifier[]): Promise<boolean>;
}

const KEPT_MS = 60_000;
const MAX_ICCID_LENGTH = 20;
const SHORTEST_ICCID = 19;

/** @param wait for the next edit, in milliseconds */
export function createWrittenMessages(store: Pick<Store, 'get' | 'set'>, wait: number): WrittenMessages {
  return {
    async isComplete(event, identifiers) {
      const key = `${event.team} written ${event.channel} ${event.ts}`;
      const version = randomUUID();
      await store.set(key, version, KEPT_MS);
      const isWritten = event.previous === undefined && !identifiers.some((one) => mayGoOn(one, event.message));
      if (identifiers.length === 0 || isWritten) return true;
      await delay(wait);
      return (await store.get(key)) === version;
    },
  };
}

/** Without an ICCID that is too short and ends an edited message: the next edit brings its other digits. */
export function withoutHalves(identifiers: readonly Identifier[], { message, previous }: MessageEvent): readonly Identifier[] {
  if (previous === undefined) return identifiers;
  return identifiers.filter((identifier) => identifier.value.length >= SHORTEST_ICCID || !mayGoOn(identifier, message));
}

function mayGoOn({ kind, value, raw }: Identifier, message: unknown): boolean {
  return kind === 'iccid' && value.length < MAX_ICCID_LENGTH && messageText(message).trimEnd().endsWith(raw);
}
