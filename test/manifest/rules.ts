import * as z from 'zod';

/** Slack's rules for an app manifest of the second version, as its published schema states them (github.com/slackapi/manifest-schema). */
const text = (most: number, least = 1) => z.string().min(least).max(most);
const address = (most: number) => z.string().startsWith('https://').max(most);

const SHORTCUT = z.strictObject({
  name: text(24),
  type: z.enum(['message', 'global']),
  callback_id: text(255),
  description: text(150),
});

const SLASH_COMMAND = z.strictObject({
  command: text(32, 2).startsWith('/'),
  url: address(3000).optional(),
  description: text(2000),
  usage_hint: text(1000).optional(),
  should_escape: z.boolean().optional(),
});

const FEATURES = z.strictObject({
  app_home: z.strictObject({
    home_tab_enabled: z.boolean(),
    messages_tab_enabled: z.boolean(),
    messages_tab_read_only_enabled: z.boolean(),
  }),
  bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
  shortcuts: z.array(SHORTCUT).min(1).max(10),
  slash_commands: z.array(SLASH_COMMAND).min(1).max(50),
  unfurl_domains: z
    .array(z.string().regex(/^[a-z0-9][-a-z0-9.]{0,253}[a-z0-9]$/))
    .min(1)
    .max(5),
});

const unique = (items: readonly string[]): boolean => new Set(items).size === items.length;
const names = (most: number) => z.array(text(50)).max(most).refine(unique, 'names one twice');

const SETTINGS = z.strictObject({
  event_subscriptions: z.strictObject({ request_url: address(3500), bot_events: names(100) }),
  interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address(3500) }),
  org_deploy_enabled: z.boolean(),
  function_runtime: z.literal('remote').optional(),
  socket_mode_enabled: z.boolean(),
  token_rotation_enabled: z.boolean(),
});

const PARAMETERS = z
  .object({
    properties: z.record(
      z.string(),
      z.object({ type: z.enum(['integer', 'number', 'boolean', 'string']), title: z.string(), description: z.string() }),
    ),
    required: z.array(z.string()),
  })
  .refine(({ properties, required }) => required.every((name) => name in properties), 'requires what is no property');

const FUNCTION = z.strictObject({
  title: z.string(),
  description: z.string(),
  input_parameters: PARAMETERS,
  output_parameters: PARAMETERS,
});

export const MANIFEST = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4000, 175),
    background_color: z.string().regex(/^#(?:[0-9a-fA-F]{3}){1,2}$/),
  }),
  features: FEATURES,
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: names(255) }) }),
  settings: SETTINGS,
  functions: z.record(z.string(), FUNCTION).refine((functions) => Object.keys(functions).length <= 50, 'too many functions'),
});
export type Manifest = z.infer<typeof MANIFEST>;
