import { CHANNELS } from '../slack/workspace/channels.ts';
import { GROUPS } from '../slack/workspace/groups.ts';

/** Of the shop whose links the bot knows. */
export const SHOP_DOMAIN = 'shop.example.com';

/** How the bot of the page is set up, beside the stand-ins' own settings: #alerts is answered by itself, #partners is not. */
export const SANDBOX_SETTINGS: Readonly<Record<string, string>> = {
  AUTO_REPLY_CHANNELS: CHANNELS.alerts,
  PII_USER_GROUPS: GROUPS.personal,
  FINANCE_USER_GROUPS: GROUPS.finance,
  UNFURL_DOMAINS: `${SHOP_DOMAIN}=/orders/([A-Za-z0-9_-]+)`,
  SUPPORT_CONTACT: CHANNELS.support,
  USER_LOOKUPS_PER_MINUTE: '1000',
};
