import * as z from 'zod';

const OWN = z.object({
  team_id: z.string().optional(),
  enterprise_id: z.string().optional(),
  is_enterprise_install: z.boolean().optional(),
  user_id: z.string().optional(),
  bot_id: z.string().optional(),
});

/** The workspace, or the whole organisation, that the bot is installed in. */
export interface HomeTeam {
  /** Undefined where the bot is installed in a whole organisation. */
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
}

/** Reads the reply to auth.test. */
export function readHomeTeam(reply: unknown): HomeTeam {
  const { team_id, enterprise_id, is_enterprise_install } = OWN.parse(reply);
  return { team: is_enterprise_install ? undefined : team_id, enterprise: enterprise_id };
}

/** Our ids, by which an app recognises its own messages. */
export interface BotIdentity {
  readonly botId?: string | undefined;
  readonly botUserId?: string | undefined;
}

/** Reads the reply to auth.test. */
export function readBotIdentity(reply: unknown): BotIdentity {
  const { user_id, bot_id } = OWN.parse(reply);
  return { botId: bot_id, botUserId: user_id };
}
