import type { App, BlockAction, ButtonAction, FeedbackButtonsAction, OverflowAction, StaticSelectAction } from '@slack/bolt';
import { createMore } from '../../buttons/more.ts';
import type { ButtonArgs } from '../../buttons/payload.ts';
import {
  ASK_FAILED_AGAIN,
  CHOOSE_COLUMN,
  COPY_REPLY,
  DETAILS,
  DETAILS_FOR_ME,
  DISMISS,
  FEEDBACK,
  FOLLOW,
  GIVE_NEEDED,
  HOME_INPUT,
  HOME_SEARCH,
  LIST_ROOM,
  LOOK_AGAIN,
  LOOK_UP_ALL,
  MORE,
  OPEN_LINK,
  POST_IN_THREAD,
  REFRESH,
  REFRESH_AUTOMATIC,
  REFRESH_COMPACT,
  REVEAL_FINANCE,
  REVEAL_PERSONAL,
  SHOW_ANYWAY,
  SHOW_IN_CHANNEL,
  STOP_FOLLOWING,
  STOP_LIST,
} from '../../cards/actions.ts';
import type { Surfaces } from './surfaces.ts';

type ButtonListener = (args: ButtonArgs) => Promise<void>;

/** One listener for nearly all buttons: Bolt runs the checks of every listener for every payload, commands included. */
export function listenForButtons(app: App, surfaces: Surfaces): void {
  const buttons = buttonsOf(surfaces);
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions' }, async (args) => {
    await buttons.get(args.action.action_id)?.(args);
  });
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: DISMISS }, surfaces.dismiss.onButton);
  const column = { type: 'block_actions', action_id: new RegExp(`^${CHOOSE_COLUMN}:`) } as const;
  app.action<BlockAction<ButtonAction>>(column, surfaces.lists.chooseColumn);
  app.action<BlockAction<FeedbackButtonsAction>>({ type: 'block_actions', action_id: FEEDBACK }, surfaces.feedback);
  const more = createMore(menusOf(surfaces));
  app.action<BlockAction<OverflowAction | StaticSelectAction>>({ type: 'block_actions', action_id: MORE }, more);
}

/** By their action_id. */
function buttonsOf(surfaces: Surfaces): ReadonlyMap<string, ButtonListener> {
  const { showInChannel, home, lists } = surfaces;
  return new Map([
    ...menusOf(surfaces),
    [SHOW_IN_CHANNEL, showInChannel.show],
    [SHOW_ANYWAY, showInChannel.confirm],
    [DETAILS_FOR_ME, surfaces.details],
    [REVEAL_PERSONAL, surfaces.revealPersonal],
    [REVEAL_FINANCE, surfaces.revealFinance],
    [STOP_FOLLOWING, surfaces.follow.stop],
    [POST_IN_THREAD, surfaces.postInThread],
    [HOME_INPUT, home.search],
    [HOME_SEARCH, home.search],
    [LOOK_AGAIN, home.repeat],
    [LOOK_UP_ALL, lists.lookUpAll],
    [LIST_ROOM, lists.addField],
    [STOP_LIST, lists.stop],
    [ASK_FAILED_AGAIN, lists.askFailedAgain],
    // A link: Slack wants it acknowledged, nothing else happens.
    [OPEN_LINK, ({ ack }) => ack()],
  ]);
}

/** Buttons that are also an option of a card's menu. */
function menusOf({ refresh, details, missingInput, copyReply, follow }: Surfaces): ReadonlyMap<string, ButtonListener> {
  return new Map([
    [REFRESH, refresh.card],
    [REFRESH_COMPACT, refresh.compact],
    [REFRESH_AUTOMATIC, refresh.automatic],
    [GIVE_NEEDED, missingInput.open],
    [COPY_REPLY, copyReply],
    [DETAILS, details],
    [FOLLOW, follow.follow],
  ]);
}
