import type { Identifier } from '../../core/identifier/identifier.ts';
import type { AccountsFor } from '../answer/accounts/in-use.ts';
import type { Responder } from '../answer/answer.ts';
import type { ButtonValues } from '../answer/button-value.ts';
import { appHome, type HomeClient } from '../answer/delivery/views.ts';
import { openOrExplain } from '../answer/notices.ts';
import { accountUse, askerOf } from '../answer/question.ts';
import type { ButtonArgs, Press } from '../buttons/payload.ts';
import { onPress } from '../buttons/press.ts';
import { toPresser } from '../buttons/press-destinations.ts';
import { HOME_INPUT } from '../cards/actions.ts';
import type { CardContext } from '../cards/card.ts';
import { unreadReason } from '../cards/notices/unread.ts';
import { homeNotice, homeView } from '../cards/views/home.ts';
import { followedOrder } from '../follow/follow.ts';
import type { Following } from '../follow/following.ts';
import type { Recent, RecentLookup } from '../memory/recent.ts';
import type { Access } from '../policy/access.ts';
import type { Search } from './search.ts';
import { inputText, type SearchOpening } from './search-payload.ts';

/** What is used of `app_home_opened`. */
export interface HomeArgs {
  readonly event: { readonly user?: string; readonly tab?: string };
  readonly body: { readonly team_id?: string };
  readonly client: HomeClient;
}

export interface HomeDeps {
  readonly accountsFor: AccountsFor<'read' | 'places'>;
  /** SUPPORT_CONTACT. */
  readonly contact: string | undefined;
  readonly recent: Recent;
  readonly following: Pick<Following, 'list'>;
  readonly access: Pick<Access, 'denialOf'>;
  readonly buttonValues: ButtonValues;
  readonly responder: Responder;
  readonly search: Search;
}

/** The App Home: a search field, the person's recent look-ups, the providers, how to ask, where to get help. */
export interface Home {
  publish(args: HomeArgs): Promise<void>;
  /** Enter in the search field, or its button. */
  search(args: ButtonArgs): Promise<void>;
  /** Repeats a recent look-up. */
  repeat(args: ButtonArgs): Promise<void>;
}

const MAX_SHOWN = 10;
const SURFACE = 'home';

export function createHome(deps: HomeDeps): Home {
  return {
    publish: (args) => publish(deps, args),
    search: async ({ ack, ...args }) => {
      await ack();
      const text = args.body.view ? inputText(args.body.view, HOME_INPUT) : '';
      const asker = askerOf(args.body, undefined);
      const { read } = await deps.accountsFor(accountUse({ surface: SURFACE, asker }));
      await openSearch(deps, { ...args, asker, thread: undefined }, read(text, { asked: true }), text);
    },
    repeat: onPress(deps, (press) => openSearch(deps, press, press.identifiers, typedFor(press.identifiers))),
  };
}

/** Published on every visit, so that the recent look-ups are current. */
async function publish(deps: HomeDeps, { event: { user, tab }, body, client }: HomeArgs): Promise<void> {
  if (tab !== 'home' || !user) return;
  const asker = askerOf({ team: body.team_id ? { id: body.team_id } : null, user: { id: user } }, undefined);
  const denial = await deps.access.denialOf(asker);
  if (denial) {
    await deps.responder.say(asker, (context) => homeNotice(context.words[denial], context), appHome(client, user));
    return;
  }
  const lookups = withoutRepetitions(await deps.recent.list(asker.team, user)).slice(0, MAX_SHOWN);
  const entries = lookups.map((lookup) => ({ ...lookup, question: deps.buttonValues.encode(lookup.ids) }));
  const { places } = await deps.accountsFor(accountUse({ surface: SURFACE, asker }));
  const followed = (await deps.following.list(asker.team, user).catch(() => [])).map(followedOrder);
  const sheet = { entries, places: places(), contact: deps.contact, followed };
  await deps.responder.say(asker, (context) => homeView(sheet, context), appHome(client, user));
}

/** The newest of each; look-ups of people only have no ids to repeat. */
function withoutRepetitions(lookups: readonly RecentLookup[]): RecentLookup[] {
  const keyed = lookups.filter(({ ids }) => ids.length > 0).map((lookup) => [JSON.stringify(lookup.ids), lookup] as const);
  return [...new Map(keyed.toReversed()).values()].toSorted((one, other) => other.at - one.at);
}

async function openSearch(
  { search, responder }: HomeDeps,
  press: Pick<Press, 'asker' | 'client' | 'body' | 'respond' | 'thread'>,
  identifiers: readonly Identifier[],
  text: string,
): Promise<void> {
  const { asker, client, body } = press;
  const remark = text === '' ? undefined : (context: CardContext) => unreadReason(text, context) ?? context.words.search.nothing;
  const opening: SearchOpening = { surface: SURFACE, asker, triggerId: body.trigger_id, client, identifiers, text, remark };
  await openOrExplain(responder, asker, () => search.open(opening), toPresser(press));
}

function typedFor(identifiers: readonly Identifier[]): string {
  return identifiers.map(({ raw }) => raw).join(', ');
}
