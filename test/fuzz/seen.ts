import { isObject, objects } from '../../sandbox/slack/json.ts';
import type { ApiCall } from '../../sandbox/slack/state/call-log.ts';
import { mrkdwnOf } from '../support/validate.ts';
import { ACTING } from './mutation.ts';

/** Refusals of what was sent. Others concern the place that it was sent to, which a mutation may have changed. */
const OF_CONTENT = [
  /^\S+ invalid_(?:blocks|attachments|unfurls|json|payload|post_type|metadata|errors|response_action)/,
  /^\S+ invalid_arguments(?!.*missing required field)/,
  /^\S+ (?:msg_\w*too_long|no_text|view_too_large|missing_\w+|parameter_validation_failed|cannot_unfurl_message|unknown_method)/,
];

/** What Slack refused, with its answer. */
export function refusals(calls: readonly ApiCall[]): string[] {
  return calls.flatMap(({ method, answer, status }) => {
    if (isObject(answer) && answer.ok === false) return [`${method} ${answer.error} ${JSON.stringify(answer)}`];
    return status >= 400 ? [`${method} ${JSON.stringify(answer)}`] : [];
  });
}

/** Everything that anybody was shown and that Slack reads as mrkdwn. */
export function mrkdwnIn(calls: readonly ApiCall[]): string[] {
  return calls.flatMap(({ arguments: { text, blocks, view, unfurls } }) => [
    typeof text === 'string' ? text : '',
    ...mrkdwnOf(objects(read(blocks))),
    ...[read(view), ...Object.values(Object(read(unfurls)))].flatMap((part) => mrkdwnOf(objects(Object(part).blocks))),
  ]);
}

/** Hostile words that would act where they stand. */
export function acting(calls: readonly ApiCall[]): string[] {
  return mrkdwnIn(calls).filter((text) => ACTING.some((mark) => text.includes(mark)));
}

function read(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

/** Refusals because of what was sent, each once. */
export function refusedContent(calls: readonly ApiCall[]): string[] {
  return [...new Set(refusals(calls).filter((refusal) => OF_CONTENT.some((code) => code.test(refusal))))];
}
