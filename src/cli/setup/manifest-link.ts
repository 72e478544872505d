/** Where the bot's features are in the manifest's text; `test/cli/commands/setup.test.ts` parses the result. */
const EXAMPLE_ADDRESS = 'https://order-scout.example.com';
const STEP = [/^functions:\n(?:[ \t].*\n|\n)*/m, /^ +function_runtime: .*\n/m, /^ +- function_executed\n/m] as const;
const COMMENT = /^ *#.*\n/gm;

export interface AppOptions {
  /** The address of the bot in HTTP mode; undefined: Socket Mode. */
  readonly address: string | undefined;
  /** Whether the workspace has a paid plan, which the Workflow Builder step needs. */
  readonly isPaid: boolean;
}

/** The manifest for one workspace. */
export function adaptManifest(manifest: string, { address, isPaid }: AppOptions): string {
  const bare = manifest.replaceAll(COMMENT, '');
  const addressed = address === undefined ? bare : overHttp(bare, address);
  return isPaid ? addressed : withoutStep(addressed);
}

function overHttp(manifest: string, address: string): string {
  return manifest.replace('socket_mode_enabled: true', 'socket_mode_enabled: false').replaceAll(EXAMPLE_ADDRESS, address);
}

function withoutStep(manifest: string): string {
  const without = STEP.reduce((text, part) => text.replace(part, ''), manifest);
  return without.replace('org_deploy_enabled: true', 'org_deploy_enabled: false');
}

/** Opens Slack's page that creates the app (docs.slack.dev/app-manifests/configuring-apps-with-app-manifests). */
export function createAppLink(manifest: string): string {
  return `https://api.slack.com/apps?new_app=1&manifest_yaml=${encodeURIComponent(manifest)}`;
}
