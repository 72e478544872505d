import type { ListPresses } from '../../bulk/press.ts';
import type { ListWindows } from '../../bulk/window.ts';
import type { FollowButtons } from '../../buttons/follow.ts';
import type { MissingInput } from '../../buttons/missing-input.ts';
import type { ButtonArgs } from '../../buttons/payload.ts';
import type { Refresh } from '../../buttons/refresh.ts';
import type { ShowInChannel } from '../../buttons/show-in-channel.ts';
import type { CommandArgs } from '../../command/command.ts';
import type { UnfurlArgs } from '../../links/unfurl.ts';
import type { Dismiss } from '../../messages/automatic/dismiss.ts';
import type { MessageArgs } from '../../messages/messages.ts';
import type { RightsChangeArgs } from '../../policy/rights-changes.ts';
import type { Home } from '../../window/home.ts';
import type { Search } from '../../window/search.ts';
import type { Shortcuts } from '../../window/shortcut.ts';
import type { StepArgs } from '../../workflow/step.ts';

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
