import { ALERTS, APP, ENTERPRISE, PEOPLE, TEAM } from './people.ts';

export const CHANNELS = {
  support: 'C0SUPPORT',
  alerts: 'C0ALERTS',
  /** Shared with another company. */
  partners: 'C0PARTNERS',
  /** Private; the bot is in it. */
  escalations: 'C0ESCALATE',
  /** Public; the bot is not in it. */
  random: 'C0RANDOM',
  /** Private; the bot is not in it. */
  board: 'C0BOARD',
  /** Where every account of the vendors may be used. */
  brands: 'C0BRANDS',
  archive: 'C0ARCHIVE',
  /** Ada's direct messages with the bot. */
  dm: 'D0ADA',
  dmLin: 'D0LIN',
  /** Direct messages of Ada with Lin, and with Sam of another company; the bot is in neither. */
  pair: 'D0PAIR',
  connect: 'D0CONNECT',
  /** Group direct messages with the bot. */
  group: 'G0GROUP',
} as const;

/** A conversation; the fields are those of conversations.info, without the members. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'im' | 'mpim';
  readonly members: readonly string[];
  readonly isArchived: boolean;
  /** Shared with other companies (Slack Connect). */
  readonly isExternal: boolean;
}

const { ada, lin, gil, sam, kim } = PEOPLE;

function channel(id: string, name: string, members: readonly string[], traits: Partial<Channel> = {}): Channel {
  return { id, name, members, kind: 'channel', isArchived: false, isExternal: false, ...traits };
}

export const CONVERSATIONS: readonly Channel[] = [
  channel(CHANNELS.support, 'support', [ada, lin, gil, kim, APP.user]),
  channel(CHANNELS.alerts, 'alerts', [ada, lin, APP.user, ALERTS.user]),
  channel(CHANNELS.partners, 'partners', [ada, lin, sam, APP.user], { isExternal: true }),
  channel(CHANNELS.escalations, 'escalations', [ada, APP.user], { kind: 'private' }),
  channel(CHANNELS.random, 'random', [ada, lin]),
  channel(CHANNELS.board, 'board', [lin], { kind: 'private' }),
  channel(CHANNELS.brands, 'brands', [ada, lin, APP.user]),
  channel(CHANNELS.archive, 'archive', [ada, APP.user], { isArchived: true }),
  channel(CHANNELS.dm, 'ada', [ada, APP.user], { kind: 'im' }),
  channel(CHANNELS.dmLin, 'lin', [lin, APP.user], { kind: 'im' }),
  channel(CHANNELS.pair, 'lin', [ada, lin], { kind: 'im' }),
  channel(CHANNELS.connect, 'sam', [ada, sam], { kind: 'im', isExternal: true }),
  channel(CHANNELS.group, 'mpdm-ada--lin--order_scout-1', [ada, lin, APP.user], { kind: 'mpim' }),
];

/** `channel_type` of a message event. */
export function channelType({ kind }: Channel): 'channel' | 'group' | 'im' | 'mpim' {
  return kind === 'private' ? 'group' : kind;
}

/** A conversation as in conversations.info. */
export function channelInfo({ id, name, kind, members, isArchived, isExternal }: Channel): Record<string, unknown> {
  const is = {
    is_channel: kind === 'channel',
    is_group: kind === 'private',
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'channel',
    is_archived: isArchived,
    is_shared: isExternal,
    is_ext_shared: isExternal,
    is_org_shared: false,
    context_team_id: TEAM.id,
  };
  if (kind === 'im') return { id, ...is, user: members.find((member) => member !== APP.user), is_open: true };
  return {
    id,
    name,
    ...is,
    is_general: false,
    is_member: members.includes(APP.user),
    creator: PEOPLE.ada,
    created: 1_700_000_000,
    enterprise_id: ENTERPRISE.id,
    shared_team_ids: isExternal ? [TEAM.id, 'T0PARTNER'] : [TEAM.id],
  };
}
