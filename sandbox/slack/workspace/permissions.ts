/** The scopes a bot of this kind asks for; see `grant` to take some away. */
export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'links:read',
  'links:write',
  'mpim:history',
  'mpim:read',
  'reactions:read',
  'reactions:write',
  'usergroups:read',
  'users:read',
] as const;

/** What the app is subscribed to, unless a test says otherwise. */
export const EVENTS = [
  'app_home_opened',
  'app_mention',
  'function_executed',
  'link_shared',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'reaction_added',
  'reaction_removed',
] as const;
