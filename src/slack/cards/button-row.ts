import type { Button, KnownBlock } from '@slack/types';
import type { Visible } from '../../core/order.ts';
import type { Words } from '../words/words.ts';
import {
  automaticValue,
  DETAILS,
  DETAILS_FOR_ME,
  DISMISS,
  detailsValue,
  GIVE_NEEDED,
  OPEN_LINK,
  REFRESH,
  REFRESH_AUTOMATIC,
  REFRESH_COMPACT,
  SHOW_IN_CHANNEL,
} from './actions.ts';
import { type ResultGroup, wrongInputs } from './answer/groups.ts';
import { button, linkButton, plainText, row } from './blocks/blocks.ts';
import type { Buttons, CardContext } from './card.ts';
import { LIMITS } from './limits.ts';

/** Details of one order. */
export function detailsButton(order: Visible<'public'>, { question }: Pick<Buttons, 'question'>, { buttons }: Words): Button {
  return button(DETAILS, buttons.details, detailsValue(question, { provider: order.provider, id: order.public.id }));
}

/** "Open in …"; undefined where no page is known. */
export function openButton(
  { provider, public: { id } }: Visible<'public'>,
  { openLink, words }: CardContext,
): Button | undefined {
  const page = openLink(provider, id);
  return page && linkButton(OPEN_LINK, words.buttons.openIn(page.label), page.url);
}

/** The last row of a full card. */
export function cardRow(
  groups: readonly ResultGroup<'public'>[],
  { question, shown, shownBy }: Buttons,
  words: Words,
  ofOnlyOrder: readonly (Button | undefined)[],
): KnownBlock[] {
  const hasOrders = groups.some(({ results }) => results.length > 0);
  const give = giveButton(groups, question, words);
  return row([
    hasOrders ? undefined : give,
    button(REFRESH, words.buttons.refresh, shownBy === undefined ? question : automaticValue(question, shownBy)),
    hasOrders && !shown ? showButton(question, words) : undefined,
    ...ofOnlyOrder,
    hasOrders ? give : undefined,
  ]);
}

/** The last row of a compact card. */
export function compactRow(groups: readonly ResultGroup<'public'>[], { question, author }: Buttons, words: Words): KnownBlock[] {
  const hasOrders = groups.some(({ results }) => results.length > 0);
  const give = giveButton(groups, question, words);
  return row([
    hasOrders ? button(DETAILS_FOR_ME, words.buttons.detailsForMe, question) : undefined,
    hasOrders ? undefined : give,
    ...(author === undefined
      ? [button(REFRESH_COMPACT, words.buttons.refresh, question)]
      : [
          button(REFRESH_AUTOMATIC, words.buttons.refresh, automaticValue(question, author)),
          button(DISMISS, words.buttons.dismiss, author),
        ]),
    hasOrders ? give : undefined,
  ]);
}

/** For what only a person knows, also where what a person gave led nowhere. */
function giveButton(groups: readonly ResultGroup<'public'>[], question: string, words: Words): Button | undefined {
  const needed = groups.flatMap(({ needs }) => needs.flatMap(({ fields }) => fields));
  const doubted = groups.flatMap((group) => wrongInputs(group).map(({ need }) => need));
  const [first, ...others] = new Set([...needed, ...doubted]);
  if (first === undefined) return undefined;
  return button(GIVE_NEEDED, others.length > 0 ? words.buttons.give : words.needWords(first).give, question);
}

/** The channel will see what only one person saw: Slack asks for confirmation. */
function showButton(question: string, { buttons }: Words): Button {
  return {
    ...button(SHOW_IN_CHANNEL, buttons.show, question),
    confirm: {
      title: plainText(buttons.showTitle, LIMITS.confirmTitle),
      text: plainText(buttons.showText, LIMITS.confirmText),
      confirm: plainText(buttons.showConfirm, LIMITS.confirmButton),
      deny: plainText(buttons.showDeny, LIMITS.confirmButton),
    },
  };
}
