import type { ModalView } from '@slack/types';
import type { Identifier } from '../../core/identifier/identifier.ts';
import type { ViewsClient } from '../answer/delivery/views.ts';
import type { Asker, Surface } from '../answer/question.ts';
import type { ShownView } from '../buttons/payload.ts';
import { SEARCH_INPUT } from '../cards/actions.ts';
import type { CardContext } from '../cards/card.ts';
import { readFrame, type SearchFrame } from '../cards/views/search.ts';
import { boundedText } from '../intake/bounded-text.ts';

/** How a search window opens. */
export interface SearchOpening {
  readonly surface: Surface;
  readonly asker: Asker;
  readonly triggerId: string;
  readonly client: ViewsClient;
  /** Empty: the window opens without an answer. */
  readonly identifiers: readonly Identifier[];
  /** Prefilled in the input, so that it can be corrected. */
  readonly text: string;
  /** The message that it is opened from; the answer can be posted in its thread. */
  readonly source?: SearchFrame['source'];
  /** Shown when there is nothing to look up. */
  readonly remark?: ((context: CardContext) => string) | undefined;
}

/** What is used of the submitted window. */
export interface SearchArgs {
  readonly body: { readonly team: { readonly id: string } | null; readonly user: { readonly id: string } };
  readonly view: Omit<ShownView, 'type'>;
  ack(answer: Acknowledgement): Promise<void>;
  readonly client: ViewsClient;
}

/** Shows another view in the window, or an error at its input. */
export type Acknowledgement =
  | { readonly response_action: 'update'; readonly view: ModalView }
  | { readonly response_action: 'errors'; readonly errors: { [block: string]: string } };

/** What a person typed into a view's input. */
export function inputText({ state }: Pick<ShownView, 'state'>, input = SEARCH_INPUT): string {
  return boundedText(state.values[input]?.[input]?.value ?? '').trim();
}

export function frameOf({ id, private_metadata }: Pick<ShownView, 'id' | 'private_metadata'>): SearchFrame {
  return readFrame(private_metadata) ?? { key: id };
}
