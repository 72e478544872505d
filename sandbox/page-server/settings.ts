import { CHANNELS } from '../slack/workspace/channels.ts';
import { GROUPS } from '../slack/workspace/groups.ts';

/** Domain of the shop whose links the bot previews. */
export const SHOP_DOMAIN = 'shop.example.com';

/** The page's bot settings, added to those of the stand-ins: automatic replies in #alerts, none in #partners. */
export const SANDBOX_SETTINGS: Readonly<Record<string, string>> = {
  AUTO_REPLY_CHANNELS: CHANNELS.alerts,
  PII_USER_GROUPS: GROUPS.personal,
  FINANCE_USER_GROUPS: GROUPS.finance,
  UNFURL_DOMAINS: `${SHOP_DOMAIN}=/orders/([A-Za-z0-9_-]+)`,
  SUPPORT_CONTACT: CHANNELS.support,
  USER_LOOKUPS_PER_MINUTE: '1000',
};
