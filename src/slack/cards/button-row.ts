import type { Button, KnownBlock } from '@slack/types';
import { isPersonId } from '../../core/identifier/identifier.ts';
import { isFinal, type Visible } from '../../core/order/order.ts';
import type { Words } from '../words/words.ts';
import {
  automaticValue,
  COPY_REPLY,
  countedValue,
  DETAILS,
  DETAILS_FOR_ME,
  DISMISS,
  detailsValue,
  FEEDBACK,
  FEEDBACK_VALUES,
  FOLLOW,
  GIVE_NEEDED,
  LOOK_UP_ALL,
  MORE,
  menuValue,
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
  return button(DETAILS, buttons.details, detailsValue(question, { account: order.account, id: order.public.id }));
}

/** "Open in …"; undefined where no page is known. */
export function openButton({ account, public: { id } }: Visible<'public'>, { openLink, words }: CardContext): Button | undefined {
  const page = openLink(account, id);
  return page && linkButton(OPEN_LINK, words.buttons.openIn(page.label), page.url);
}

/** Opens a window with all numbers, where not all were looked up. */
export function allRow({ all }: Pick<Buttons, 'all'>, { bulk }: Words): KnownBlock[] {
  return all ? row([button(LOOK_UP_ALL, bulk.lookUpAll(all.count), countedValue(all.question, all.count))]) : [];
}

/** The last row of a full card: three buttons at the most, and a menu. */
export function cardRow(
  groups: readonly ResultGroup<'public'>[],
  { question, shown, shownBy, corrected }: Buttons,
  words: Words,
  ofOnlyOrder: readonly (Button | undefined)[],
): KnownBlock[] {
  const give = giveButton(groups, question, words);
  const again = button(REFRESH, againLabel(groups, words), shownBy === undefined ? question : automaticValue(question, shownBy));
  if (corrected) return row([button(REFRESH, words.buttons.correct(corrected.text), corrected.question)]);
  if (!groups.some(({ results }) => results.length > 0)) return row([give, again]);
  const isForChannel = !shown && groups.some(({ results, identifier }) => results.length > 0 && !isPersonId(identifier));
  return withMenu(
    [...ofOnlyOrder, isForChannel ? showButton(question, words) : undefined],
    [
      again,
      shownBy === undefined ? button(COPY_REPLY, words.buttons.copyReply, question) : undefined,
      followButton(groups, question, words),
      give,
    ],
  );
}

/** The last rows of a compact card, with the question whether the answer was right. */
export function compactRow(
  groups: readonly ResultGroup<'public'>[],
  { question, author, isReport = false }: Buttons,
  words: Words,
): KnownBlock[] {
  const label = againLabel(groups, words);
  const give = giveButton(groups, question, words);
  const again =
    author === undefined
      ? button(REFRESH_COMPACT, label, question)
      : button(REFRESH_AUTOMATIC, label, automaticValue(question, author));
  const dismiss = author === undefined ? undefined : button(DISMISS, words.buttons.dismiss, author);
  if (!groups.some(({ results }) => results.length > 0)) return row([give, again, dismiss]);
  const details = button(DETAILS_FOR_ME, words.buttons.detailsForMe, question);
  const follow = followButton(groups, question, words);
  if (isReport) return row([details, follow, dismiss]);
  return [
    ...withMenu([details, dismiss], [again, follow, give]),
    feedbackBlock(author === undefined ? 'mention' : 'automatic', words),
  ];
}

/** What few people press is in a menu, if it fits there: an option's value is far shorter than a button's. Otherwise what is needed is a button. */
function withMenu(first: readonly (Button | undefined)[], others: readonly (Button | undefined)[]): KnownBlock[] {
  const rest = others.filter((one) => one !== undefined);
  const options = rest.map(({ action_id = '', text, value = '' }) => ({
    text: plainText(text.text, LIMITS.optionText),
    value: menuValue(action_id, value),
  }));
  const isMenu = options.length > 1 && options.every(({ value }) => value.length <= LIMITS.optionValue);
  if (isMenu) return row([...first, { type: 'overflow', action_id: MORE, options }]);
  return row([...first, ...rest.filter(({ action_id = '' }) => !ONLY_IN_MENU.has(action_id))]);
}

/** Without the menu's room these are left out. */
const ONLY_IN_MENU: ReadonlySet<string> = new Set([COPY_REPLY, FOLLOW]);

/** Where an order may still change. */
function followButton(groups: readonly ResultGroup<'public'>[], question: string, { buttons }: Words): Button | undefined {
  const orders = groups.flatMap(({ results }) => results.flatMap((result) => result.orders));
  return orders.some((order) => !isFinal(order)) ? button(FOLLOW, buttons.follow, question) : undefined;
}

function againLabel(groups: readonly ResultGroup<'public'>[], { buttons }: Words): string {
  return groups.some(({ failures }) => failures.length > 0) ? buttons.tryAgain : buttons.refresh;
}

function feedbackBlock(answer: keyof typeof FEEDBACK_VALUES, { buttons }: Words): KnownBlock {
  const { right, wrong } = FEEDBACK_VALUES[answer];
  const choice = (label: string, value: string) => ({
    text: plainText(label, LIMITS.buttonText),
    value,
    accessibility_label: label,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: FEEDBACK,
        positive_button: choice(buttons.right, right),
        negative_button: choice(buttons.wrong, wrong),
      },
    ],
  };
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
