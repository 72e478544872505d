import type { StoredView } from '../slack/state/views.ts';
import { CHANNELS, type Channel } from '../slack/workspace/channels.ts';
import type { Message } from '../slack/workspace/messages.ts';
import { APP, PEOPLE, TEAM } from '../slack/workspace/people.ts';
import type { World } from '../world.ts';
import type { MessageView, OpenView, PageState, Person, Place } from './api.ts';

const { support, alerts, brands, partners, dm, dmLin, connect } = CHANNELS;

/** The page's conversations, in order. */
const SHOWN: readonly string[] = [support, alerts, brands, partners, dm, dmLin, connect];
const SELECTABLE: readonly { readonly id: string; readonly permissions: string }[] = [
  { id: PEOPLE.ada, permissions: 'may see personal and finance data; one brand, except in #brands' },
  { id: PEOPLE.lin, permissions: 'may not see personal data; both brands; uses Chinese' },
];
const MAX_SHOWN = 200;

/** The people to choose from on the page. */
function selectablePeople({ slack: { workspace } }: World): readonly Person[] {
  return SELECTABLE.flatMap(({ id, permissions }) => {
    const user = workspace.users.get(id);
    return user ? [{ id, name: user.name, fullName: user.real_name, permissions, locale: user.locale }] : [];
  });
}

/** The state of one person's page. */
export function pageStateOf(
  user: string,
  world: World,
): Pick<PageState, 'people' | 'names' | 'groups' | 'places' | 'messages' | 'modal' | 'home'> {
  const { slack } = world;
  const places = SHOWN.flatMap((id) => placesFor(user, slack.workspace.channels.get(id)));
  return {
    people: selectablePeople(world),
    names: [...slack.workspace.users.values()].map(({ id, real_name: name }) => ({ id, name })),
    groups: [...slack.workspace.groups.values()].map(({ id, handle: name }) => ({ id, name })),
    places,
    messages: places.flatMap(({ id }) =>
      slack
        .seenBy(user, id)
        .slice(-MAX_SHOWN)
        .map((message) => messageView(message, world)),
    ),
    modal: openView(slack.modalOf(user)),
    home: openView(slack.homeOf(user)),
  };
}

function placesFor(user: string, channel: Channel | undefined): readonly Place[] {
  if (!channel?.members.includes(user)) return [];
  const { id, name, kind, members, isExternal } = channel;
  if (kind !== 'im') return [{ id, name, kind: 'channel', isExternal }];
  return [{ id, name: members.includes(APP.user) ? 'Order Scout' : name, kind, isExternal }];
}

function messageView(message: Message, world: World): MessageView {
  const { ts, channel, text, thread_ts, blocks = [], attachments = [], reactions, edited, visibleTo } = message;
  const author = authorOf(message, world);
  const thread = thread_ts === ts ? undefined : thread_ts;
  const link = visibleTo === undefined ? linkTo(message) : undefined;
  const shown = { ts, channel, link, text, author, blocks, attachments, files: filesOf(message, world), reactions };
  return { ...shown, thread, isEdited: edited !== undefined, isEphemeral: visibleTo !== undefined };
}

const PREVIEW_LINES = 12;

function filesOf({ files = [] }: Message, { slack }: World): MessageView['files'] {
  return files.flatMap(({ id }) => {
    const file = slack.files.all.find((one) => one.id === id);
    if (!file) return [];
    const lines = file.content
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\n');
    return [{ id: file.id, name: file.name, lines: lines.length, preview: lines.slice(0, PREVIEW_LINES).join('\n') }];
  });
}

function linkTo({ channel, ts, thread_ts }: Message): string {
  const thread = thread_ts === undefined || thread_ts === ts ? '' : `?thread_ts=${thread_ts}&cid=${channel}`;
  return `https://${TEAM.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${thread}`;
}

function authorOf({ user = '', username, bot_id }: Message, { slack }: World): MessageView['author'] {
  const found = slack.workspace.users.get(user);
  return { name: username ?? found?.real_name ?? 'An app', isApp: bot_id !== undefined };
}

function openView(stored: StoredView | undefined): OpenView | undefined {
  return stored && { id: stored.id, hash: stored.hash, view: stored.view };
}
