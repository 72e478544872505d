import type {
  App,
  BlockAction,
  ButtonAction,
  FeedbackButtonsAction,
  GlobalShortcut,
  MessageShortcut,
  OverflowAction,
  StaticSelectAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ListPresses } from '../bulk/press.ts';
import type { ListWindows } from '../bulk/window.ts';
import type { FollowButtons } from '../buttons/follow.ts';
import type { MissingInput } from '../buttons/missing-input.ts';
import { createMore } from '../buttons/more.ts';
import type { ButtonArgs } from '../buttons/payload.ts';
import type { Refresh } from '../buttons/refresh.ts';
import type { ShowInChannel } from '../buttons/show-in-channel.ts';
import {
  ASK_FAILED_AGAIN,
  CHOOSE_COLUMN,
  COPY_REPLY,
  DETAILS,
  DETAILS_FOR_ME,
  DISMISS,
  FEEDBACK,
  FIND_AN_ORDER,
  FOLLOW,
  GIVE_NEEDED,
  HOME_INPUT,
  HOME_SEARCH,
  LIST_ROOM,
  LIST_VIEW,
  LOOK_AGAIN,
  LOOK_UP_ALL,
  LOOK_UP_ORDERS,
  MORE,
  NEEDED_VIEW,
  OPEN_LINK,
  POST_IN_THREAD,
  REFRESH,
  REFRESH_AUTOMATIC,
  REFRESH_COMPACT,
  REVEAL_FINANCE,
  REVEAL_PERSONAL,
  SEARCH_VIEW,
  SHOW_ANYWAY,
  SHOW_IN_CHANNEL,
  STOP_FOLLOWING,
  STOP_LIST,
} from '../cards/actions.ts';
import type { CommandArgs } from '../command/command.ts';
import type { UnfurlArgs } from '../links/unfurl.ts';
import type { Dismiss } from '../messages/automatic/dismiss.ts';
import type { MessageArgs } from '../messages/messages.ts';
import { RIGHTS_EVENTS, type RightsChangeArgs } from '../policy/rights-changes.ts';
import type { Home } from '../window/home.ts';
import type { Search } from '../window/search.ts';
import type { Shortcuts } from '../window/shortcut.ts';
import { LOOK_UP_STEP, type StepArgs } from '../workflow/step.ts';

/** What the bot listens to. */
export interface Surfaces {
  command(args: CommandArgs): Promise<void>;
  details(args: ButtonArgs): Promise<void>;
  copyReply(args: ButtonArgs): Promise<void>;
  feedback(args: ButtonArgs): Promise<void>;
  readonly refresh: Refresh;
  readonly showInChannel: ShowInChannel;
  readonly follow: FollowButtons;
  revealPersonal(args: ButtonArgs): Promise<void>;
  revealFinance(args: ButtonArgs): Promise<void>;
  readonly missingInput: MissingInput;
  step(args: StepArgs): Promise<void>;
  unfurl(args: UnfurlArgs): Promise<void>;
  readonly search: Search;
  readonly shortcuts: Shortcuts;
  postInThread(args: ButtonArgs): Promise<void>;
  readonly home: Home;
  readonly lists: ListPresses & Pick<ListWindows, 'lookUpAll' | 'addField' | 'submit'>;
  message(args: MessageArgs): Promise<void>;
  readonly handleUnanswered: HandleUnanswered;
  readonly dismiss: Dismiss;
  rightsChanged(args: RightsChangeArgs): Promise<void>;
}

/** Handles a payload that needs no listener; false: a listener must see it. */
export type HandleUnanswered = (payload: unknown) => boolean;

/** Connects each kind of payload with the surface that handles it. */
export function listen(app: App, surfaces: Surfaces): void {
  const { command, details, refresh, showInChannel, missingInput, step, unfurl } = surfaces;
  app.command(/.*/, command);
  onButton(app, REFRESH, refresh.card);
  onButton(app, SHOW_IN_CHANNEL, showInChannel.show);
  onButton(app, SHOW_ANYWAY, showInChannel.confirm);
  onButton(app, DETAILS, details);
  onButton(app, DETAILS_FOR_ME, details);
  onButton(app, REVEAL_PERSONAL, surfaces.revealPersonal);
  onButton(app, REVEAL_FINANCE, surfaces.revealFinance);
  onButton(app, GIVE_NEEDED, missingInput.open);
  onButton(app, COPY_REPLY, surfaces.copyReply);
  onButton(app, FOLLOW, surfaces.follow.follow);
  onButton(app, STOP_FOLLOWING, surfaces.follow.stop);
  listenForMenus(app, surfaces);
  // A link button: Slack wants it acknowledged, nothing else happens.
  app.action(OPEN_LINK, ({ ack }) => ack());
  app.view(NEEDED_VIEW, missingInput.submit);
  app.function(LOOK_UP_STEP, step);
  app.event('link_shared', unfurl);
  listenForSearches(app, surfaces);
  listenForMessages(app, surfaces);
  listenForLists(app, surfaces);
  for (const name of RIGHTS_EVENTS) app.event(name, surfaces.rightsChanged);
}

function listenForSearches(app: App, { search, shortcuts, postInThread, home }: Surfaces): void {
  app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: LOOK_UP_ORDERS }, shortcuts.lookUpOrders);
  app.shortcut<GlobalShortcut>({ type: 'shortcut', callback_id: FIND_AN_ORDER }, shortcuts.findAnOrder);
  app.view<ViewSubmitAction>(SEARCH_VIEW, search.submit);
  onButton(app, POST_IN_THREAD, postInThread);
  app.event('app_home_opened', home.publish);
  onButton(app, HOME_INPUT, home.search);
  onButton(app, HOME_SEARCH, home.search);
  onButton(app, LOOK_AGAIN, home.repeat);
}

function listenForLists(app: App, { lists }: Surfaces): void {
  app.view<ViewSubmitAction>(LIST_VIEW, lists.submit);
  onButton(app, LOOK_UP_ALL, lists.lookUpAll);
  onButton(app, LIST_ROOM, lists.addField);
  onButton(app, STOP_LIST, lists.stop);
  onButton(app, ASK_FAILED_AGAIN, lists.askFailedAgain);
  onButton(app, new RegExp(`^${CHOOSE_COLUMN}:`), lists.chooseColumn);
}

function listenForMessages(app: App, { message, dismiss, refresh }: Surfaces): void {
  app.event('message', message);
  app.event('app_mention', message);
  app.event('reaction_added', dismiss.onReaction);
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: DISMISS }, dismiss.onButton);
  onButton(app, REFRESH_COMPACT, refresh.compact);
  onButton(app, REFRESH_AUTOMATIC, refresh.automatic);
}

function listenForMenus(app: App, { refresh, details, missingInput, copyReply, feedback, follow }: Surfaces): void {
  const listeners = new Map([
    [REFRESH, refresh.card],
    [REFRESH_COMPACT, refresh.compact],
    [REFRESH_AUTOMATIC, refresh.automatic],
    [GIVE_NEEDED, missingInput.open],
    [COPY_REPLY, copyReply],
    [DETAILS, details],
    [FOLLOW, follow.follow],
  ]);
  app.action<BlockAction<OverflowAction | StaticSelectAction>>({ type: 'block_actions', action_id: MORE }, createMore(listeners));
  app.action<BlockAction<FeedbackButtonsAction>>({ type: 'block_actions', action_id: FEEDBACK }, feedback);
}

function onButton(app: App, id: string | RegExp, handle: (args: ButtonArgs) => Promise<void>): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: id }, handle);
}
