import { isAcknowledged } from '../../slack/delivery/envelope.ts';
import type { Delivery } from '../../slack/delivery/sender.ts';
import { isObject, type Json, text } from '../../slack/json.ts';
import type { ApiCall } from '../../slack/state/call-log.ts';
import type { WireEntry } from '../api.ts';

type Entry = Omit<WireEntry, 'id' | 'at'>;

/** A payload delivered by Slack, and the bot's acknowledgement. */
export function deliveryEntry({ envelope, attempts, status, body, after }: Delivery): Entry {
  const last = attempts.at(-1);
  const isGood = last !== undefined && isAcknowledged(last);
  const tries = attempts.length > 1 ? `, try ${attempts.length}` : '';
  return {
    from: 'Slack',
    to: 'bot',
    title: titleOf(envelope.payload),
    outcome: `${status} after ${after} ms${tries}`,
    tone: isGood ? 'good' : 'bad',
    detail: { kind: envelope.kind, payload: envelope.payload, attempts, acknowledgedWith: body },
  };
}

/** A Web API call, or a post to a response_url. */
export function callEntry({ method, arguments: args, status, answer }: ApiCall): Entry {
  const refusal = isObject(answer) && answer.ok === false ? text(answer, 'error') : '';
  return {
    from: 'bot',
    to: 'Slack',
    title: method,
    outcome: refusal || String(status),
    tone: refusal !== '' || status >= 400 ? 'bad' : 'good',
    detail: { arguments: args, status, answer },
  };
}

function titleOf(payload: Json): string {
  const command = text(payload, 'command');
  if (command !== '') return `${command} ${text(payload, 'text')}`;
  if (isObject(payload.event)) return [text(payload.event, 'type'), text(payload.event, 'subtype')].filter(Boolean).join(' · ');
  const actions = Array.isArray(payload.actions) ? payload.actions.filter(isObject) : [];
  return [text(payload, 'type'), ...actions.map((action) => text(action, 'action_id'))].join(' · ');
}
