import type { ActionsBlock, HomeView, InputBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Words } from '../../words/words.ts';
import { HOME_INPUT, HOME_SEARCH, LOOK_AGAIN } from '../actions.ts';
import { environmentTexts } from '../answer/source.ts';
import { button, header, sections, smallPrint, textSection } from '../blocks/blocks.ts';
import type { CardContext } from '../card.ts';
import { httpsUrl, instantText, linkText, prose } from '../mrkdwn.ts';
import { type FollowedOrder, followedBlocks } from '../notices/follow.ts';
import { environmentBadge } from '../order/environment.ts';
import { askedName, type LookupEntry } from './recent-lookups.ts';
import { searchInput } from './search.ts';

/** A provider, and whether it answers. */
export interface Place {
  readonly label: string;
  readonly environment?: string | undefined;
  readonly state: keyof Words['home']['states'];
}

export interface HomeContent {
  /** The person's own lookups, newest first; each with the question that asks it again. */
  readonly entries: readonly (Omit<LookupEntry, 'label'> & { readonly question: string })[];
  readonly places: readonly Place[];
  /** The orders that the person follows. */
  readonly followed: readonly FollowedOrder[];
  /** A channel's id, an address or words; undefined: none is configured. */
  readonly contact: string | undefined;
}

const MAX_IDS = 3;
const CHANNEL = /^[CG][A-Z0-9]{5,20}$/;

/** The App Home: the person's own lookups and no orders. */
export function homeView({ entries, places, contact, followed }: HomeContent, context: CardContext): HomeView {
  const { words } = context;
  return {
    type: 'home',
    blocks: [
      ...sections([words.usage.help]),
      ...searchBlocks(words),
      ...chapter(words.home.recent, entriesOf(entries, context)),
      ...(followed.length > 0 ? chapter(words.following.title, followedBlocks(followed, words)) : []),
      ...chapter(words.home.providers, sections(places.map((place) => placeLine(place, words)))),
      ...chapter(words.home.how, sections(waysOf(words))),
      ...chapter(words.home.help, sections([contactLine(contact, words)])),
      ...smallPrint(environmentTexts(context)),
    ],
  };
}

/** The App Home of a person who may not ask. */
export function homeNotice(sentence: string, context: CardContext): HomeView {
  return { type: 'home', blocks: [...sections([sentence]), ...smallPrint(environmentTexts(context))] };
}

/** Enter in the field is as good as the button. */
function searchBlocks(words: Words): [InputBlock, ActionsBlock] {
  const input = searchInput(HOME_INPUT, '', words);
  const find = { ...button(HOME_SEARCH, words.views.submit, ''), style: 'primary' } as const;
  return [
    { ...input, dispatch_action: true },
    { type: 'actions', elements: [find] },
  ];
}

function chapter(title: string, blocks: readonly KnownBlock[]): KnownBlock[] {
  return [header(title), ...blocks];
}

function entriesOf(entries: HomeContent['entries'], context: CardContext): KnownBlock[] {
  return entries.length === 0 ? sections([context.words.home.noRecent]) : entries.map((entry) => entryBlock(entry, context));
}

function entryBlock({ ids, outcome, at, question }: HomeContent['entries'][number], context: CardContext): SectionBlock {
  const { words } = context;
  const names = ids.slice(0, MAX_IDS).map((id) => askedName(id, context));
  const more = ids.length - MAX_IDS;
  const list = (more > 0 ? [...names, words.order.andMore(more)] : names).join(', ');
  return {
    ...textSection(`${list} · ${words.home.outcomes[outcome]} · ${instantText(at)}`),
    accessory: button(LOOK_AGAIN, words.home.again, question),
  };
}

function placeLine({ label, state, environment }: Place, { home }: Words): string {
  return ['•', environmentBadge({ environment }), home.states[state](prose(label))].filter((part) => part !== '').join(' ');
}

function waysOf({ home }: Words): string[] {
  const ways = [home.byCommand, home.byMessage, home.byShortcut, home.byMention, home.byList, home.byFollow];
  return ways.map((way) => `• ${way}`);
}

function contactLine(contact: string | undefined, { home }: Words): string {
  if (contact === undefined) return home.noContact;
  if (CHANNEL.test(contact)) return home.contact(`<#${contact}>`);
  return home.contact(httpsUrl(contact) === undefined ? prose(contact, 200) : linkText(contact, prose(contact, 200)));
}
