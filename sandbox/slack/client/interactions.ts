import { createEnvelope } from '../delivery/envelope.ts';
import type { Delivery, Sender } from '../delivery/sender.ts';
import { type MessagePress, messageAction, type ViewPress, viewAction } from '../payloads/action.ts';
import { type CommandInput, commandPayload } from '../payloads/command.ts';
import { type ShortcutInput, shortcutPayload } from '../payloads/shortcut.ts';
import { closingPayload, type SubmitInput, submissionPayload } from '../payloads/submission.ts';
import type { SlackState } from '../state/state.ts';
import { postCommandResponse } from './command-response.ts';
import { applySubmissionResponse, type Submission } from './submission-response.ts';

/** Interactions of people with the app. Each resolves with the bot's acknowledgement. */
export interface Interactions {
  /** Runs a slash command; the message in the acknowledgement is posted, as in Slack. */
  command(input: CommandInput): Promise<Delivery>;
  /** Presses a button, or chooses from a menu. Throws if the person does not see it. */
  press(input: MessagePress | ViewPress): Promise<Delivery>;
  /** Submits a modal and applies the bot's `response_action`. */
  submit(input: SubmitInput): Promise<Submission>;
  /** Closes a modal, or with `all` its stack. The bot is notified only if the view has notify_on_close. */
  closeView(input: {
    readonly user: string;
    readonly view: { readonly id: string };
    readonly all?: boolean;
  }): Promise<Delivery | undefined>;
  shortcut(input: ShortcutInput): Promise<Delivery>;
}

export function createInteractions(slack: SlackState, sender: Sender): Interactions {
  return {
    command: async (input) => {
      const delivery = await sender.deliver(createEnvelope('slash_commands', commandPayload(input, slack), true));
      postCommandResponse(delivery, input, slack);
      return delivery;
    },
    press: (input) => {
      const payload = 'view' in input ? viewAction(input, slack) : messageAction(input, slack);
      return sender.deliver(createEnvelope('interactive', payload));
    },
    submit: async (input) => {
      const delivery = await sender.deliver(createEnvelope('interactive', submissionPayload(input, slack), true));
      return { ...delivery, ...applySubmissionResponse(delivery, input, slack) };
    },
    closeView: async ({ user, view: { id }, all = false }) => {
      const payload = closingPayload(user, id, all, slack);
      const view = slack.views.get(id);
      if (!view) return undefined;
      const last = all ? (slack.views.get(view.root) ?? view) : view;
      slack.views.close(last);
      slack.workspace.notify({ kind: 'view_closed', view: last });
      return view.view.notify_on_close === true ? await sender.deliver(createEnvelope('interactive', payload)) : undefined;
    },
    shortcut: (input) => sender.deliver(createEnvelope('interactive', shortcutPayload(input, slack))),
  };
}
