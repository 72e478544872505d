import { CHANNELS } from '../slack/workspace/channels.ts';
import { GROUPS } from '../slack/workspace/groups.ts';
import { CLINK_WEBHOOK_SECRET } from '../vendors/clink/webhook.ts';

/** Domain of the shop whose links the bot previews. */
export const SHOP_DOMAIN = 'shop.example.com';

/** The page's bot settings, added to those of the stand-ins: automatic replies and Clink's reports in #alerts, none in #partners, every account in #brands. */
export const SANDBOX_SETTINGS: Readonly<Record<string, string>> = {
  AUTO_REPLY_CHANNELS: CHANNELS.alerts,
  FOLLOW_CHANNELS: `${CHANNELS.alerts}=dispute,refund`,
  CLINK_WEBHOOK_SECRET,
  PII_USER_GROUPS: GROUPS.personal,
  FINANCE_USER_GROUPS: GROUPS.finance,
  ACCOUNT_GROUPS: `linksfield.eu=${GROUPS.europe}`,
  ACCOUNT_CHANNELS: `linksfield.eu=${CHANNELS.brands},clink.test=${CHANNELS.brands}`,
  UNFURL_DOMAINS: `${SHOP_DOMAIN}=/orders/([A-Za-z0-9_-]+)`,
  SUPPORT_CONTACT: CHANNELS.support,
  ENVIRONMENT_NAME: 'sandbox',
  LINK_TEMPLATES: 'clink=https://clink.example.com/orders/{order},linksfield=https://linksfield.example.com/orders/{order}',
  ORDER_PATTERNS: 'clink=SO#(\\d{4,6})',
  PRODUCT_NAMES:
    'CLJF_ZRR_20250317_001=Travel eSIM 5 GB,APAC_MONTHLY_3GB=Asia-Pacific eSIM 3 GB,JP_DAILY_1GB_30=Japan eSIM 1 GB a day',
  USER_LOOKUPS_PER_MINUTE: '1000',
};
