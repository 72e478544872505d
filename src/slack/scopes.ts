/** What the bot token must be granted: the bot scopes of manifest.yml. */
export const SCOPES: readonly string[] = ['chat:write', 'commands'];
