import * as z from 'zod';
import type { Person } from './people.ts';
import type { HomeTeam } from './workspace.ts';

/** What is used of Slack's Web API to learn who reads a conversation. */
export interface ConversationsClient {
  readonly conversations: {
    info(call: { channel: string }): Promise<unknown>;
    members(call: { channel: string; limit: number; cursor?: string }): Promise<unknown>;
  };
}

/** docs.slack.dev/reference/objects/conversation-object */
const INFO = z.object({
  channel: z.object({
    is_private: z.boolean().optional(),
    is_im: z.boolean().optional(),
    is_mpim: z.boolean().optional(),
  }),
});
const PAGE = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** conversations.members advises no more than 200 at a time. */
const PAGE_SIZE = 200;
const MAX_PAGES = 50;

/**
 * Whether a person can read a conversation: a public channel every full member of its workspace, any other its members.
 * False when Slack does not say, or when the person is not among its first ten thousand members.
 */
export async function mayRead(client: ConversationsClient, channel: string, person: Person, team: string): Promise<boolean> {
  try {
    const { channel: info } = INFO.parse(await client.conversations.info({ channel }));
    const isPublic = !(info.is_private || info.is_im || info.is_mpim);
    return (isPublic && isFullMember(person, { team, enterprise: undefined })) || (await isMember(client, channel, person.id));
  } catch {
    return false;
  }
}

/** Not a guest, not a bot, not gone, not from another organisation; colleagues of the same enterprise count. */
export function isFullMember(person: Person, own: HomeTeam): boolean {
  if (person.deleted || person.is_restricted || person.is_ultra_restricted || person.is_bot) return false;
  const isColleague = own.enterprise !== undefined && person.enterprise_user?.enterprise_id === own.enterprise;
  if (isColleague) return true;
  return !person.is_stranger && own.team !== undefined && person.team_id === own.team;
}

async function isMember(client: ConversationsClient, channel: string, user: string): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const call = { channel, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
    const { members, response_metadata: more } = PAGE.parse(await client.conversations.members(call));
    if (members.includes(user)) return true;
    cursor = more?.next_cursor;
    if (!cursor) return false;
  }
  return false;
}
