import * as z from 'zod';
import { parseJson } from '../../../core/parse-json.ts';

/** What is used of @slack/socket-mode's client, which is an EventEmitter. */
export interface EnvelopeClient {
  listeners(event: 'ws_message'): ((...message: SocketMessage) => unknown)[];
  removeAllListeners(event: 'ws_message'): unknown;
  on(event: 'ws_message', listener: (...message: SocketMessage) => void): unknown;
}

type SocketMessage = [data: string | ArrayBuffer, isBinary: boolean];

const MESSAGE = 'ws_message';
/** docs.slack.dev/apis/events-api/using-socket-mode, "Receive events" */
const ENVELOPE = z.looseObject({ envelope_id: z.string(), type: z.string() });
/** The client looks into the payload of this type only. */
const NOT_LOOKED_INTO = 'malformed';

/**
 * The client fails at an envelope whose payload is no whole event, in a promise that nobody handles. Here it passes such a
 * payload on as one of no known type, so that it ends where all malformed payloads do (malformed.ts).
 * @param onUnreadable called for what is no envelope
 */
export function tolerateEnvelopes(client: EnvelopeClient, onUnreadable: () => void): void {
  const [read] = client.listeners(MESSAGE);
  if (!read) return;
  client.removeAllListeners(MESSAGE);
  client.on(MESSAGE, async (...message) => {
    try {
      await read(...message);
    } catch {
      const again = withoutType(message);
      if (again === undefined) onUnreadable();
      else await read(again, false);
    }
  });
}

function withoutType([data]: SocketMessage): string | undefined {
  const envelope = typeof data === 'string' ? parseJson(ENVELOPE, data) : undefined;
  return envelope && envelope.type !== NOT_LOOKED_INTO ? JSON.stringify({ ...envelope, type: NOT_LOOKED_INTO }) : undefined;
}
