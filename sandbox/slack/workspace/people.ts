export const TEAM = { id: 'T0SANDBOX', name: 'Sandbox Support', domain: 'sandbox' } as const;
export const ENTERPRISE = { id: 'E0SANDBOX', name: 'Sandbox Holding' } as const;
/** The app under test. */
export const APP = { id: 'A0SCOUT', bot: 'B0SCOUT', user: 'U0SCOUT', name: 'Order Scout' } as const;
/** Another app, which posts alerts. */
export const ALERTS = { id: 'A0ALERTS', bot: 'B0ALERTS', user: 'U0ALERTS', name: 'Alerts' } as const;

/** The people by name, all invented. */
export const PEOPLE = {
  /** Full member, may see personal and finance data, but not the European brand. */
  ada: 'U0ADA',
  /** Full member; uses Chinese; may see neither personal nor finance data, but both brands. */
  lin: 'U0LIN',
  /** Multi-channel guest. */
  gil: 'U0GIL',
  /** Member of another company (Slack Connect). */
  sam: 'U0SAM',
  /** Member of another workspace of the same enterprise. */
  kim: 'U0KIM',
  /** Deactivated. */
  fay: 'U0FAY',
} as const;

/** A person or bot as in users.info. */
export interface User {
  readonly id: string;
  readonly team_id: string;
  readonly name: string;
  readonly real_name: string;
  readonly deleted: boolean;
  readonly is_bot: boolean;
  readonly is_app_user: boolean;
  readonly is_admin: boolean;
  readonly is_restricted: boolean;
  readonly is_ultra_restricted: boolean;
  readonly is_stranger?: boolean | undefined;
  readonly enterprise_user?: { readonly enterprise_id: string } | undefined;
  readonly tz: string;
  /** Returned only on request. */
  readonly locale: string;
  readonly profile: {
    readonly real_name: string;
    readonly display_name: string;
    readonly team: string;
    readonly bot_id?: string;
    readonly api_app_id?: string;
    /** Returned only with the scope users:read.email. */
    readonly email?: string;
  };
}

type Traits = Partial<Omit<User, 'id' | 'name' | 'real_name' | 'profile'>> & { readonly profile?: Partial<User['profile']> };

function person(id: string, name: string, realName: string, { profile, ...traits }: Traits = {}): User {
  const team = traits.team_id ?? TEAM.id;
  return {
    id,
    team_id: team,
    name,
    real_name: realName,
    deleted: false,
    is_bot: false,
    is_app_user: false,
    is_admin: false,
    is_restricted: false,
    is_ultra_restricted: false,
    tz: 'Europe/Berlin',
    locale: 'en-US',
    ...traits,
    profile: { real_name: realName, display_name: name, team, email: `${name}@example.com`, ...profile },
  };
}

function bot({ id, bot: botId, user, name }: { id: string; bot: string; user: string; name: string }): User {
  return person(user, name.toLowerCase().replace(' ', '_'), name, { is_bot: true, profile: { bot_id: botId, api_app_id: id } });
}

export const USERS: readonly User[] = [
  person(PEOPLE.ada, 'ada', 'Ada Brandt', { enterprise_user: { enterprise_id: ENTERPRISE.id } }),
  person(PEOPLE.lin, 'lin', 'Lin Yue', {
    locale: 'zh-CN',
    tz: 'Asia/Shanghai',
    enterprise_user: { enterprise_id: ENTERPRISE.id },
  }),
  person(PEOPLE.gil, 'gil', 'Gil Moreau', { is_restricted: true, locale: 'fr-FR', tz: 'Europe/Paris' }),
  person(PEOPLE.sam, 'sam', 'Sam Okoro', { team_id: 'T0PARTNER', is_stranger: true }),
  person(PEOPLE.kim, 'kim', 'Kim Holm', { team_id: 'T0SISTER', enterprise_user: { enterprise_id: ENTERPRISE.id } }),
  person(PEOPLE.fay, 'fay', 'Fay Novak', { deleted: true }),
  bot(APP),
  bot(ALERTS),
];
