import type { Message } from '../cards/card.ts';
import { noticeCard } from '../cards/notices/notice.ts';
import type { Words } from '../words/words.ts';
import type { Responder } from './answer.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { Destination } from './delivery/destination.ts';
import type { Asker } from './question.ts';

/** A sentence in the reader's language, e.g. `({ tooOld }) => tooOld`. */
export type Sentence = (words: Words) => string;

/** Sends one sentence. Never rejects. */
export async function sayNotice(
  responder: Pick<Responder, 'say'>,
  asker: Asker,
  sentence: Sentence,
  destination: Destination<Message>,
): Promise<Delivery> {
  return await responder.say(asker, (context) => noticeCard(sentence(context.words), context), destination);
}

/** Opens a window; when Slack does not open it, says so in a message. Returns whether it is open. */
export async function openOrExplain(
  responder: Pick<Responder, 'say'>,
  asker: Asker,
  open: () => Promise<Delivery>,
  fallback: Destination<Message>,
): Promise<boolean> {
  const { isDelivered: isOpen } = await open();
  if (!isOpen) await sayNotice(responder, asker, ({ modalNotOpened }) => modalNotOpened, fallback);
  return isOpen;
}
