import type { Variables } from '../../config/reading.ts';
import type { Provider } from '../../core/provider/provider.ts';
import { adaptManifest, createAppLink } from './manifest-link.ts';
import type { Prompter } from './prompter.ts';
import { askProvider, askSlack, type SetupDeps } from './settings.ts';

export interface WizardDeps extends SetupDeps {
  readonly providers: readonly Provider[];
  /** The text of manifest.yml. */
  readonly manifest: string;
}

/** Asks for everything that the bot needs, each value checked live. Returns the settings; those that were there before are the defaults. */
export async function askSettings(before: Variables, deps: WizardDeps): Promise<Variables> {
  const { prompter, providers, manifest } = deps;
  const address = await askAddress(prompter);
  const isPaid = await prompter.confirm('Does your Slack workspace have a paid plan? (the Workflow Builder step needs one)');
  prompter.say(
    `Open this link, choose your workspace, create the app and install it:\n\n${createAppLink(adaptManifest(manifest, { address, isPaid }))}`,
  );
  const transport = address === undefined ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  const unused = address === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
  const { [unused]: _, ...kept } = before;
  let values = await askSlack(['SLACK_BOT_TOKEN', transport], kept, deps);
  for (const provider of await chooseProviders(providers, prompter)) values = await askProvider(provider, values, deps);
  return values;
}

/** Undefined: Socket Mode. */
async function askAddress(prompter: Prompter): Promise<string | undefined> {
  const mode = await prompter.choose('How does Slack reach the bot?', [
    { value: 'socket', label: 'Socket Mode', hint: 'needs no public address' },
    { value: 'http', label: 'HTTP', hint: 'needs an address that begins with https://' },
  ]);
  if (mode === 'socket') return undefined;
  return await prompter.text({
    message: 'The address of the bot, such as https://order-scout.your-company.com',
    problem: (text) => (isAddress(text) ? undefined : 'must be https:// and a host, without a path'),
  });
}

function isAddress(text: string): boolean {
  return text.startsWith('https://') && URL.canParse(text) && new URL(text).origin === text;
}

async function chooseProviders(providers: readonly Provider[], prompter: Prompter): Promise<readonly Provider[]> {
  const choices = providers.map(({ id, label }) => ({ value: id, label }));
  const chosen = await prompter.chooseSeveral('Which providers hold your orders?', choices);
  return providers.filter(({ id }) => chosen.includes(id));
}
