import { isObject, type Json, objects } from '../json.ts';
import type { Violation } from '../state/slack-error.ts';
import { checkBlocks } from './blocks.ts';
import { plain } from './kinds/objects.ts';
import { boolean, list, oneOf, type Rule, shape, string } from './kinds/rules.ts';
import { LIMITS } from './limits.ts';

const anyBlock: Rule = (value, pointer) => (isObject(value) ? [] : [{ pointer, message: 'must provide an object' }]);
const base = {
  private_metadata: string(LIMITS.privateMetadata, 0),
  callback_id: string(LIMITS.callbackId, 0),
  external_id: string(LIMITS.id, 0),
};
const blocks = list(anyBlock, LIMITS.viewBlocks, 0);

const VIEWS = {
  modal: shape(
    { title: plain(LIMITS.viewTitle), blocks },
    {
      ...base,
      close: plain(LIMITS.viewButton),
      submit: plain(LIMITS.viewButton),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
  ),
  home: shape({ blocks }, base),
} as const;

/** What Slack would reject in a view. */
export function checkView(view: Json, kind: 'modal' | 'home'): readonly Violation[] {
  const isKind = oneOf(kind)(view.type, '/view/type');
  if (isKind.length > 0) return isKind;
  const inner = objects(view.blocks);
  return [
    ...VIEWS[kind](view, '/view'),
    ...(inner.length > LIMITS.viewBlocks ? [] : checkBlocks(inner, kind, '/view/blocks')),
    ...checkSubmit(view, inner, kind),
  ];
}

/** docs.slack.dev/reference/views: a modal with an input block has a submit button. */
function checkSubmit(view: Json, inner: readonly Json[], kind: 'modal' | 'home'): readonly Violation[] {
  const asks = kind === 'modal' && inner.some(({ type }) => type === 'input');
  return asks && view.submit === undefined ? [{ pointer: '/view', message: 'missing required field: submit' }] : [];
}

export function isTooLarge(view: Json): boolean {
  return Buffer.byteLength(JSON.stringify(view)) > LIMITS.view;
}
