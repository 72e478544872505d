/** What needs a scope: methods of the Web API that we call, events that we receive, features of the manifest (docs.slack.dev/reference/scopes). */
interface ScopeUses {
  readonly methods?: readonly string[];
  readonly events?: readonly string[];
  readonly features?: readonly string[];
  /** Elements of our windows. */
  readonly elements?: readonly string[];
  /** What the bot does without it; left out, it needs the scope. */
  readonly without?: string;
}

/** The bot scopes of manifest.yml and why we ask for them; docs/permissions.md has a sentence for each. */
export const SCOPE_USES: Readonly<Record<string, ScopeUses>> = {
  'app_mentions:read': { events: ['app_mention'] },
  'channels:history': { events: ['message.channels'] },
  'channels:read': {
    methods: ['conversations.info', 'conversations.members'],
    events: ['channel_shared', 'channel_unshared'],
  },
  'chat:write': { methods: ['chat.delete', 'chat.postEphemeral', 'chat.postMessage', 'chat.update'] },
  commands: { features: ['slash_commands', 'shortcuts'] },
  'files:read': { elements: ['file_input'], without: 'lists can be pasted, but not given as files' },
  'files:write': {
    without: 'results of lists are not added as files',
    methods: ['files.completeUploadExternal', 'files.getUploadURLExternal'],
  },
  'groups:history': { events: ['message.groups'] },
  'groups:read': { methods: ['conversations.info', 'conversations.members'] },
  'im:history': { events: ['message.im'] },
  'im:read': { methods: ['conversations.info', 'conversations.members'] },
  'links:read': { events: ['link_shared'], features: ['unfurl_domains'] },
  'links:write': { methods: ['chat.unfurl'] },
  'mpim:history': { events: ['message.mpim'] },
  'mpim:read': { methods: ['conversations.info', 'conversations.members'] },
  'reactions:read': { events: ['reaction_added'] },
  'usergroups:read': { methods: ['usergroups.users.list'], events: ['subteam_members_changed'] },
  'users:read': { methods: ['users.info'], events: ['user_change'] },
};

/** What the bot token must be granted. */
export const SCOPES: readonly string[] = Object.keys(SCOPE_USES);
