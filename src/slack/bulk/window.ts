import type { ModalView } from '@slack/types';
import * as z from 'zod';
import { type ReadList, readPastedList } from '../../bulk/list.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { PostClient } from '../answer/delivery/post.ts';
import { modal, openModal, submission, type ViewsClient } from '../answer/delivery/views.ts';
import { openOrExplain, type Sentence, sayNotice } from '../answer/notices.ts';
import { type Asker, accountUse, askerOf, type PersonAsking } from '../answer/question.ts';
import type { ButtonArgs, Press, ShownView } from '../buttons/payload.ts';
import { onPress, type PressDeps } from '../buttons/press.ts';
import { newWindow, toPresser } from '../buttons/press-destinations.ts';
import { LIST_FILE, readCount } from '../cards/actions.ts';
import { fieldId, type ListWindow, listView, MAX_FIELDS } from '../cards/bulk/window.ts';
import type { CardContext } from '../cards/card.ts';
import { LIMITS, pack } from '../cards/limits.ts';
import { messageView } from '../cards/views/views.ts';
import type { SubCommandCall } from '../command/command.ts';
import { typedForm } from '../intake/chosen.ts';
import { directMessage } from './message.ts';
import { type ListFile, listFilesIn, type ReadFileDeps, startFile } from './read-file.ts';
import { startList } from './start.ts';

export interface ListWindowDeps extends ReadFileDeps, PressDeps {
  readonly accountsFor: AccountsFor;
  /** The app was granted files:read. */
  mayReadFiles(): boolean;
}

/** What is used of the submitted window. */
export interface ListSubmission {
  readonly body: { readonly team: { readonly id: string } | null; readonly user: { readonly id: string } };
  readonly view: Pick<ShownView, 'id' | 'private_metadata'> & {
    readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, FieldValue>>>> };
  };
  ack(answer: SubmissionAnswer): Promise<void>;
  readonly client: PostClient & ViewsClient;
}

interface FieldValue {
  readonly value?: string | null | undefined;
  readonly files?: readonly unknown[] | null | undefined;
}

type SubmissionAnswer =
  | { readonly response_action: 'update'; readonly view: ModalView }
  | { readonly response_action: 'errors'; readonly errors: { [block: string]: string } };

/** The window to give a list. */
export interface ListWindows {
  /** `/order bulk` */
  command(call: SubCommandCall): Promise<void>;
  /** On a card that had no room for all numbers. */
  lookUpAll(args: ButtonArgs): Promise<void>;
  /** One more field. */
  addField(args: ButtonArgs): Promise<void>;
  submit(args: ListSubmission): Promise<void>;
}

const FRAME = z.object({
  fields: z.number().int().min(1).max(MAX_FIELDS),
  takesFiles: z.boolean(),
  channel: z.string().optional(),
});

export function createListWindows(deps: ListWindowDeps): ListWindows {
  return {
    command: async ({ asker, triggerId, client, destination }) => {
      const denial = await deps.access.denialOf(asker);
      if (denial) return void (await sayNotice(deps.responder, asker, (words) => words[denial], destination));
      const window = { texts: [], fields: 1, takesFiles: deps.mayReadFiles(), channel: asker.channel };
      if (triggerId === undefined)
        return void (await sayNotice(deps.responder, asker, ({ modalNotOpened }) => modalNotOpened, destination));
      const open = () => deps.responder.say(asker, (context) => listView(window, context), modal(client, triggerId));
      await openOrExplain(deps.responder, asker, open, destination);
    },
    lookUpAll: onPress(deps, (press) => openForAll(deps, press)),
    addField: async ({ ack, body, client }) => {
      await ack();
      if (body.view) await deps.responder.during(addField(deps, askerOf(body, undefined), body.view, client));
    },
    submit: (args) => deps.responder.during(submit(deps, args)),
  };
}

async function openForAll(deps: ListWindowDeps, press: Press): Promise<void> {
  const { asker, identifiers, action } = press;
  const texts = pack(identifiers.map(typedForm), '\n', LIMITS.inputValue);
  const isComplete = identifiers.length >= readCount(action.value ?? '');
  const window = { texts, fields: Math.max(1, texts.length), takesFiles: deps.mayReadFiles(), channel: asker.channel };
  const compose = (context: CardContext) =>
    listView({ ...window, ...(isComplete ? {} : { remark: context.words.bulk.incomplete }) }, context);
  await openOrExplain(deps.responder, asker, () => deps.responder.say(asker, compose, newWindow(press)), toPresser(press));
}

async function addField(deps: ListWindowDeps, asker: Asker, view: ShownView, client: ViewsClient): Promise<void> {
  const { fields = 1, takesFiles = false, channel } = parseJson(FRAME, view.private_metadata) ?? {};
  const window: ListWindow = { texts: [], fields: Math.min(MAX_FIELDS, fields + 1), takesFiles, channel };
  await deps.responder.say(asker, (context) => listView(window, context), openModal(client, view.id));
}

/** What was pasted is read at once, so that an error is shown at the field; a file afterwards. */
async function submit(deps: ListWindowDeps, { body, view, ack, client }: ListSubmission): Promise<void> {
  const { fields = 1, channel } = parseJson(FRAME, view.private_metadata) ?? {};
  const asker = askerOf(body, channel);
  const text = textOf(view, fields);
  const [file] = listFilesIn({ files: view.state.values[LIST_FILE]?.[LIST_FILE]?.files ?? [] });
  const { read } = await deps.accountsFor(accountUse({ surface: 'list', asker }));
  const list = text === '' ? undefined : await readPastedList(text, (typed) => read(typed, { asked: true }));
  const error = errorOf(list, file);
  const { isDelivered } = await deps.responder.say<SubmissionAnswer>(
    asker,
    (context) =>
      error
        ? { response_action: 'errors', errors: { [fieldId(0)]: error(context.words) } }
        : { response_action: 'update', view: messageView(context.words.bulk.inDirectMessage, context) },
    submission(ack),
  );
  if (!isDelivered || error) return;
  const started = [list && (await startList(deps, asker, list, client)), file && (await startFile(deps, asker, file, client))];
  for (const sentence of started) if (sentence) await sayRefusal(deps, asker, sentence, view.id, client);
}

function errorOf(list: ReadList | undefined, file: ListFile | undefined): Sentence | undefined {
  if (list?.kind === 'refused') return ({ bulk }) => bulk.faults[list.fault];
  return list || file ? undefined : ({ bulk }) => bulk.empty;
}

/** In the window, which may be closed by now, and in a direct message. */
async function sayRefusal(
  { responder }: ListWindowDeps,
  asker: PersonAsking,
  sentence: Sentence,
  viewId: string,
  client: ListSubmission['client'],
): Promise<void> {
  await responder.say(asker, (context) => messageView(sentence(context.words), context), {
    ...openModal(client, viewId),
    life: 0,
  });
  await sayNotice(responder, asker, sentence, directMessage(client, asker.user).destination);
}

function textOf({ state }: ListSubmission['view'], fields: number): string {
  const ids = Array.from({ length: fields }, (_, index) => fieldId(index));
  return ids
    .map((id) => state.values[id]?.[id]?.value ?? '')
    .filter((text) => text.trim() !== '')
    .join('\n');
}
