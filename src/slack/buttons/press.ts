import type { Responder } from '../answer/answer.ts';
import type { ButtonValues } from '../answer/button-value.ts';
import { sayNotice } from '../answer/notices.ts';
import { askerOf } from '../answer/question.ts';
import { readDetailsValue } from '../cards/actions.ts';
import { channelOfDetails } from '../cards/views/details.ts';
import { readFrame } from '../cards/views/search.ts';
import { messageView } from '../cards/views/views.ts';
import type { ButtonArgs, Press, ShownView } from './payload.ts';
import { newWindow, toPresser } from './press-destinations.ts';

export interface PressDeps {
  readonly buttonValues: ButtonValues;
  readonly responder: Responder;
}

/** A button's listener: acknowledges first, then decodes the button's value and handles the press. */
export function onPress(deps: PressDeps, handle: (press: Press) => Promise<void>): (args: ButtonArgs) => Promise<void> {
  return async ({ ack, ...args }) => {
    await ack();
    await deps.responder.during(decodeAndHandle(deps, handle, args));
  };
}

async function decodeAndHandle(
  { buttonValues, responder }: PressDeps,
  handle: (press: Press) => Promise<void>,
  args: Omit<ButtonArgs, 'ack'>,
): Promise<void> {
  const { channel, container, view } = args.body;
  const asker = askerOf(args.body, channel?.id ?? sourceChannel(view));
  const identifiers = buttonValues.decode(readDetailsValue(args.action.value ?? '').question);
  const press = { ...args, asker, isPrivate: container.is_ephemeral === true, thread: container.thread_ts };
  if (!identifiers) return await sayTooOld(responder, press);
  await handle({ ...press, identifiers });
}

/** The channel that a search window or details were opened from. */
function sourceChannel(view: ShownView | undefined): string | undefined {
  if (!view) return undefined;
  const { private_metadata: metadata } = view;
  return readFrame(metadata)?.source?.channel ?? channelOfDetails(metadata);
}

/** In a window when the button is in a window: a message would be hidden behind it. */
async function sayTooOld(responder: Responder, press: Omit<Press, 'identifiers'>): Promise<void> {
  const { asker, body } = press;
  if (!body.view) return void (await sayNotice(responder, asker, ({ tooOld }) => tooOld, toPresser(press)));
  await responder.say(asker, (context) => messageView(context.words.tooOld, context), newWindow(press));
}
