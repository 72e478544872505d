import * as z from 'zod';

const OWN = z.object({
  team_id: z.string().optional(),
  enterprise_id: z.string().optional(),
  is_enterprise_install: z.boolean().optional(),
  user_id: z.string().optional(),
  bot_id: z.string().optional(),
  url: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }).optional(),
});

/** The workspace, or the whole organisation, that the bot is installed in. */
export interface HomeTeam {
  /** Undefined where the bot is installed in a whole organisation. */
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
}

/** Our ids, by which an app recognises its own messages. */
export interface BotIdentity {
  readonly botId?: string | undefined;
  readonly botUserId?: string | undefined;
}

/** What is used of Slack's Web API to learn where the bot is installed. */
export interface AuthClient {
  readonly auth: { test(): Promise<unknown> };
}

/** Where the bot is installed, and who it is there. Both throw before {@link load} has resolved. */
export interface Installation {
  /** Asks Slack. Rejects when it does not accept the token. */
  load(): Promise<void>;
  home(): HomeTeam;
  bot(): BotIdentity;
  /** Of the workspace in the browser, such as `https://acme.slack.com/`. */
  address(): string | undefined;
  /** What the token was granted, as of {@link load}. */
  scopes(): readonly string[];
}

export function createInstallation(client: AuthClient): Installation {
  let reply: z.infer<typeof OWN> | undefined;
  const loaded = () => {
    if (!reply) throw new Error('Slack has not been asked where the bot is installed');
    return reply;
  };
  return {
    load: async () => {
      reply = OWN.parse(await client.auth.test());
    },
    home: () => {
      const { team_id, enterprise_id, is_enterprise_install } = loaded();
      return { team: is_enterprise_install ? undefined : team_id, enterprise: enterprise_id };
    },
    scopes: () => loaded().response_metadata?.scopes ?? [],
    address: () => loaded().url,
    bot: () => ({ botId: loaded().bot_id, botUserId: loaded().user_id }),
  };
}
