import { readContent } from '../blocks/content.ts';
import { isAcknowledged } from '../delivery/envelope.ts';
import type { Delivery } from '../delivery/sender.ts';
import { postAnswer } from '../http/response-url.ts';
import { isObject, type Json, text, tryParseJson } from '../json.ts';
import type { ResponseTarget } from '../state/response-urls.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { SlackState } from '../state/state.ts';

/** Posts the message in a command's acknowledgement, if any; the call log names it `acknowledgement`. */
export function postCommandResponse(delivery: Delivery, { user, channel }: ResponseTarget, slack: SlackState): void {
  const last = delivery.attempts.at(-1);
  if (delivery.body === '' || !last || !isAcknowledged(last)) return;
  const message = parseMessage(delivery.body);
  slack.log.begin('acknowledgement');
  const answer = tryRun(() => {
    const place = { type: text(message, 'response_type'), thread: '' };
    postAnswer({ user, channel }, readContent(message), place, slack);
  });
  slack.log.end({ method: 'acknowledgement', arguments: message, status: 200, answer });
}

/** JSON, or plain text. */
function parseMessage(body: string): Json {
  const message = tryParseJson(body);
  return isObject(message) ? message : { text: body };
}

function tryRun(act: () => void): Json {
  try {
    act();
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SlackApiError)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}
