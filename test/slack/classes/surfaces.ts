import { expect, vi } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import { LOOK_UP_STEP } from '../../../src/slack/workflow/step.ts';
import type { Desk } from '../../support/desk.ts';

/** Something that is done in a channel; resolves when the bot is done. */
type Deed = (desk: Desk, user: string, channel: string) => Promise<unknown>;

/** A row of docs/data-classes.md as it is used. */
export interface Surface {
  /** Where the answer stands. */
  readonly place: 'messages' | 'files' | 'window' | 'home' | 'outputs';
  /** What has to be there before. */
  readonly before?: Deed;
  readonly use: Deed;
  /** Where it is used, when that cannot be any channel. */
  readonly channel?: string;
}

const { ada } = PEOPLE;
const CUSTOMER = 'cus_7rowan0100';

/** Every surface, asked this; `incomplete` needs the buyer. */
export function surfacesFor(question: string, incomplete: string): Readonly<Record<string, Surface>> {
  return {
    'slash command': { place: 'messages', use: ask(question) },
    refresh: { place: 'messages', before: ask(question), use: press('refresh') },
    'refresh of a public answer': { place: 'messages', before: mentionedByAda(question), use: press('refresh_compact') },
    'show in channel': { place: 'messages', before: ask(question), use: press('show_in_channel') },
    details: { place: 'window', before: mentionedByAda(question), use: press('details_for_me') },
    'reply for the customer': { place: 'window', before: ask(question), use: press('copy_reply') },
    'form for what is missing': {
      place: 'messages',
      before: inTurn(ask(incomplete), press('give_needed')),
      use: submit({ given: BUYER }),
    },
    'search window': { place: 'window', before: findAnOrder, use: submit({ query: question }) },
    'find an order': { place: 'window', use: findAnOrder },
    'message shortcut': { place: 'window', use: lookUpMessage(question) },
    'post in thread': { place: 'messages', before: lookUpMessage(question), use: pressInView('post_in_thread') },
    'mention in a channel': { place: 'messages', use: say(`<@${APP.user}> ${question}`) },
    'mention where outsiders read along': {
      place: 'messages',
      use: say(`<@${APP.user}> ${question}`),
      channel: CHANNELS.partners,
    },
    'direct message': { place: 'messages', use: say(question), channel: CHANNELS.dm },
    list: { place: 'files', use: shareList(question), channel: CHANNELS.dm },
    'automatic reply': { place: 'messages', use: say(question), channel: CHANNELS.alerts },
    'link preview': { place: 'messages', use: shareLinks(question) },
    'workflow step': { place: 'outputs', use: runStep(question) },
    follow: { place: 'messages', use: ask(`follow ${question}`) },
    'app home': { place: 'home', before: ask(`${question} ${CUSTOMER}`), use: openHome },
    'search from the app home': { place: 'window', before: openHome, use: searchFromHome(question) },
    why: { place: 'messages', before: mentionWithCustomer(question), use: askWhy },
    'audit me': { place: 'messages', before: ask(`${question} ${CUSTOMER}`), use: ask('audit me') },
    'customer details': {
      place: 'window',
      before: inTurn(mentionedByAda(question), press('details_for_me')),
      use: pressInView('reveal_personal'),
    },
    'commission and settlement': {
      place: 'window',
      before: inTurn(mentionedByAda(question), press('details_for_me')),
      use: pressInView('reveal_finance'),
    },
  };
}

function inTurn(...deeds: readonly Deed[]): Deed {
  return async (desk, user, channel) => {
    for (const deed of deeds) await deed(desk, user, channel);
  };
}

function ask(text: string): Deed {
  return (desk, user, channel) => desk.world.slack.command({ user, channel, text }).then(desk.settled);
}

function say(text: string): Deed {
  return (desk, user, channel) => desk.world.slack.message({ user, channel, text }).then(desk.settled);
}

function mentionedByAda(question: string): Deed {
  return (desk, _user, channel) => say(`<@${APP.user}> ${question}`)(desk, ada, channel);
}

/** Presses a button of the newest message that has it; nobody presses what is not there. */
function press(action_id: string): Deed {
  return async (desk, user, channel) => {
    const message = desk.world.slack.seenBy(user, channel).findLast(({ blocks }) => offers(blocks, action_id));
    if (message) await desk.world.slack.press({ user, message, action_id });
    await desk.settled();
  };
}

function pressInView(action_id: string): Deed {
  return async (desk, user) => {
    const view = desk.world.slack.modalOf(user);
    if (view && offers(view.view, action_id)) await desk.world.slack.press({ user, view, action_id });
    await desk.settled();
  };
}

function submit(values: Record<string, string>): Deed {
  return async (desk, user) => {
    const view = desk.world.slack.modalOf(user);
    if (view) await desk.world.slack.submit({ user, view, values });
    await desk.settled();
  };
}

function findAnOrder(desk: Desk, user: string): Promise<unknown> {
  return desk.world.slack.shortcut({ user, callback_id: 'find_an_order' }).then(desk.settled);
}

/** Waits for the result of the list. */
function shareList(question: string): Deed {
  return async (desk, user, channel) => {
    await desk.world.slack.share({ user, channel, name: 'orders.txt', content: question.replaceAll(' ', '\n') });
    await vi.waitFor(() => {
      const messages = desk.world.slack.seenBy(user, channel);
      expect(messages.length).toBeGreaterThan(1);
      expect(messages.filter(({ blocks }) => offers(blocks, 'stop_list'))).toEqual([]);
    }, 30_000);
    await desk.settled();
  };
}

function lookUpMessage(question: string): Deed {
  return async (desk, user, channel) => {
    const { message } = await desk.world.slack.message({ user: ada, channel, text: question });
    await desk.world.slack.shortcut({ user, callback_id: 'look_up_orders', message });
    await desk.settled();
  };
}

function shareLinks(question: string): Deed {
  return (desk, user, channel) => {
    desk.world.slack.unfurl(['shop.example']);
    const links = question.split(' ').map((id) => `<https://shop.example/orders/${id}>`);
    return say(links.join(' '))(desk, user, channel);
  };
}

function runStep(question: string): Deed {
  return (desk) => desk.world.slack.runStep({ callback_id: LOOK_UP_STEP, inputs: { text: question } }).then(desk.settled);
}

function openHome(desk: Desk, user: string): Promise<unknown> {
  return desk.world.slack.openHome(user).then(desk.settled);
}

function searchFromHome(question: string): Deed {
  return async (desk, user) => {
    const view = desk.world.slack.homeOf(user);
    if (view && offers(view.view, 'home_search'))
      await desk.world.slack.press({ user, view, action_id: 'home_search', values: { home_query: question } });
    await desk.settled();
  };
}

function mentionWithCustomer(question: string): Deed {
  return (desk, _user, channel) => say(`<@${APP.user}> ${question} ${CUSTOMER}`)(desk, ada, channel);
}

/** About a message of Ada's that was answered. */
async function askWhy(desk: Desk, user: string, channel: string): Promise<void> {
  const message = desk.world.slack.seenBy(user, channel).find(({ text }) => text.includes(CUSTOMER));
  const link = `https://sandbox.slack.com/archives/${channel}/p${message?.ts.replace('.', '')}`;
  await ask(`why ${link}`)(desk, user, channel);
}

function offers(shown: unknown, action_id: string): boolean {
  return [`"${action_id}"`, `"${action_id}\\u001f`].some((mark) => JSON.stringify(shown ?? []).includes(mark));
}
