import type { HomeView, View } from '@slack/types';
import { sections } from '../../cards/blocks/blocks.ts';
import type { CardContext } from '../../cards/card.ts';
import { messageView } from '../../cards/views/views.ts';
import { type Destination, LIFE_MS } from './destination.ts';

/** What is used of Slack's Web API for modals. */
export interface ViewsClient {
  readonly views: {
    open(call: { trigger_id: string; view: View }): Promise<{ view?: { id?: string } }>;
    push(call: { trigger_id: string; view: View }): Promise<{ view?: { id?: string } }>;
    update(call: { view_id: string; view: View }): Promise<unknown>;
  };
}

/**
 * Opens a modal with the first reply, which must come within three seconds of the click, and updates it with the others.
 * @param how `push` puts it on top of the modal that was clicked in
 */
export function modal(client: ViewsClient, triggerId: string, how: 'open' | 'push' = 'open'): Destination<View> {
  let viewId: string | undefined;
  return {
    call: 'views',
    replaces: true,
    life: LIFE_MS.view,
    plain: cannotShow,
    send: async (view) => {
      if (viewId !== undefined) return void (await client.views.update({ view_id: viewId, view }));
      viewId = (await client.views[how]({ trigger_id: triggerId, view })).view?.id;
      return undefined;
    },
  };
}

/** Each reply takes the place of what an open modal shows; one that was closed meanwhile takes none. */
export function openModal(client: ViewsClient, viewId: string): Destination<View> {
  return {
    call: 'views.update',
    replaces: true,
    life: LIFE_MS.view,
    plain: cannotShow,
    send: async (view) => void (await client.views.update({ view_id: viewId, view })),
  };
}

/** What the submission of a modal is acknowledged with: the modal shows it. */
export function submission<Answer>(ack: (answer: Answer) => Promise<void>): Destination<Answer> {
  return {
    call: 'view_submission',
    replaces: false,
    life: LIFE_MS.view,
    plain: (answer) => answer,
    send: async (answer) => void (await ack(answer)),
  };
}

function cannotShow(_view: View, context: CardContext): View {
  return messageView(context.words.cannotShow, context);
}

/** What is used of Slack's Web API for the App Home. */
export interface HomeClient {
  readonly views: { publish(call: { user_id: string; view: HomeView }): Promise<unknown> };
}

/** One person's App Home; without a hash, so that of two publications the later one counts. */
export function appHome(client: HomeClient, user: string): Destination<HomeView> {
  return {
    call: 'views.publish',
    replaces: true,
    life: LIFE_MS.view,
    plain: (_view, { words }) => ({ type: 'home', blocks: sections([words.cannotShow]) }),
    send: async (view) => void (await client.views.publish({ user_id: user, view })),
  };
}
