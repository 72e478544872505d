import type { App, GlobalShortcut, MessageShortcut, ViewSubmitAction } from '@slack/bolt';
import { FIND_AN_ORDER, LIST_VIEW, LOOK_UP_ORDERS, NEEDED_VIEW, SEARCH_VIEW } from '../../cards/actions.ts';
import { RIGHTS_EVENTS } from '../../policy/rights-changes.ts';
import { LOOK_UP_STEP } from '../../workflow/step.ts';
import { listenForButtons } from './buttons.ts';
import type { Surfaces } from './surfaces.ts';

/** Connects each kind of payload with the surface that handles it. */
export function listen(app: App, surfaces: Surfaces): void {
  const { message, missingInput, search, lists, shortcuts, step, unfurl, home, dismiss } = surfaces;
  listenForButtons(app, surfaces);
  app.view(NEEDED_VIEW, missingInput.submit);
  app.view<ViewSubmitAction>(SEARCH_VIEW, search.submit);
  app.view<ViewSubmitAction>(LIST_VIEW, lists.submit);
  app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: LOOK_UP_ORDERS }, shortcuts.lookUpOrders);
  app.shortcut<GlobalShortcut>({ type: 'shortcut', callback_id: FIND_AN_ORDER }, shortcuts.findAnOrder);
  app.function(LOOK_UP_STEP, step);
  app.event('link_shared', unfurl);
  app.event('message', message);
  app.event('app_mention', message);
  app.event('reaction_added', dismiss.onReaction);
  app.event('app_home_opened', home.publish);
  for (const name of RIGHTS_EVENTS) app.event(name, surfaces.rightsChanged);
}
