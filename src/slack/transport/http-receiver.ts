import type { ServerResponse } from 'node:http';
import { type App, type Logger, type Receiver, ReceiverMultipleAckError } from '@slack/bolt';
import { MalformedPayload } from './payloads/malformed.ts';

/** A payload that Slack has signed, and the response that acknowledges it. */
export interface SignedPayload {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly response: ServerResponse;
}

export interface HttpReceiverDeps {
  /** Milliseconds after which a payload that nobody has acknowledged gets a 404, so that Slack delivers it again. */
  readonly unacknowledged: number;
  readonly logger: Logger;
}

/** Resolves when the payload's listeners have ended. Never rejects. */
export type Deliver = (delivered: SignedPayload) => Promise<void>;

/**
 * Bolt's receiver over HTTP. Its own reads, checks and parses a body that has been read, checked and parsed (http.ts), and
 * answers in several pieces, which costs more than all the rest of it.
 */
export function createHttpReceiver({ unacknowledged, logger }: HttpReceiverDeps): { receiver: Receiver; deliver: Deliver } {
  let app: App | undefined;
  const jsonOf = createEncoder();

  async function process({ payload, response }: SignedPayload): Promise<void> {
    const late = setTimeout(() => {
      logger.error('A payload was not acknowledged in time');
      endUnlessSent(response, 404);
    }, unacknowledged);
    const ack = async (answer?: object) => {
      clearTimeout(late);
      if (response.headersSent) throw new ReceiverMultipleAckError();
      if (!answer) return void response.end();
      // The answer would be lost, and could go another way. An acknowledgement alone is worth no failure.
      if (response.req.socket.destroyed) throw new Error('Slack closed the connection before it had the answer');
      sendJson(response, jsonOf(answer));
    };
    try {
      await app?.processEvent({ body: payload, ack });
    } catch (error) {
      // What failed is in the log (bolt.ts); the status makes Slack deliver an event again.
      clearTimeout(late);
      if (error instanceof MalformedPayload) endUnlessSent(response, 400, NO_RETRY);
      else endUnlessSent(response, 500);
    }
  }

  const receiver: Receiver = {
    init: (initialised) => {
      app = initialised;
    },
    // The server is ours (server/).
    start: async () => undefined,
    stop: async () => undefined,
  };
  return {
    receiver,
    deliver: async (delivered) => (isCheck(delivered.payload) ? answerCheck(delivered) : await process(delivered)),
  };
}

/** Slack asks whether the address is ours (docs.slack.dev, "url_verification"), and whether its certificate holds ("ssl_check"). */
function isCheck({ type, ssl_check: isForCertificate }: SignedPayload['payload']): boolean {
  return type === 'url_verification' || isForCertificate === '1';
}

function answerCheck({ payload: { challenge }, response }: SignedPayload): void {
  sendJson(response, encode({ challenge }));
}

interface Json {
  readonly text: string;
  readonly bytes: number;
}

/** An answer that is given again, such as a kept card, is encoded once. */
function createEncoder(): (answer: object) => Json {
  const encoded = new WeakMap<object, Json>();
  return (answer) => {
    const json = encoded.get(answer) ?? encode(answer);
    encoded.set(answer, json);
    return json;
  };
}

function encode(answer: object): Json {
  const text = JSON.stringify(answer);
  return { text, bytes: Buffer.byteLength(text) };
}

/** As text: Node writes it in one piece with the headers, and bytes in one of their own. */
function sendJson(response: ServerResponse, { text, bytes }: Json): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes }).end(text);
}

/** docs.slack.dev/apis/events-api, "Turning off retries". */
const NO_RETRY = { 'x-slack-no-retry': '1' };

function endUnlessSent(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  if (!response.headersSent) response.writeHead(status, headers).end();
}
