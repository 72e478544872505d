import type { Courier, Delivery } from '../delivery/dispatcher.ts';
import { newParcel } from '../delivery/envelope.ts';
import { type MessagePress, messageAction, type ViewPress, viewAction } from '../payloads/action.ts';
import { type CommandInput, commandPayload } from '../payloads/command.ts';
import { type ShortcutInput, shortcutPayload } from '../payloads/shortcut.ts';
import { closingPayload, type SubmitInput, submissionPayload } from '../payloads/submission.ts';
import type { World } from '../state/state.ts';
import { acknowledgeWith } from './command-response.ts';
import { type Submission, submitted } from './submission-response.ts';

/** What people do with the app. Each resolves with what the bot acknowledged. */
export interface Interactions {
  /** What the bot acknowledges with is posted, as Slack does. */
  command(input: CommandInput): Promise<Delivery>;
  /** Presses a button, or chooses from a menu. Throws when there is no such thing to press for that person. */
  press(input: MessagePress | ViewPress): Promise<Delivery>;
  /** Submits a modal; the bot's `response_action` is carried out. */
  submit(input: SubmitInput): Promise<Submission>;
  /** Closes a modal, all of the stack when `all`; the bot hears of it only if it asked for that. */
  closeView(input: {
    readonly user: string;
    readonly view: { readonly id: string };
    readonly all?: boolean;
  }): Promise<Delivery | undefined>;
  shortcut(input: ShortcutInput): Promise<Delivery>;
}

export function createInteractions(world: World, courier: Courier): Interactions {
  return {
    command: async (input) => {
      const delivery = await courier.deliver(newParcel('slash_commands', commandPayload(input, world), true));
      acknowledgeWith(delivery, input, world);
      return delivery;
    },
    press: (input) => {
      const payload = 'view' in input ? viewAction(input, world) : messageAction(input, world);
      return courier.deliver(newParcel('interactive', payload));
    },
    submit: async (input) => {
      const delivery = await courier.deliver(newParcel('interactive', submissionPayload(input, world), true));
      return { ...delivery, ...submitted(delivery, input, world) };
    },
    closeView: async ({ user, view: { id }, all = false }) => {
      const payload = closingPayload(user, id, all, world);
      const view = world.views.get(id);
      if (!view) return undefined;
      const last = all ? (world.views.get(view.root) ?? view) : view;
      world.views.close(last);
      world.workspace.tell({ kind: 'view_closed', view: last });
      return view.view.notify_on_close === true ? await courier.deliver(newParcel('interactive', payload)) : undefined;
    },
    shortcut: (input) => courier.deliver(newParcel('interactive', shortcutPayload(input, world))),
  };
}
