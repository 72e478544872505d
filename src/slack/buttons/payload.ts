import type { Identifier } from '../../core/identifier/identifier.ts';
import type { EphemeralClient } from '../answer/delivery/ephemeral.ts';
import type { PostClient } from '../answer/delivery/post.ts';
import type { Respond } from '../answer/delivery/response-url.ts';
import type { ViewsClient } from '../answer/delivery/views.ts';
import type { Asker, Question } from '../answer/question.ts';

/** A modal or an App Home in a payload. */
export interface ShownView {
  readonly id: string;
  readonly type: string;
  readonly private_metadata: string;
  /** What the person has entered, by block and element. */
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null | undefined }>>>>;
  };
}

/** What is used of a button's payload. A button in a view has no channel and no response_url. */
export interface ButtonArgs {
  readonly body: {
    readonly team: { readonly id: string } | null;
    readonly user: { readonly id: string };
    readonly channel?: { readonly id: string } | undefined;
    readonly container: { readonly is_ephemeral?: boolean; readonly message_ts?: string; readonly thread_ts?: string };
    readonly view?: ShownView | undefined;
    readonly trigger_id: string;
  };
  readonly action: { readonly value?: string };
  ack(): Promise<void>;
  readonly respond?: Respond | undefined;
  readonly client: ViewsClient & PostClient & EphemeralClient;
}

/** A button press, acknowledged, with the identifiers that the card was about. */
export interface Press extends Omit<ButtonArgs, 'ack'> {
  readonly asker: Asker;
  readonly identifiers: readonly Identifier[];
  /** The card is ephemeral: only the presser sees it. */
  readonly isPrivate: boolean;
  /** The thread of the card; undefined: the card is at top level. */
  readonly thread: string | undefined;
}

/** Looks up again and replaces the answer in a search window; see window/search.ts. */
export type AnswerAgain = (question: Question, view: ShownView, client: ViewsClient) => Promise<void>;
